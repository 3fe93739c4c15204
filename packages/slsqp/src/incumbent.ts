import type { Workspace } from './workspace.js';

/**
 * The best point evaluated so far: the lowest objective among points that meet the constraints, else the point that
 * misses them least. It is what a run returns that ends before it converges.
 */
export class Incumbent {
  f = 0;
  violation = 0;
  private readonly point: Float64Array;
  readonly tolerance: number;

  constructor(space: Workspace, tolerance: number) {
    this.point = space.best;
    this.tolerance = tolerance;
    this.clear();
  }

  /** Forgets the point. */
  clear(): void {
    this.f = Infinity;
    this.violation = Infinity;
  }

  /** Takes the point when it is better; points with values that are not finite never are. */
  offer(x: Float64Array, f: number, violation: number): void {
    if (!Number.isFinite(f) || !Number.isFinite(violation)) return;
    const { tolerance } = this;
    const better =
      this.violation <= tolerance
        ? violation <= tolerance && f < this.f
        : violation < this.violation || (violation === this.violation && f < this.f);
    if (!better) return;
    const { point } = this;
    for (let i = 0; i < point.length; i++) point[i] = x[i]!;
    this.f = f;
    this.violation = violation;
  }
}
