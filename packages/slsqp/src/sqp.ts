/**
 * The outer loop: Kraft's sequential least-squares programming.
 *
 * Source: D. Kraft, "A software package for sequential quadratic programming", DFVLR-FB 88-28, 1988. At each iterate a
 * quadratic subproblem gives a step and multipliers, a search on the L1 merit function a point, and BFGS a new B.
 */
import type { Arena } from './arena.js';
import type { Evaluator } from './evaluation/evaluator.js';
import { allFinite } from './evaluation/finite.js';
import { updateBfgs } from './hessian/bfgs.js';
import { keepDiagonal, setDiagonal } from './hessian/factor.js';
import type { UserHessian } from './hessian/user-hessian.js';
import type { Hooks } from './hooks.js';
import { Incumbent } from './incumbent.js';
import { kktResidual } from './kkt/residual.js';
import { maxViolation, raisePenalties, weightedViolation } from './line-search/merit.js';
import { MeritSearch } from './line-search/merit-search.js';
import type { Limits } from './options.js';
import { Restoration } from './restoration/restoration.js';
import { Status } from './status.js';
import { StepFinder } from './subproblem/step-finder.js';
import type { Workspace } from './workspace.js';

/** Consecutive recoveries without an accepted step in between after which a run gives up. */
const MAX_RESTORATIONS = 5;
/** A start whose largest component is below this says nothing about the size of x: 1 is taken. */
const NO_LENGTH = 1e-2;
/** A feasible scaled objective below this is falling without end. */
const UNBOUNDED = -1e20;

export class SqpRun {
  readonly finder: StepFinder;
  readonly incumbent: Incumbent;
  /** Iterations made, scaled objective, largest violation and relative KKT residual at the iterate. */
  nit = 0;
  f = 0;
  violation = 0;
  residual = 0;
  /** Size of the first B, in scaled units: what is small is small against this. */
  unit = 1;

  private readonly evaluator: Evaluator;
  private readonly limits: Limits;
  private readonly space: Workspace;
  private readonly hessian: UserHessian | undefined;
  private readonly lineSearch: MeritSearch;
  private restoration: Restoration | undefined;
  private hooks: Hooks = {};
  /** What B knows: 2 since an update, 1 only its own diagonal, 0 nothing. */
  private memory = 0;
  /** What the last step changed f by. */
  private lastChange = 0;
  private restorations = 0;
  /** Restoration ended where the violation has a minimum. */
  violationIsStationary = false;

  constructor(evaluator: Evaluator, limits: Limits, space: Workspace, hessian: UserHessian | undefined, arena: Arena) {
    this.evaluator = evaluator;
    this.limits = limits;
    this.space = space;
    this.hessian = hessian;
    this.finder = new StepFinder(space, arena);
    this.lineSearch = new MeritSearch(evaluator, space);
    this.incumbent = new Incumbent(space, limits.constraintTolerance);
  }

  /** Runs from `start` (all variables, inside the bounds). The last iterate is in the workspace. */
  run(start: Float64Array, hooks: Hooks): Status {
    this.hooks = hooks;
    this.reset();
    return this.evaluator.budget.within(() => {
      this.evaluator.begin(start, this.space.x, this.space.values);
      return this.begin() ? this.iterate() : Status.nonFinite;
    });
  }

  private reset(): void {
    this.nit = 0;
    this.f = NaN;
    this.violation = NaN;
    this.residual = Infinity;
    this.memory = 0;
    this.lastChange = Infinity;
    this.restorations = 0;
    this.violationIsStationary = false;
    this.finder.begin();
    this.space.penalties.fill(0);
    // What is not evaluated because the budget is spent stays NaN.
    this.space.values.fill(NaN);
    this.space.gradient.fill(NaN);
    this.space.jacobian.fill(NaN);
    this.incumbent.clear();
  }

  /** Evaluates the start, scales the objective, sets B. False where a value is not finite. */
  private begin(): boolean {
    const { evaluator, space } = this;
    this.violation = maxViolation(space.equalities, space.values);
    this.f = evaluator.objective(space.x);
    space.best.set(space.x);
    this.incumbent.offer(space.x, this.f, this.violation);
    if (!Number.isFinite(this.f) || !Number.isFinite(this.violation) || !this.differentiate()) return false;
    this.scaleObjective(evaluator.lookBack(space.x, this.f, space.gradient));
    this.resetHessian();
    return true;
  }

  /**
   * Scales the objective and its first B so that the unconstrained step is as long as x0: f and 1e8 f then take
   * the same path. Departure from Kraft, whose first B is the identity in the units of f.
   *
   * The scale is a power of two, so that scaling never rounds; `unit` is what remains of the divisor.
   *
   * @param curvature - of f at the start where its gradient is nothing but error, else 0.
   */
  private scaleObjective(curvature: number): void {
    const { evaluator, space } = this;
    const { gradient, x, n } = space;
    let size = 0;
    let length = 0;
    for (let i = 0; i < n; i++) {
      size = Math.max(size, Math.abs(gradient[i]!));
      length = Math.max(length, Math.abs(x[i]!));
    }
    if (length < NO_LENGTH) length = 1;
    const divisor = curvature > 0 ? curvature : size / length;
    const scale = 2 ** -Math.round(Math.log2(divisor));
    const usable = divisor > 0 && scale > 0 && scale < Infinity;
    this.unit = usable ? divisor * scale : 1;
    evaluator.view.scale = usable ? scale : 1;
    this.f *= evaluator.view.scale;
    this.incumbent.f *= evaluator.view.scale;
    for (let i = 0; i < n; i++) gradient[i]! *= evaluator.view.scale;
  }

  private differentiate(): boolean {
    const { evaluator, space } = this;
    evaluator.gradient(space.x, this.f, space.gradient);
    evaluator.jacobian(space.x, space.values, space.jacobian);
    return allFinite(space.gradient) && allFinite(space.jacobian);
  }

  private iterate(): Status {
    const { space, limits, evaluator, finder, lineSearch } = this;
    for (;;) {
      if (this.hooks.signal?.aborted) return Status.aborted;
      const found = finder.find(evaluator, this.unit);
      if (found && this.hasConverged()) return Status.converged;
      if (this.nit >= limits.maxiter) return Status.maxIterations;
      let slope = 0;
      if (found) {
        raisePenalties(space.penalties, finder.answer.multipliers);
        slope =
          dot(space.gradient, space.step) -
          (1 - finder.delta) * weightedViolation(space.equalities, space.penalties, space.values);
      }
      const outcome = slope < 0 ? lineSearch.search(this.f, slope, limits.maxfev, this.incumbent) : 'failed';
      if (outcome === 'accepted') {
        this.nit++;
        this.moveToTrial();
        if (this.violation <= limits.constraintTolerance && this.f < UNBOUNDED) return Status.unbounded;
        if (this.report()) return Status.stoppedByCallback;
      } else if (outcome === 'budget') return Status.maxEvaluations;
      else if (!this.recover()) return this.giveUp(outcome === 'nonFinite');
    }
  }

  /** Relative precision of the objective in scaled units: see the README's stop rule. */
  private precision(): number {
    return this.limits.ftol * Math.max(Math.abs(this.f), 1e-5 * this.unit);
  }

  /** Whether the iterate meets every tolerance: violation, predicted or last change of f, KKT residual. */
  private hasConverged(): boolean {
    const { space, limits, finder, evaluator } = this;
    if (finder.delta > 0 || this.violation > limits.constraintTolerance) return false;
    const { multipliers } = finder.answer;
    let predicted = Math.abs(dot(space.gradient, space.step)) / 2;
    for (let k = 0; k < space.rows; k++) predicted += Math.abs(multipliers[k]! * space.values[k]!);
    const left = Math.min(predicted, this.lastChange);
    const withinAbsolute = left <= limits.fatol * evaluator.view.scale;
    if (left > this.precision() && !withinAbsolute) return false;
    this.residual = this.kkt();
    return this.residual <= (withinAbsolute ? limits.gtol : limits.kktGoal);
  }

  private kkt(): number {
    const { x, gradient, jacobian } = this.space;
    return kktResidual({ x, f: this.f, gradient, jacobian }, this.finder.answer, this.unit);
  }

  /** Makes the accepted point the iterate and updates B from the change of the Lagrangian's gradient. */
  private moveToTrial(): void {
    const { space, lineSearch, hessian, finder } = this;
    const { n, change, step, x, trial } = space;
    for (let i = 0; i < n; i++) step[i] = trial[i]! - x[i]!;
    const before = this.f;
    this.f = lineSearch.f;
    this.violation = lineSearch.violation;
    space.commit();
    if (!hessian?.load(x, finder.answer.multipliers, space.factor)) {
      this.lagrangianChange();
      updateBfgs(n, space.factor, step, change, space.scratch, space.scratchTwo);
    }
    this.memory = 2;
    this.lastChange = Math.abs(this.f - before);
  }

  /** change = grad L(new) - grad L(old) with the step's multipliers; the old derivatives are in the trial arrays. */
  private lagrangianChange(): void {
    const { n, rows, change, gradient, trialGradient, jacobian, trialJacobian } = this.space;
    const { multipliers } = this.finder.answer;
    for (let i = 0; i < n; i++) change[i] = gradient[i]! - trialGradient[i]!;
    for (let k = 0; k < rows; k++) {
      const weight = multipliers[k]!;
      if (weight === 0) continue;
      for (let i = 0, at = k * n; i < n; i++, at++) change[i]! -= weight * (jacobian[at]! - trialJacobian[at]!);
    }
  }

  /** Forgets B, and the penalties with it: degenerate rows may have left huge ones that allow only tiny steps. */
  private resetHessian(): void {
    const { space, hessian } = this;
    if (!hessian?.load(space.x, this.finder.answer.multipliers, space.factor))
      setDiagonal(space.n, space.factor, this.unit);
    space.penalties.fill(0);
    this.memory = 0;
  }

  /**
   * What is tried when no step was accepted: a B with less memory, then finer differences, then restoring feasibility.
   * False when nothing is left.
   */
  private recover(): boolean {
    const { evaluator, space, limits } = this;
    if (this.memory > 0) {
      if (this.memory === 2 && !this.hessian) {
        keepDiagonal(space.n, space.factor, space.scratch);
        this.memory = 1;
      } else this.resetHessian();
      return true;
    }
    if (evaluator.canRefine && evaluator.objectiveCalls + 2 * evaluator.gradientCost <= limits.maxfev) {
      evaluator.refine();
      return this.differentiate();
    }
    if (this.violation <= limits.constraintTolerance || this.restorations >= MAX_RESTORATIONS) return false;
    this.restorations++;
    this.restoration ??= new Restoration(evaluator, space);
    const outcome = this.restoration.run(this.f, limits.constraintTolerance, limits.maxfev, this.incumbent);
    this.f = this.restoration.f;
    this.violation = this.restoration.violation;
    this.violationIsStationary = outcome === 'stationary';
    // A run that has met the constraints before goes on from there rather than call them contradictory.
    const met = outcome !== 'restored' && this.incumbent.violation <= limits.constraintTolerance;
    if (met) this.returnToBest();
    this.resetHessian();
    return met || outcome === 'restored';
  }

  /** Makes the best point the iterate. */
  private returnToBest(): void {
    const { evaluator, space, incumbent } = this;
    space.x.set(space.best);
    this.f = incumbent.f;
    this.violation = incumbent.violation;
    space.gradient.fill(NaN);
    space.jacobian.fill(NaN);
    evaluator.constraints(space.x, space.values);
    this.differentiate();
  }

  private giveUp(nonFinite: boolean): Status {
    if (nonFinite) return Status.nonFinite;
    return this.incumbent.violation > this.limits.constraintTolerance ? Status.infeasible : Status.noDescent;
  }

  /** Tells the caller's callback about the iteration; true when it asks to stop. */
  private report(): boolean {
    const { callback } = this.hooks;
    if (!callback) return false;
    const { space, evaluator, lineSearch } = this;
    const stop = callback({
      x: evaluator.view.full(space.x),
      fun: this.f / evaluator.view.scale,
      nit: this.nit,
      nfev: evaluator.objectiveCalls,
      maxcv: this.violation,
      merit: lineSearch.merit / evaluator.view.scale,
      stepNorm: evaluator.view.norm(space.step),
      stepLength: lineSearch.length,
      kktResidual: this.kkt(),
    });
    return stop === true;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
