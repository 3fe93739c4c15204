/**
 * The outer loop: Kraft's sequential least-squares programming.
 *
 * Source: D. Kraft, "A software package for sequential quadratic programming", DFVLR-FB 88-28, 1988.
 */
import type { Evaluator } from './evaluation/evaluator.js';
import { updateBfgs } from './hessian/bfgs.js';
import { setDiagonal } from './hessian/factor.js';
import { stationarity } from './kkt/residual.js';
import { maxViolation, raisePenalties, weightedViolation } from './line-search/merit.js';
import type { IterationState, Limits, StopSignal } from './options.js';
import { Status } from './status.js';
import { DualActiveSet } from './subproblem/dual-active-set.js';
import { RelaxedSubproblem } from './subproblem/relaxed.js';
import type { Workspace } from './workspace.js';

/** Armijo's share of the predicted decrease that a step must achieve (Kraft: 1/10). */
const SUFFICIENT = 0.1;
/** A rejected step shrinks to at least a tenth and at most a half. */
const MIN_SHRINK = 0.1;
const MAX_SHRINK = 0.5;
const MAX_BACKTRACKS = 10;
const MAX_NON_FINITE = 60;
const MAX_RESETS = 5;

/** Hooks of one run. */
export interface Hooks {
  readonly callback?: ((state: IterationState) => boolean | void) | undefined;
  readonly signal?: StopSignal | undefined;
}

export class SqpRun {
  status: Status = Status.converged;
  nit = 0;
  /** Scaled objective at the iterate. */
  f = 0;
  violation = 0;
  residual = Infinity;
  /** Row that could not be met, -1 where none is to blame. */
  failedRow = -1;
  readonly solver: DualActiveSet;
  /** Solver that made the last step: `solver` or the relaxed one. */
  stepper: DualActiveSet;

  private readonly evaluator: Evaluator;
  private readonly limits: Limits;
  private readonly hooks: Hooks;
  private readonly space: Workspace;
  private relaxed: RelaxedSubproblem | undefined;
  private delta = 0;
  private slope = 0;
  private bestF = Infinity;
  private bestViolation = Infinity;
  private trialF = 0;
  private merit = 0;
  private stepLength = 0;
  private fresh = true;
  private resets = 0;
  private smallChange = false;

  constructor(evaluator: Evaluator, limits: Limits, hooks: Hooks, space: Workspace, solver: DualActiveSet) {
    this.evaluator = evaluator;
    this.limits = limits;
    this.hooks = hooks;
    this.space = space;
    this.solver = solver;
    this.stepper = solver;
  }

  /** Runs from `start` (free variables, inside the bounds) to an ending. */
  run(start: Float64Array): void {
    const { space } = this;
    space.x.set(start);
    this.status = this.begin() ? this.loop() : Status.nonFinite;
  }

  private begin(): boolean {
    const { evaluator, space } = this;
    evaluator.constraintsAtStart(space.values);
    this.f = evaluator.objective(space.x);
    this.violation = maxViolation(space.equalities, space.values);
    space.best.set(space.x);
    this.bestF = this.f;
    this.bestViolation = this.violation;
    if (!Number.isFinite(this.f) || !Number.isFinite(this.violation)) return false;
    if (!this.differentiate()) return false;
    this.chooseScale();
    setDiagonal(space.n, space.factor, 1);
    return true;
  }

  /** Scales the objective so that its gradient at the start has size 1: f and 1e8 f then take the same path. */
  private chooseScale(): void {
    const { evaluator, space } = this;
    let size = 0;
    for (let i = 0; i < space.n; i++) size = Math.max(size, Math.abs(space.gradient[i]!));
    if (!(size > 0)) return;
    evaluator.scale = 1 / size;
    this.f /= size;
    this.bestF /= size;
    for (let i = 0; i < space.n; i++) space.gradient[i]! /= size;
  }

  private differentiate(): boolean {
    const { evaluator, space } = this;
    evaluator.gradient(space.x, this.f, space.gradient);
    evaluator.jacobian(space.x, space.values, space.jacobian);
    return allFinite(space.gradient) && allFinite(space.jacobian);
  }

  private loop(): Status {
    const { space, limits, evaluator, hooks } = this;
    for (;;) {
      if (hooks.signal?.aborted) return Status.aborted;
      if (!this.findStep()) {
        if (this.recover()) continue;
        return this.violation > limits.constraintTolerance ? Status.infeasible : Status.noDescent;
      }
      if (this.hasConverged()) return Status.converged;
      if (this.nit >= limits.maxiter) return Status.maxIterations;
      if (evaluator.objectiveCalls >= limits.maxfev) return Status.maxEvaluations;
      raisePenalties(space.penalties, this.stepper.multipliers);
      this.slope =
        this.dot(space.gradient, space.step) -
        (1 - this.delta) * weightedViolation(space.equalities, space.penalties, space.values);
      if (!(this.slope < 0) || !this.searchLine()) {
        if (this.recover()) continue;
        return this.giveUp();
      }
      this.nit++;
      if (!this.accept()) return Status.nonFinite;
      if (this.report()) return Status.stoppedByCallback;
    }
  }

  private findStep(): boolean {
    const { space, evaluator } = this;
    const { x, lower, upper, step } = space;
    for (let i = 0; i < space.n; i++) {
      lower[i] = evaluator.lower[i]! - x[i]!;
      upper[i] = evaluator.upper[i]! - x[i]!;
    }
    this.delta = 0;
    this.stepper = this.solver;
    const outcome = this.solver.solve(space);
    if (outcome !== 'solved') {
      this.failedRow = this.solver.failedRow;
      this.relaxed ??= new RelaxedSubproblem(space.n, space.rows, space.equalities);
      if (!this.relaxed.solve(space)) return false;
      this.delta = this.relaxed.delta;
      if (this.delta > 1 - 1e-8) return false;
      this.stepper = this.relaxed.solver;
    }
    for (let i = 0; i < space.n; i++) step[i] = Math.min(upper[i]!, Math.max(lower[i]!, this.stepper.step[i]!));
    return true;
  }

  private tolerance(): number {
    return this.limits.ftol * Math.max(Math.abs(this.f), 1e-3) + this.limits.fatol * this.evaluator.scale;
  }

  private hasConverged(): boolean {
    const { space, limits, stepper } = this;
    if (this.delta > 0 || this.violation > limits.constraintTolerance) return false;
    let predicted = Math.abs(this.dot(space.gradient, space.step));
    for (let k = 0; k < space.rows; k++) predicted += Math.abs(stepper.multipliers[k]! * space.values[k]!);
    const close = predicted <= this.tolerance();
    if (!close && !this.smallChange) return false;
    this.residual = this.kkt();
    return this.residual <= limits.gtol;
  }

  private kkt(): number {
    const { space } = this;
    return stationarity(space.gradient, space.jacobian, this.stepper, 1);
  }

  /** Backtracks along the step until the merit function falls enough. The accepted point is in `trial`. */
  private searchLine(): boolean {
    const { space, evaluator } = this;
    const { x, step, trial } = space;
    const merit = this.f + weightedViolation(space.equalities, space.penalties, space.values);
    let length = 1;
    let backtracks = 0;
    for (let tries = 0; tries < MAX_NON_FINITE; tries++) {
      for (let i = 0; i < space.n; i++) {
        trial[i] = Math.min(evaluator.upper[i]!, Math.max(evaluator.lower[i]!, x[i]! + length * step[i]!));
      }
      const next = this.evaluateTrial();
      const gain = next - merit;
      if (gain <= SUFFICIENT * length * this.slope) {
        this.merit = next;
        this.stepLength = length;
        return true;
      }
      if (evaluator.objectiveCalls >= this.limits.maxfev) return false;
      if (Number.isFinite(gain)) {
        if (++backtracks > MAX_BACKTRACKS) return false;
        const best = (length * this.slope) / (2 * (length * this.slope - gain));
        length *= Math.max(MIN_SHRINK, Math.min(MAX_SHRINK, best));
      } else length *= MIN_SHRINK;
    }
    return false;
  }

  private evaluateTrial(): number {
    const { space, evaluator } = this;
    this.trialF = evaluator.objective(space.trial);
    evaluator.constraints(space.trial, space.trialValues);
    this.keepBest();
    return this.trialF + weightedViolation(space.equalities, space.penalties, space.trialValues);
  }

  private keepBest(): void {
    const { space, limits } = this;
    const miss = maxViolation(space.equalities, space.trialValues);
    if (!Number.isFinite(miss) || !Number.isFinite(this.trialF)) return;
    const feasible = miss <= limits.constraintTolerance;
    const better =
      this.bestViolation <= limits.constraintTolerance
        ? feasible && this.trialF < this.bestF
        : miss < this.bestViolation;
    if (!better) return;
    space.best.set(space.trial);
    this.bestF = this.trialF;
    this.bestViolation = miss;
  }

  /** Moves to `trial`, differentiates there and updates B. */
  private accept(): boolean {
    const { space } = this;
    const { n, change, gradient, step, x, trial } = space;
    const before = this.f;
    for (let i = 0; i < n; i++) {
      change[i] = -gradient[i]!;
      step[i] = trial[i]! - x[i]!;
    }
    this.addConstraintTerms(1);
    x.set(trial);
    space.values.set(space.trialValues);
    this.f = this.trialF;
    this.violation = maxViolation(space.equalities, space.values);
    if (!this.differentiate()) return false;
    for (let i = 0; i < n; i++) change[i]! += gradient[i]!;
    this.addConstraintTerms(-1);
    updateBfgs(n, space.factor, step, change, space.scratch, space.scratchTwo);
    this.fresh = false;
    this.smallChange = Math.abs(this.f - before) <= this.tolerance();
    return true;
  }

  /** change += sign A' lambda. */
  private addConstraintTerms(sign: number): void {
    const { n, rows, change, jacobian } = this.space;
    const { multipliers } = this.stepper;
    for (let k = 0; k < rows; k++) {
      const weight = sign * multipliers[k]!;
      if (weight === 0) continue;
      for (let i = 0, at = k * n; i < n; i++, at++) change[i]! += weight * jacobian[at]!;
    }
  }

  private recover(): boolean {
    if (this.evaluator.objectiveCalls >= this.limits.maxfev) return false;
    if (!this.fresh && this.resets < MAX_RESETS) {
      this.resets++;
      this.fresh = true;
      setDiagonal(this.space.n, this.space.factor, 1);
      return true;
    }
    return false;
  }

  private giveUp(): Status {
    if (this.evaluator.objectiveCalls >= this.limits.maxfev) return Status.maxEvaluations;
    if (this.violation > this.limits.constraintTolerance) return Status.infeasible;
    this.residual = this.kkt();
    return this.residual <= this.limits.gtol ? Status.converged : Status.noDescent;
  }

  /** Tells the caller's callback about the iteration; true when it asks to stop. */
  private report(): boolean {
    const { callback } = this.hooks;
    if (!callback) return false;
    const { space, evaluator } = this;
    const x = evaluator.full(space.x);
    let square = 0;
    for (let i = 0; i < space.n; i++) square += space.step[i]! * space.step[i]!;
    const stop = callback({
      x,
      fun: this.f / evaluator.scale,
      nit: this.nit,
      nfev: evaluator.objectiveCalls,
      maxcv: this.violation,
      merit: this.merit / evaluator.scale,
      stepNorm: Math.sqrt(square),
      stepLength: this.stepLength,
      kktResidual: this.kkt(),
    });
    return stop === true;
  }

  private dot(a: Float64Array, b: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
    return sum;
  }
}

function allFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i]!)) return false;
  return true;
}
