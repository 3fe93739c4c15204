/**
 * The outer loop: Kraft's sequential least-squares programming.
 *
 * Source: D. Kraft, "A software package for sequential quadratic programming", DFVLR-FB 88-28, 1988. At each iterate a
 * quadratic subproblem gives a step and multipliers, a search on the L1 merit function a point, and BFGS a new B.
 */
import type { Arena } from './arena.js';
import type { Evaluator } from './evaluation/evaluator.js';
import { forwardStep } from './differences/difference-step.js';
import { POWELL_SHARE } from './hessian/bfgs.js';
import { Curvature } from './hessian/curvature.js';
import type { GivenHessian } from './hessian/given-hessian.js';
import type { Hooks } from './hooks.js';
import { Incumbent } from './incumbent.js';
import { NegativeCurvature } from './kkt/negative-curvature.js';
import { StopTest, type Verdict } from './kkt/stop-test.js';
import { Ceiling } from './line-search/ceiling.js';
import { raisePenalties, weightedViolation } from './line-search/merit.js';
import { MeritSearch, type SearchOutcome } from './line-search/merit-search.js';
import type { Limits } from './options.js';
import { Recovery } from './recovery.js';
import { rowAllowances, rowRounding } from './rounding.js';
import { scaleObjective } from './scaling/objective-scale.js';
import { Rescaling } from './scaling/rescaling.js';
import { slopesDiffer, valuesDiffer } from './scaling/sizes-differ.js';
import { Status } from './status.js';
import { StepFinder } from './subproblem/step-finder.js';
import { asVector } from './vector.js';
import type { Workspace } from './workspace.js';
import { dot, sumOfSizes, largest } from './vector-operations.js';
import { lagrangianChange } from './iterate.js';
import { MAX_MEASURED, measureHessian } from './hessian/measured-hessian.js';
import { Plateau } from './kkt/plateau.js';

/** A step that was cut to less than this share of itself says that B is too small along it. */
const CUT = 0.1;
/** B grows along a cut step by at most this factor. */
const MAX_GROWTH = 100;
/** Share of f that it may change by within the step of a difference quotient. */
const COARSE = 1e-5;
/** Share of d'Bd below which a step's way towards the rows does not explain why it was cut. */
const TANGENTIAL = 0.1;
/** A step shorter than this share of x has gone nowhere. */
const MOVED = 1e-3;
/** A KKT residual below this, with a first B, is no accident. */
const EXACT = 1e-8;

export class SqpRun {
  readonly finder: StepFinder;
  readonly incumbent: Incumbent;
  readonly stop: StopTest;
  readonly recovery: Recovery;
  readonly plateau: Plateau;
  /** Iterations made. */
  nit = 0;
  /** Whether the run ended at its last iterate, whose multipliers are known, rather than at an earlier best point. */
  isAtIterate = true;

  private readonly evaluator: Evaluator;
  private readonly limits: Limits;
  private readonly space: Workspace;
  private readonly curvature: Curvature;
  private readonly ceiling: Ceiling;
  private readonly lineSearch: MeritSearch;
  private readonly rescaling: Rescaling;
  private readonly saddle: NegativeCurvature;
  private hooks: Hooks = {};
  /** What the last step changed f by. */
  private lastChange = Infinity;
  /** The last iteration that showed negative curvature of the Lagrangian; whether more of it has been looked for. */
  private lastBent = -Infinity;
  private hasLooked = false;
  /** Whether a step began where the rows were met: it went along them. */
  private hasMovedAlong = false;
  /** Whether the Hessian was measured before a success. */
  private hasLearned = false;

  constructor(evaluator: Evaluator, limits: Limits, space: Workspace, hessian: GivenHessian | undefined, arena: Arena) {
    this.evaluator = evaluator;
    this.limits = limits;
    this.space = space;
    evaluator.tolerances(limits.constraintTolerance, space.tolerances);
    this.curvature = new Curvature(space.n, hessian, arena);
    this.finder = new StepFinder(space, this.curvature.factor, arena);
    this.incumbent = new Incumbent(space.n, space.rows, arena);
    this.ceiling = new Ceiling(space.rows, space.equalities);
    this.lineSearch = new MeritSearch(evaluator, space, this.finder, this.incumbent, this.ceiling);
    this.stop = new StopTest(limits, space, this.finder);
    this.rescaling = new Rescaling(evaluator, space, this.curvature, this.incumbent, this.stop);
    this.saddle = new NegativeCurvature(evaluator, space, this.finder, this.incumbent);
    this.plateau = new Plateau(evaluator, space);
    this.recovery = new Recovery(evaluator, space, this.curvature, this.incumbent, this.rescaling);
  }

  /** Runs from `start` (all variables, inside the bounds). The last iterate is in the workspace. */
  run(start: Float64Array, hooks: Hooks): Status {
    this.hooks = hooks;
    this.reset();
    const status = this.evaluator.budget.within(() => (this.begin(start) ? this.iterate() : Status.nonFinite));
    this.isAtIterate = status === Status.converged || !this.recovery.takeBest();
    const hasEnded = status === Status.converged || status === Status.noDescent;
    return hasEnded && this.lineSearch.isAtAbyss() ? Status.unbounded : status;
  }

  private reset(): void {
    const { space } = this;
    this.nit = 0;
    this.lastChange = Infinity;
    this.lastBent = -Infinity;
    this.hasLooked = false;
    this.hasLearned = false;
    this.hasMovedAlong = false;
    this.plateau.begin();
    this.finder.begin();
    this.rescaling.begin();
    this.lineSearch.begin();
    space.multipliers.fill(0);
    space.penalties.fill(0);
    space.current.forget();
  }

  /** Evaluates the start, scales the objective, sets B. False where a value is not finite. */
  private begin(start: Float64Array): boolean {
    const { evaluator, space, incumbent, curvature } = this;
    const { current } = space;
    evaluator.begin(start, current.x, current.values);
    incumbent.begin(current.x);
    rowAllowances(space.tolerances, space.rounding.fill(0), space.allowances);
    current.measure(space.equalities, space.allowances);
    current.f = evaluator.objective(current.x);
    incumbent.offer(current);
    if (!current.isFinite || !current.differentiate(evaluator)) return false;
    this.look();
    const bend = evaluator.lookBack(current.x, current.f, current.gradient);
    curvature.unit = scaleObjective(evaluator, current, incumbent, bend);
    curvature.reset(current, space.multipliers);
    this.ceiling.begin(current);
    this.stop.begin(evaluator.view.sized, evaluator.isMeasured, bend > 0 ? curvature.unit : 0);
    this.recovery.begin(current.x);
    if (this.wantsUnits()) this.rescaling.attempt(true);
    return true;
  }

  /**
   * Looks once for negative curvature along the rows in force where the steps cannot have shown that there is none: none
   * was taken, or since one that showed it fewer than there are free directions, or B is still the first guess along the
   * rows. True where the run goes on from elsewhere.
   */
  private leaveSaddle(): boolean {
    const { saddle, curvature, space } = this;
    if (this.hasLooked || curvature.isGiven) return false;
    const { freedom } = saddle;
    if (space.rows === 0 || freedom <= 0) return false;
    const hasSeen = this.nit > 0 && this.nit - this.lastBent >= freedom;
    if (hasSeen && (this.hasMovedAlong || !saddle.isUnseen(curvature))) return false;
    this.hasLooked = true;
    if (!saddle.leave()) return false;
    this.look();
    this.lastChange = Infinity;
    curvature.reset(space.current, space.multipliers);
    return true;
  }

  /** Whether the variables' lengths are to be found before the first step. */
  private wantsUnits(): boolean {
    const { evaluator, space } = this;
    if (evaluator.isScaledAtStart) return true;
    const { current } = space;
    if (evaluator.view.sized) return false;
    if (space.rows > 0) return valuesDiffer(current.x);
    return valuesDiffer(current.x) || slopesDiffer(current.gradient, evaluator.isDifferentiated);
  }

  private iterate(): Status {
    const { space, limits, evaluator, finder, stop } = this;
    for (;;) {
      if (this.hooks.signal?.aborted) return Status.aborted;
      const found = finder.find(evaluator, this.curvature.unit);
      if (found) {
        const verdict = this.verdict();
        if (verdict === 'yes') {
          if (this.learnHessian() || this.leaveSaddle()) continue;
          this.lineSearch.lookAtBounds();
          return Status.converged;
        }
        if (verdict === 'doubtful') {
          if (this.plateau.isCertain) return Status.noDescent;
          if (this.rescaling.attempt(false)) continue;
          if (stop.isZero()) return Status.converged;
        }
      }
      if (this.nit >= limits.maxiter) return Status.maxIterations;
      const outcome = found ? this.search() : 'failed';
      if (outcome === 'accepted') {
        this.nit++;
        this.moveToTrial();
        if (stop.fallsWithoutEnd()) return Status.unbounded;
        const isShort = stop.isShortStep();
        if (this.report()) return Status.stoppedByCallback;
        if (isShort) return Status.shortStep;
        if (this.ceiling.isAstray(space.current)) this.turnBack();
      } else if (!this.recovery.attempt()) {
        return this.giveUp(outcome === 'nonFinite');
      }
    }
  }

  private verdict(): Verdict {
    const verdict = this.stop.verdict(this.progress(), this.evaluator.view.scale);
    return verdict === 'yes' && (this.differencesAreCoarse() || this.isOnPlateau()) ? 'doubtful' : verdict;
  }

  /** Whether f no longer depends on a variable; looked at where it costs little beside what the run has cost. */
  private isOnPlateau(): boolean {
    const { evaluator, space, rescaling } = this;
    if (space.rows > 0 || this.stop.isZeroFromStart()) return false;
    if ((!evaluator.view.sized && !evaluator.isDifferentiated) || evaluator.budget.left < space.n) return false;
    return this.plateau.look((i) => rescaling.isIrrelevant(i));
  }

  /**
   * Measures the Hessian once, before a run without rows claims success in the caller's units: B may know nothing of a
   * direction in which f is far flatter than the first guess. True where the success does not stand with it.
   */
  private learnHessian(): boolean {
    const { evaluator, space, finder, stop, curvature } = this;
    if (this.hasLearned || evaluator.view.sized || space.rows > 0 || curvature.isGiven) return false;
    if (space.n > MAX_MEASURED || stop.residual(finder.answer) <= EXACT) return false;
    // A success is not given up for want of evaluations to look once more.
    if (evaluator.budget.left < (space.n * (space.n + 3)) / 2) return false;
    this.hasLearned = true;
    const hessian = measureHessian(evaluator, space.current, space.multipliers, space.trial);
    if (!hessian) return false;
    curvature.take(hessian);
    return !finder.find(evaluator, curvature.unit) || this.verdict() !== 'yes';
  }

  /** Whether f changes so much within the step of a difference quotient that its gradient cannot be believed. */
  private differencesAreCoarse(): boolean {
    const { evaluator, space, curvature } = this;
    if (!evaluator.isDifferentiated || evaluator.view.sized || space.rows > 0) return false;
    const { x, f } = space.current;
    const most = Math.max(COARSE * Math.abs(f), Number.EPSILON * this.stop.sizeAtStart);
    return curvature.diagonal().some((bend, i) => bend * forwardStep(x[i]!) ** 2 > most);
  }

  /** Raises the penalties and searches along the subproblem's step. */
  private search(): SearchOutcome {
    const { space, finder } = this;
    const { current, penalties } = space;
    raisePenalties(penalties, finder.answer.multipliers);
    const violated = weightedViolation(space.equalities, penalties, current.values);
    const slope = dot(current.gradient, space.step) - (1 - finder.delta) * violated;
    const noise = this.noise();
    return slope < -noise ? this.lineSearch.search(slope, noise) : 'failed';
  }

  /** Makes the accepted point the iterate and updates multipliers and B. */
  private moveToTrial(): void {
    const { space, finder, lineSearch, curvature } = this;
    const leastShare = this.leastShare();
    if (space.current.isFeasible && largest(space.step) > MOVED * largest(space.current.x)) this.hasMovedAlong = true;
    const { length } = lineSearch;
    const { multipliers } = finder.answer;
    for (let k = 0; k < space.rows; k++) space.multipliers[k]! += length * (multipliers[k]! - space.multipliers[k]!);
    space.commit();
    const { current, trial: last, step } = space;
    for (let i = 0; i < step.length; i++) step[i] = current.x[i]! - last.x[i]!;
    this.lastChange = Math.abs(current.f - last.f);
    this.look();
    if (curvature.load(current, space.multipliers, length)) return;
    lagrangianChange(last, current, space.multipliers, space.change);
    if (dot(step, space.change) < 0) this.lastBent = this.nit;
    curvature.update(step, space.change, leastShare);
  }

  /**
   * Powell's share for the update, or more where the step was cut: then B is too small along it. It grows where it is
   * the objective that the step went too far for, not the rows.
   */
  private leastShare(): number {
    const { space, finder, lineSearch, curvature } = this;
    if (lineSearch.length >= CUT) return POWELL_SHARE;
    const towardsRows = sumOfSizes(space.current.values, finder.answer.multipliers);
    if (towardsRows >= TANGENTIAL * curvature.along(space.step)) return 1;
    return Math.min(MAX_GROWTH, 1 / lineSearch.length);
  }

  /** Sees what of the rows' values, and so of their violations, is rounding at a new iterate. */
  private look(): void {
    const { space } = this;
    rowRounding(space.current, space.rounding);
    rowAllowances(space.tolerances, space.rounding, space.allowances);
    space.current.measure(space.equalities, space.allowances);
    this.incumbent.learn(space.current);
  }

  /** What rounding can change the merit function by. */
  private noise(): number {
    const { current, penalties, rounding } = this.space;
    return 2 * Number.EPSILON * Math.abs(current.f) + dot(penalties, rounding);
  }

  private progress(): { nit: number; change: number; noise: number } {
    return { nit: this.nit, change: this.lastChange, noise: this.noise() };
  }

  /** Goes back to the best point; from there the ceiling is low. */
  private turnBack(): void {
    this.ceiling.isLow = true;
    this.recovery.returnToBest();
  }

  private giveUp(nonFinite: boolean): Status {
    if (nonFinite) return Status.nonFinite;
    return this.incumbent.isFeasible ? Status.noDescent : Status.infeasible;
  }

  /** Tells the caller's callback about the iteration; true when it asks to stop. */
  private report(): boolean {
    const { callback } = this.hooks;
    if (!callback) return false;
    const { space, evaluator, lineSearch, stop, finder } = this;
    const { view } = evaluator;
    const { current } = space;
    const halt = callback({
      x: asVector(view.full(current.x)),
      fun: current.f / view.scale,
      nit: this.nit,
      nfev: evaluator.budget.evaluations,
      maxcv: current.violation,
      merit: lineSearch.merit / view.scale,
      stepNorm: view.norm(space.step),
      stepLength: lineSearch.length,
      kktResidual: stop.residual(finder.answer),
    });
    return halt === true;
  }
}
