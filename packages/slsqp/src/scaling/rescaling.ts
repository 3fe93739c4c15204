/**
 * Gives the variables new lengths in the middle of a run, and B the curvature that was measured in them.
 *
 * The first search of a run takes the caller's units as they are. Where these differ too much, or where it ends at a
 * point that is stationary only in those units, the run goes on from there in better ones.
 */
import type { Evaluator } from '../evaluation/evaluator.js';
import type { Curvature } from '../hessian/curvature.js';
import { MAX_MEASURED, measureHessian } from '../hessian/measured-hessian.js';
import type { Incumbent } from '../incumbent.js';
import type { StopTest } from '../kkt/stop-test.js';
import type { Workspace } from '../workspace.js';
import { scaleObjective } from './objective-scale.js';
import { probeLengths } from './probe-lengths.js';

/** Times that a run may change its units. */
const MAX_RESCALINGS = 5;
/** Lengths that differ by less than this from those in use are not worth a second change. */
const ENOUGH = 16;

export class Rescaling {
  /** Times that the run has changed its units. */
  count = 0;
  private readonly evaluator: Evaluator;
  private readonly space: Workspace;
  private readonly curvature: Curvature;
  private readonly incumbent: Incumbent;
  private readonly stop: StopTest;
  private readonly matters: Uint8Array;

  constructor(evaluator: Evaluator, space: Workspace, curvature: Curvature, incumbent: Incumbent, stop: StopTest) {
    this.evaluator = evaluator;
    this.space = space;
    this.curvature = curvature;
    this.incumbent = incumbent;
    this.stop = stop;
    this.matters = new Uint8Array(space.n);
  }

  begin(): void {
    this.count = 0;
    this.matters.fill(0);
  }

  /** Whether a search for a variable's length has never found any: the objective does not depend on it. */
  isIrrelevant(i: number): boolean {
    return this.count > 0 && this.matters[i] === 0;
  }

  /** Whether units may still be changed. */
  get isLeft(): boolean {
    return this.count < MAX_RESCALINGS;
  }

  /**
   * Changes the units at the iterate, which keeps its place; its derivatives are new, B is measured or knows nothing.
   * False where nothing was changed: the objective is zero, the lengths are right already, a derivative is not finite.
   *
   * @param isAtStart - whether no step was made yet.
   */
  attempt(isAtStart: boolean): boolean {
    const { space, evaluator, curvature } = this;
    const { current, scratch: lengths } = space;
    if (!this.isLeft || current.f === 0) return false;
    this.count++;
    if (!evaluator.measureLengths(current.x, lengths)) this.probe(lengths);
    if (this.count > 1 && difference(lengths) < ENOUGH) return false;
    const before = evaluator.view.scale;
    this.changeUnits(lengths);
    if (evaluator.canRefine) evaluator.refine();
    if (!current.differentiate(evaluator)) return false;
    curvature.unit = scaleObjective(evaluator, current, this.incumbent, 0);
    const ratio = evaluator.view.scale / before;
    for (let k = 0; k < space.rows; k++) space.multipliers[k]! *= ratio;
    this.stop.changeUnits(ratio, !this.isLeft, isAtStart);
    space.penalties.fill(0);
    curvature.reset(current, space.multipliers);
    if (curvature.isGiven || space.n > MAX_MEASURED) return true;
    const hessian = measureHessian(evaluator, current, space.multipliers, space.trial);
    if (hessian) curvature.take(hessian);
    return true;
  }

  /** Fills `lengths`; a variable that has none keeps its value's size. */
  private probe(lengths: Float64Array): void {
    const { space, evaluator } = this;
    const { current } = space;
    probeLengths(evaluator, current, space.trial, lengths);
    for (let i = 0; i < lengths.length; i++) {
      if (lengths[i]! > 0) this.matters[i] = 1;
      else lengths[i] = Math.abs(current.x[i]!) || 1;
    }
  }

  /** Lengths in present units become the units; points move with them, the objective is unscaled. */
  private changeUnits(lengths: Float64Array): void {
    const { space, evaluator, incumbent } = this;
    const { view } = evaluator;
    const { current } = space;
    const here = view.full(current.x);
    const best = view.full(incumbent.best.x);
    const all = new Float64Array(view.count).fill(1);
    for (let k = 0; k < space.n; k++) all[view.position(k)] = lengths[k]! * view.lengths[k]!;
    evaluator.setLengths(all);
    current.f /= view.scale;
    incumbent.best.f /= view.scale;
    incumbent.forgetDerivatives();
    view.scale = 1;
    view.gather(here, current.x);
    view.gather(best, incumbent.best.x);
  }
}

/** By what factor lengths differ from those in use, which are 1 in present units, at most. */
function difference(lengths: Float64Array): number {
  let most = 1;
  for (const length of lengths) most = Math.max(most, length, 1 / length);
  return most;
}
