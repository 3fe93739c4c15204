import type { Arena } from './arena.js';
import type { Iterate } from './iterate.js';

/**
 * The best point evaluated so far: the lowest objective among points that meet the constraints, else the point that
 * misses them least. It is what a run returns that ends before it converges.
 */
export class Incumbent {
  /** The point, n entries, with its objective and what it misses the constraints by. */
  readonly x: Float64Array;
  f = Infinity;
  violation = Infinity;
  excess = Infinity;

  constructor(n: number, arena: Arena) {
    this.x = arena.floats(n);
  }

  /** Begins a run at `start`, of which nothing is known yet. */
  begin(start: Float64Array): void {
    this.x.set(start);
    this.f = Infinity;
    this.violation = Infinity;
    this.excess = Infinity;
  }

  /** Takes the point when it is better; points with values that are not finite never are. */
  offer(point: Iterate): void {
    const { f, violation, excess } = point;
    if (!point.isFinite) return;
    const better = this.isFeasible
      ? point.isFeasible && f < this.f
      : violation < this.violation || point.isFeasible || (violation === this.violation && f < this.f);
    if (!better) return;
    const { x } = this;
    for (let i = 0; i < x.length; i++) x[i] = point.x[i]!;
    this.f = f;
    this.violation = violation;
    this.excess = excess;
  }

  /** Whether a point was found that meets the constraints. */
  get isFeasible(): boolean {
    return this.excess <= 1;
  }

  /** Whether any point was evaluated with finite values. */
  get isKnown(): boolean {
    return this.excess < Infinity;
  }

  /** Whether the best point is this one. */
  isAt(x: Float64Array): boolean {
    for (let i = 0; i < x.length; i++) if (x[i] !== this.x[i]) return false;
    return true;
  }
}
