import type { Arena } from './arena.js';
import { Iterate } from './iterate.js';

/**
 * The best point evaluated so far: the lowest objective among points that meet the constraints, else the point that
 * misses them least. It is what a run returns that ends before it converges.
 */
export class Incumbent {
  /** The point; its derivatives are NaN where they were never needed. */
  readonly best: Iterate;

  constructor(n: number, rows: number, arena: Arena) {
    this.best = new Iterate(n, rows, arena);
  }

  /** Begins a run at `start`, of which nothing is known yet. */
  begin(start: Float64Array): void {
    const { best } = this;
    best.x.set(start);
    best.f = Infinity;
    best.violation = Infinity;
    best.excess = Infinity;
    best.gradient.fill(NaN);
  }

  /** Takes the point when it is better; points with values that are not finite never are. */
  offer(point: Iterate): void {
    const { best } = this;
    if (!point.isFinite || !this.isWorseThan(point)) return;
    best.copyValues(point);
    best.gradient[0] = NaN;
  }

  /** Takes a point of which more is known than that its violation is small. */
  adopt(point: Iterate): void {
    this.best.copy(point);
  }

  /** Keeps the derivatives of the iterate where it is the best point. */
  learn(point: Iterate): void {
    if (this.isAt(point.x)) this.best.copyDerivatives(point);
  }

  /** Forgets the derivatives: units have changed. */
  forgetDerivatives(): void {
    this.best.gradient.fill(NaN);
  }

  /** Whether a point was found that meets the constraints. */
  get isFeasible(): boolean {
    return this.best.isFeasible;
  }

  /** Whether any point was evaluated with finite values. */
  get isKnown(): boolean {
    return this.best.excess < Infinity;
  }

  /** Whether the best point was differentiated. */
  get isDifferentiated(): boolean {
    return !Number.isNaN(this.best.gradient[0]);
  }

  /** Whether this is the best point. */
  isAt(x: Float64Array): boolean {
    const { best } = this;
    for (let i = 0; i < x.length; i++) if (x[i] !== best.x[i]) return false;
    return true;
  }

  private isWorseThan({ f, violation, isFeasible }: Iterate): boolean {
    const { best } = this;
    if (best.isFeasible) return isFeasible && f < best.f;
    return isFeasible || violation < best.violation || (violation === best.violation && f < best.f);
  }
}
