/**
 * Backtracking on the L1 merit function.
 *
 * Source: Kraft 1988, section 2.2.5 (inexact search): a rejected step shrinks to the minimiser of the parabola through
 * what is known. Departure: to a fifth at least (there: a tenth), which takes fewer evaluations on the test problems.
 */
import type { Evaluator } from '../evaluation/evaluator.js';
import type { Incumbent } from '../incumbent.js';
import type { Workspace } from '../workspace.js';
import { maxViolation, weightedViolation } from './merit.js';

/** Armijo's share of the predicted decrease that a step must achieve. */
const SUFFICIENT = 0.1;
const MIN_SHRINK = 0.2;
/** After a value that is not finite, which no parabola fits. */
const NON_FINITE_SHRINK = 0.1;
const MAX_SHRINK = 0.5;
/** An optimum close to a bound at which the curvature grows without limit may be 1e-9 of the first step away. */
const MAX_BACKTRACKS = 30;
/** Trials in all, so that NaN and infinities cannot keep the loop alive. */
const MAX_TRIALS = 40;

/** How a search ended; the accepted point and its derivatives are then in the workspace's trial arrays. */
export type SearchOutcome = 'accepted' | 'failed' | 'nonFinite' | 'budget';

export class MeritSearch {
  /** Of the accepted point: scaled objective, merit, largest violation, share of the full step. */
  f = 0;
  merit = 0;
  violation = 0;
  length = 0;

  private readonly evaluator: Evaluator;
  private readonly space: Workspace;

  constructor(evaluator: Evaluator, space: Workspace) {
    this.evaluator = evaluator;
    this.space = space;
  }

  /**
   * Searches from the iterate along the workspace's step.
   *
   * @param f - scaled objective at the iterate.
   * @param slope - directional derivative of the merit function, < 0.
   * @param budget - evaluations of the objective after which to stop.
   */
  search(f: number, slope: number, budget: number, incumbent: Incumbent): SearchOutcome {
    const { space, evaluator } = this;
    const merit = f + weightedViolation(space.equalities, space.penalties, space.values);
    let length = 1;
    let backtracks = 0;
    let finite = false;
    for (let trials = 0; trials < MAX_TRIALS; trials++) {
      if (evaluator.objectiveCalls + 1 + evaluator.gradientCost > budget) return 'budget';
      this.move(length);
      let gain = this.evaluate(incumbent) - merit;
      if (Number.isFinite(gain) && gain <= SUFFICIENT * length * slope) {
        if (this.differentiate()) {
          this.length = length;
          this.merit = merit + gain;
          return 'accepted';
        }
        gain = NaN;
      }
      if (Number.isFinite(gain)) {
        finite = true;
        if (++backtracks > MAX_BACKTRACKS) return 'failed';
        const minimiser = (length * slope) / (2 * (length * slope - gain));
        length *= Math.max(MIN_SHRINK, Math.min(MAX_SHRINK, minimiser));
      } else length *= NON_FINITE_SHRINK;
    }
    return finite ? 'failed' : 'nonFinite';
  }

  /** Sets `trial`; x + (u - x) need not be u, so a full step to a bound ends on the bound itself. */
  private move(length: number): void {
    const { trial, x, step, n, lower: least, upper: most } = this.space;
    const { lower, upper } = this.evaluator;
    for (let i = 0; i < n; i++) {
      const move = step[i]!;
      if (length === 1 && move === least[i]!) trial[i] = lower[i]!;
      else if (length === 1 && move === most[i]!) trial[i] = upper[i]!;
      else trial[i] = Math.min(upper[i]!, Math.max(lower[i]!, x[i]! + length * move));
    }
  }

  private evaluate(incumbent: Incumbent): number {
    const { space, evaluator } = this;
    evaluator.constraints(space.trial, space.trialValues);
    this.f = evaluator.objective(space.trial);
    this.violation = maxViolation(space.equalities, space.trialValues);
    incumbent.offer(space.trial, this.f, this.violation);
    return this.f + weightedViolation(space.equalities, space.penalties, space.trialValues);
  }

  /** Differentiates at the trial point; false where a derivative is not finite. */
  private differentiate(): boolean {
    const { space, evaluator } = this;
    evaluator.gradient(space.trial, this.f, space.trialGradient);
    evaluator.jacobian(space.trial, space.trialValues, space.trialJacobian);
    return allFinite(space.trialGradient) && allFinite(space.trialJacobian);
  }
}

/** Whether no entry is NaN or infinite. */
export function allFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i]!)) return false;
  return true;
}
