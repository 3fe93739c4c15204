/**
 * A solver object: the problem's functions and every array it needs, made once and used for many solves.
 */
import { Arena, entriesFor } from './arena.js';
import { makeBounds, readBounds, type BoundArrays, type Bounds } from './bounds.js';
import { Budget } from './budget.js';
import { conclude } from './conclude.js';
import { readDifferenceSteps, type DifferenceSteps } from './differences/difference-option.js';
import { refuse } from './errors.js';
import { Evaluator } from './evaluation/evaluator.js';
import { readConstraints, type RowSource } from './evaluation/read-constraints.js';
import { readXScale } from './evaluation/variable-lengths.js';
import { UserHessian } from './hessian/user-hessian.js';
import type { DifferenceScheme, GradientFunction } from './gradient-function.js';
import type { GivenHessian } from './hessian/given-hessian.js';
import type { Hooks } from './hooks.js';
import { isList } from './list.js';
import { checkOptions, OPTION_NAMES, readLimits, type Limits, type MinimizeOptions } from './options.js';
import type { MinimizeResult } from './result.js';
import { SqpRun } from './sqp.js';
import { Workspace } from './workspace.js';
import type { Vector } from './vector.js';
import { clamp } from './vector-operations.js';

/** The largest n: B alone then takes 400 MB, and an iteration minutes. */
const MAX_VARIABLES = 10_000;

/** A problem to be solved many times; everything but `n`, `fun` and `warmStart` as in `minimize`. */
export interface SolverOptions extends MinimizeOptions {
  /** Number of variables, 1 to 10,000. */
  readonly n: number;
  readonly fun: (x: Vector) => number;
  /**
   * Keep the active set from solve to solve as the first guess; default false. It saves time where solves are alike;
   * results then depend on the solves before, by rounding.
   */
  readonly warmStart?: boolean | undefined;
}

/** What may change from solve to solve. */
export interface SolveChanges extends Hooks {
  readonly bounds?: Bounds | undefined;
}

/** Solves one problem again and again; its functions may read data that changes in between. */
export interface Solver {
  readonly n: number;
  /**
   * Minimises from `x0`. Not to be called from within the functions of the same solver.
   *
   * @throws InvalidArgumentError as `minimize` does.
   */
  minimize(x0: ArrayLike<number>, changes?: SolveChanges): MinimizeResult;
}

/** What replaces an objective's own derivatives and curvature. */
export interface Model {
  /** The objective's gradient. */
  readonly jac: GradientFunction;
  /** Takes the evaluator of the runs to come; returns the curvature. */
  begin(evaluator: Evaluator): GivenHessian;
  /** Lengths of all variables for a run from x, where the caller gave none. */
  lengthsAt(x: Float64Array): Float64Array | undefined;
}

/** What a solve needs, kept while the set of fixed variables stays the same. */
interface Machine {
  readonly evaluator: Evaluator;
  readonly space: Workspace;
  readonly run: SqpRun;
}

/**
 * Makes a solver whose arrays are reused: no array but the result's is made from solve to solve, also where the bounds
 * change, unless other variables are fixed by them.
 *
 * @throws InvalidArgumentError when an option is wrong.
 * @example
 * const solver = createSolver({ n: 2, fun: ([x, y]) => (x - 1) ** 2 + y ** 2 });
 * solver.minimize([5, 5]).x; // Float64Array [1, 0]
 */
export function createSolver(options: SolverOptions): Solver {
  const where = 'createSolver';
  checkOptions(where, options, SOLVER_NAMES);
  return new SlsqpSolver(where, options.n, options.fun, options);
}

/** The number of variables of a start, before anything else is known of it. */
export function readStartLength(where: string, x0: unknown): number {
  if (isList(x0) && x0.length >= 1) return x0.length;
  refuse(where, 'x0', x0, 'an array of 1 or more numbers');
}

/** The solver behind `minimize` and `createSolver`. */
export class SlsqpSolver implements Solver {
  readonly n: number;
  private readonly where: string;
  private readonly fun: SolverOptions['fun'];
  private readonly options: Omit<SolverOptions, 'n' | 'fun'>;
  private readonly constraints: readonly RowSource[];
  private readonly limits: Limits;
  private readonly bounds: BoundArrays;
  /** Bounds of one solve that replace those. */
  private changedBounds: BoundArrays | undefined;
  private readonly xScale: Float64Array | 'auto' | undefined;
  private readonly differenceSteps: DifferenceSteps | undefined;
  private readonly start: Float64Array;
  private readonly arena: Arena;
  private readonly budget: Budget;
  private readonly model: Model | undefined;
  private machine: Machine | undefined;
  private busy = false;

  constructor(
    where: string,
    n: number,
    fun: SolverOptions['fun'],
    options: Omit<SolverOptions, 'n' | 'fun'>,
    model?: Model,
  ) {
    if (!Number.isInteger(n) || n < 1 || n > MAX_VARIABLES)
      refuse(where, 'n', n, `a whole number from 1 to ${MAX_VARIABLES}`);
    if (typeof fun !== 'function') refuse(where, 'fun', fun, 'a function');
    this.n = n;
    this.where = where;
    this.fun = fun;
    this.options = options;
    this.model = model;
    this.constraints = readConstraints(where, options.constraints, n);
    this.limits = readLimits(where, options);
    const { maxfev, maxTime, clock } = this.limits;
    this.budget = new Budget(maxfev, maxTime, clock);
    this.arena = new Arena(entriesFor(n, 2));
    this.bounds = makeBounds(n, this.arena);
    readBounds(where, options.bounds, this.bounds);
    this.start = this.arena.floats(n);
    this.xScale = readXScale(where, options.xScale, n);
    this.differenceSteps = readDifferenceSteps(where, options.finiteDifferenceStep, n);
  }

  minimize(x0: ArrayLike<number>, changes: SolveChanges = NO_CHANGES): MinimizeResult {
    const { where } = this;
    if (changes !== NO_CHANGES) checkOptions(where, changes, CHANGE_NAMES);
    if (this.busy) refuse(where, 'solver', 'busy', 'one solve at a time; make another solver');
    const bounds = this.boundsFor(changes.bounds);
    const moved = this.readStart(x0, bounds);
    this.busy = true;
    this.budget.begin();
    try {
      const machine = this.prepare(bounds);
      const { run, evaluator, space } = machine;
      if (this.options.warmStart !== true) run.finder.forget();
      const hooks = {
        callback: changes.callback ?? this.options.callback,
        signal: changes.signal ?? this.options.signal,
      };
      const status = run.run(this.start, hooks);
      return conclude(run, status, evaluator, space, this.limits, moved);
    } finally {
      this.busy = false;
    }
  }

  /** Copies the start into the bounds; returns which entries had to move. */
  private readStart(x0: ArrayLike<number>, { lower, upper }: BoundArrays): readonly number[] {
    const { where, n, start } = this;
    if (x0.length !== n) refuse(where, 'x0', x0, `${n} numbers`);
    let moved: number[] | undefined;
    for (let i = 0; i < n; i++) {
      const value = x0[i];
      if (typeof value !== 'number' || !Number.isFinite(value)) refuse(where, `x0[${i}]`, value, 'a finite number');
      start[i] = clamp(value, lower[i]!, upper[i]!);
      if (start[i] !== value) (moved ??= []).push(i);
    }
    return moved ?? NOTHING;
  }

  private boundsFor(changed: Bounds | undefined): BoundArrays {
    if (changed === undefined) return this.bounds;
    this.changedBounds ??= makeBounds(this.n, this.arena);
    readBounds(this.where, changed, this.changedBounds);
    return this.changedBounds;
  }

  private prepare(bounds: BoundArrays): Machine {
    if (this.machine?.evaluator.view.fits(bounds)) {
      this.machine.evaluator.view.setBounds(bounds);
      return this.machine;
    }
    const { where, options, constraints, limits, start, model } = this;
    const problem = {
      where,
      fun: this.fun,
      jac: model?.jac ?? ((options.jac ?? '2-point') as GradientFunction | DifferenceScheme),
      constraints,
      bounds,
      xScale: this.xScale ?? (model && ((x: Float64Array) => model.lengthsAt(x))),
      differenceSteps: this.differenceSteps,
    };
    const evaluator = new Evaluator(problem, start, this.budget, this.arena);
    const space = new Workspace(evaluator.n, evaluator.rows, evaluator.equalities, this.arena);
    let hessian = model?.begin(evaluator);
    if (options.hess) hessian = new UserHessian(where, options.hess, evaluator, this.n);
    this.machine = { evaluator, space, run: new SqpRun(evaluator, limits, space, hessian, this.arena) };
    return this.machine;
  }
}

const SOLVER_NAMES: ReadonlySet<string> = new Set([...OPTION_NAMES, 'n', 'fun', 'warmStart']);
const CHANGE_NAMES: ReadonlySet<string> = new Set(['bounds', 'callback', 'signal']);
const NO_CHANGES: SolveChanges = {};
const NOTHING: readonly number[] = [];
