/**
 * Backtracking on the L1 merit function.
 *
 * Source: Kraft 1988, section 2.2.5 (inexact search): a rejected step shrinks to the minimiser of the parabola through
 * what is known. Departures: to a fifth at least (there: a tenth), which takes fewer evaluations on the test problems;
 * a full step that is rejected because the rows curve is corrected first (Maratos effect).
 */
import type { Evaluator } from '../evaluation/evaluator.js';
import { allFinite } from '../evaluation/finite.js';
import type { Incumbent } from '../incumbent.js';
import type { StepFinder } from '../subproblem/step-finder.js';
import type { Workspace } from '../workspace.js';
import type { Ceiling } from './ceiling.js';
import { weightedViolation } from './merit.js';
import { clamp } from '../vector-operations.js';

/** Armijo's share of the predicted decrease that a step must achieve. */
const SUFFICIENT = 0.1;
const MIN_SHRINK = 0.2;
/** After a value that is not finite, which no parabola fits. */
const NON_FINITE_SHRINK = 0.1;
const MAX_SHRINK = 0.5;
/**
 * Shortenings of a step. From a point that meets the constraints there may be many: the objective may be steep near a
 * bound, as a root is at zero. From one that does not, a step that needs more is one of a poor subproblem.
 */
const MAX_BACKTRACKS = 10;
const MAX_FEASIBLE_BACKTRACKS = 30;
/** Trials in all, so that NaN and infinities cannot keep the loop alive. */
const MAX_TRIALS = 40;
/** Distance within which a point counts as the same, relative to its size. */
const NEAR = 1e-6;

/** How a search ended; after 'accepted' the workspace's trial is the new point, differentiated. */
export type SearchOutcome = 'accepted' | 'failed' | 'nonFinite';

export class MeritSearch {
  /** Of the accepted point: merit, and share of the full step. */
  merit = 0;
  length = 0;
  /** The last point tried that meets the constraints and has an objective of minus infinity. */
  private abyss: Float64Array | undefined;

  private readonly evaluator: Evaluator;
  private readonly space: Workspace;
  private readonly finder: StepFinder;
  private readonly incumbent: Incumbent;
  private readonly ceiling: Ceiling;

  constructor(evaluator: Evaluator, space: Workspace, finder: StepFinder, incumbent: Incumbent, ceiling: Ceiling) {
    this.evaluator = evaluator;
    this.space = space;
    this.finder = finder;
    this.incumbent = incumbent;
    this.ceiling = ceiling;
  }

  /**
   * Searches from the iterate along the workspace's step.
   *
   * @param slope - directional derivative of the merit function, < 0.
   * @param noise - what rounding can change the merit function by.
   */
  search(slope: number, noise: number): SearchOutcome {
    const { space } = this;
    const { current, step } = space;
    const merit = current.f + weightedViolation(space.equalities, space.penalties, current.values);
    const most = current.isFeasible ? MAX_FEASIBLE_BACKTRACKS : MAX_BACKTRACKS;
    let length = 1;
    let backtracks = 0;
    let finite = false;
    for (let trials = 0; trials < MAX_TRIALS; trials++) {
      let gain = this.tryStep(step, length) - merit;
      if (this.hasNotMoved()) return finite || trials === 0 ? 'failed' : 'nonFinite';
      if (this.accepts(gain, length * slope, merit)) return this.accept(length);
      if (trials === 0 && this.rowsCurve(gain, noise)) {
        const corrected = this.tryCorrection() - merit;
        if (this.accepts(corrected, slope, merit)) return this.accept(1);
      }
      if (!this.derivativesAreFinite) gain = NaN;
      if (Number.isFinite(gain)) {
        finite = true;
        if (++backtracks > most) return 'failed';
        const minimiser = (length * slope) / (2 * (length * slope - gain));
        length *= clamp(minimiser, MIN_SHRINK, MAX_SHRINK);
      } else length *= NON_FINITE_SHRINK;
    }
    return finite ? 'failed' : 'nonFinite';
  }

  /** Begins a run. */
  begin(): void {
    this.abyss = undefined;
  }

  /** Tries the end of the subproblem's step where it lies on a bound that the iterate is not on: f may have no floor there. */
  lookAtBounds(): void {
    const { space, finder, evaluator } = this;
    const { lowerMultipliers, upperMultipliers } = finder.answer;
    const isBetween = (x: number, i: number): boolean =>
      (lowerMultipliers[i]! > 0 && x > evaluator.lower[i]!) || (upperMultipliers[i]! > 0 && x < evaluator.upper[i]!);
    if (space.current.x.some(isBetween)) this.tryStep(space.step, 1);
  }

  /**
   * Whether the iterate lies where the objective falls to minus infinity. A point at which it is that far away from the
   * iterate may as well lie outside of its domain.
   */
  isAtAbyss(): boolean {
    const { x } = this.space.current;
    return this.abyss?.every((value, i) => Math.abs(x[i]! - value) <= NEAR * Math.max(1, Math.abs(value))) ?? false;
  }

  /** Whether a derivative at the last point that was low enough is finite. */
  private derivativesAreFinite = true;

  /** Whether the trial is low enough and can be differentiated. */
  private accepts(gain: number, promised: number, merit: number): boolean {
    this.derivativesAreFinite = true;
    if (!(gain <= SUFFICIENT * promised) || !Number.isFinite(gain)) return false;
    this.derivativesAreFinite = this.space.trial.differentiate(this.evaluator);
    this.merit = merit + gain;
    return this.derivativesAreFinite;
  }

  private accept(length: number): SearchOutcome {
    this.length = length;
    return 'accepted';
  }

  /** The merit at the end of a share of a step; NaN where that is not to be had. The workspace's trial is the point. */
  private tryStep(step: Float64Array, length: number): number {
    const { space, evaluator, ceiling } = this;
    const { trial } = space;
    if (!this.move(step, length) || this.hasNotMoved()) return NaN;
    trial.evaluate(evaluator, space.allowances);
    this.incumbent.offer(trial);
    if (trial.f === -Infinity && trial.isFeasible) this.abyss = trial.x.slice();
    if (ceiling.forbids(trial)) return NaN;
    return trial.f + weightedViolation(space.equalities, space.penalties, trial.values);
  }

  private tryCorrection(): number {
    const { space, finder } = this;
    return finder.correct(space.scratch) ? this.tryStep(space.scratch, 1) : NaN;
  }

  /** Whether the step was too short to lead anywhere. */
  private hasNotMoved(): boolean {
    const { current, trial } = this.space;
    for (let i = 0; i < current.x.length; i++) if (trial.x[i] !== current.x[i]) return false;
    return true;
  }

  /** Whether a full step failed though, or because, it leaves the rows violated more than they were. */
  private rowsCurve(gain: number, noise: number): boolean {
    const { equalities, penalties, current, trial } = this.space;
    if (!Number.isFinite(gain)) return false;
    const before = weightedViolation(equalities, penalties, current.values);
    return weightedViolation(equalities, penalties, trial.values) > before + noise;
  }

  /**
   * Sets the trial's x; x + (u - x) need not be u, so a full step to a bound ends on the bound itself. False where an
   * entry is not finite.
   */
  private move(move: Float64Array, length: number): boolean {
    const { trial, current, n, lower: least, upper: most } = this.space;
    const { lower, upper } = this.evaluator;
    const { x } = trial;
    for (let i = 0; i < n; i++) {
      const step = move[i]!;
      if (length === 1 && step === least[i]!) x[i] = lower[i]!;
      else if (length === 1 && step === most[i]!) x[i] = upper[i]!;
      else x[i] = clamp(current.x[i]! + length * step, lower[i]!, upper[i]!);
    }
    return allFinite(x);
  }
}
