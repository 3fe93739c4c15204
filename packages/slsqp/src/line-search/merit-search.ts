/**
 * Backtracking on the L1 merit function, with one second-order correction of the full step.
 *
 * Source: Kraft 1988, section 2.2.5 (inexact search), with the parabola's minimiser kept between a tenth and a half of
 * the step. The correction (Nocedal and Wright, Algorithm 18.3) is a departure from Kraft: near a curved constraint the
 * full step can raise the merit function however close the solution is (Maratos effect).
 */
import type { Evaluator } from '../evaluation/evaluator.js';
import type { Incumbent } from '../incumbent.js';
import { DualActiveSet } from '../subproblem/dual-active-set.js';
import type { Workspace } from '../workspace.js';
import { maxViolation, weightedViolation } from './merit.js';

/** Armijo's share of the predicted decrease that a step must achieve. */
const SUFFICIENT = 0.1;
const MIN_SHRINK = 0.1;
const MAX_SHRINK = 0.5;
const MAX_BACKTRACKS = 10;
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
  private corrector: DualActiveSet | undefined;

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
      this.move(length, space.step);
      let gain = this.evaluate(incumbent) - merit;
      if (!(gain <= SUFFICIENT * length * slope) && trials === 0 && this.correctionMayHelp(gain)) {
        if (evaluator.objectiveCalls + 1 + evaluator.gradientCost > budget) return 'budget';
        const rejected = gain;
        gain = this.correct(incumbent) - merit;
        if (!(gain <= SUFFICIENT * slope)) gain = rejected;
      }
      if (gain <= SUFFICIENT * length * slope) {
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
      } else length *= MIN_SHRINK;
    }
    return finite ? 'failed' : 'nonFinite';
  }

  private move(length: number, step: Float64Array): void {
    const { trial, x, n } = this.space;
    const { lower, upper } = this.evaluator;
    for (let i = 0; i < n; i++) trial[i] = Math.min(upper[i]!, Math.max(lower[i]!, x[i]! + length * step[i]!));
  }

  private evaluate(incumbent: Incumbent): number {
    const { space, evaluator } = this;
    evaluator.constraints(space.trial, space.trialValues);
    this.f = evaluator.objective(space.trial);
    this.violation = maxViolation(space.equalities, space.trialValues);
    incumbent.offer(space.trial, this.f, this.violation);
    return this.f + weightedViolation(space.equalities, space.penalties, space.trialValues);
  }

  /** Curvature of the constraints is to blame when the full step made them worse. */
  private correctionMayHelp(gain: number): boolean {
    const { space } = this;
    if (space.rows === 0 || !Number.isFinite(gain)) return false;
    return this.violation > maxViolation(space.equalities, space.values);
  }

  /** Tries the step that also takes the constraints' values at the full step into account. */
  private correct(incumbent: Incumbent): number {
    const { space } = this;
    const { n, rows, equalities, jacobian, step, scratch, trialValues } = space;
    this.corrector ??= new DualActiveSet(n, rows, equalities);
    for (let k = 0; k < rows; k++) {
      let sum = trialValues[k]!;
      for (let i = 0, at = k * n; i < n; i++, at++) sum -= jacobian[at]! * step[i]!;
      trialValues[k] = sum;
    }
    const { factor, gradient, lower, upper } = space;
    const outcome = this.corrector.solve({ factor, gradient, jacobian, values: trialValues, lower, upper });
    if (outcome !== 'solved') return NaN;
    scratch.set(this.corrector.step);
    this.move(1, scratch);
    return this.evaluate(incumbent);
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
