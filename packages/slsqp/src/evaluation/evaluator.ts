/**
 * The caller's functions as functions of the solver's variables, counted.
 *
 * They get a buffer of their own, and never a point outside the bounds.
 */
import type { Arena } from '../arena.js';
import type { BoundArrays } from '../bounds.js';
import type { DifferenceSteps } from '../differences/difference-option.js';
import { Differences, type Differentiated, type Sampler } from '../differences/differences.js';
import type { Budget } from '../budget.js';
import { refuse } from '../errors.js';
import type { DifferenceScheme, GradientFunction } from '../gradient-function.js';
import { CallerView } from './caller-view.js';
import { allFinite } from './finite.js';
import type { RowSource } from './read-constraints.js';
import { readVector, refuseFault } from './read-numbers.js';
import { differentiateBlock, evaluateBlock, layOutConstraints, type ConstraintBlock } from './constraint-block.js';
import { asVector, type Vector } from '../vector.js';
import { clamp } from '../vector-operations.js';

/** The problem in the caller's terms, checked. */
export interface Problem {
  readonly where: string;
  readonly fun: (x: Vector) => number;
  readonly jac: GradientFunction | DifferenceScheme;
  readonly constraints: readonly RowSource[];
  /** Bounds of all variables. */
  readonly bounds: BoundArrays;
  /** Lengths of all variables, how to find them at the start, or that the run is to find them; 1 where absent. */
  readonly xScale: Float64Array | 'auto' | ((start: Float64Array) => Float64Array | undefined) | undefined;
  readonly differenceSteps: DifferenceSteps | undefined;
}

/** The objective as a function of one row among those that differences are taken of. */
const OBJECTIVE: Differentiated = { first: 0, rows: 1, isObjective: true };

export class Evaluator implements Sampler<Differentiated | ConstraintBlock> {
  /** Translates between the caller's variables and the solver's. */
  readonly view: CallerView;
  /** Variables of the solver, rows of all constraints, how many of these are equalities. */
  readonly n: number;
  readonly rows: number;
  readonly equalities: number;
  readonly blocks: readonly ConstraintBlock[];
  /** Bounds of the solver's variables. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Evaluations of gradients. */
  gradientCalls = 0;
  /** Asked before each call of a function. */
  readonly budget: Budget;

  private readonly problem: Problem;
  /** For what comes without derivatives; undefined where all have them. */
  private readonly differences: Differences<Differentiated | ConstraintBlock> | undefined;
  /** The buffer that the caller's functions get. */
  private readonly point: Float64Array;
  /** The caller's gradient over all variables. */
  private readonly fullGradient: Float64Array;
  /** The objective's value as a row. */
  private readonly value: Float64Array;
  private valuesAtStart: Float64Array | undefined;

  /**
   * @param problem - the caller's functions and bounds.
   * @param start - all variables, inside the bounds; every constraint is evaluated there once to learn its rows.
   */
  constructor(problem: Problem, start: Float64Array, budget: Budget, arena: Arena) {
    this.problem = problem;
    this.budget = budget;
    const view = new CallerView(problem.bounds, arena);
    this.view = view;
    this.n = view.n;
    this.lower = view.lower;
    this.upper = view.upper;
    this.point = arena.floats(view.count);
    this.point.set(start);
    this.fullGradient = arena.floats(view.count);
    const layout = layOutConstraints(problem.where, problem.constraints, this.point, arena);
    this.blocks = layout.blocks;
    this.rows = layout.rows;
    this.equalities = layout.equalities;
    this.valuesAtStart = layout.values;
    this.value = arena.floats(1);
    const complete = typeof problem.jac === 'function' && this.blocks.every(isDifferentiated);
    if (!complete)
      this.differences = new Differences(view, Math.max(1, layout.rows), this, problem.differenceSteps, arena);
  }

  /** Begins a run at `start` (all variables): counts from zero, unscaled. Fills the solver's variables and the values there. */
  begin(start: Float64Array, z: Float64Array, values: Float64Array): void {
    const { problem, view } = this;
    this.gradientCalls = 0;
    view.begin(start, typeof problem.xScale === 'object' ? problem.xScale : undefined);
    const lengths = typeof problem.xScale === 'function' ? problem.xScale(start) : undefined;
    if (lengths) view.setLengths(lengths);
    this.differences?.begin(problem.jac === '3-point' ? '3-point' : '2-point');
    view.gather(start, z);
    if (this.valuesAtStart) values.set(this.valuesAtStart);
    else this.constraints(z, values);
    this.valuesAtStart = undefined;
  }

  /**
   * Changes the variables' lengths (all of them) for the rest of the run; see `CallerView.setLengths` for what is then
   * out of date.
   */
  setLengths(lengths: ArrayLike<number>): void {
    this.view.setLengths(lengths);
    this.differences?.begin(this.differences.scheme);
  }

  /** Evaluations of the objective so far, differences included. */
  get objectiveCalls(): number {
    return this.budget.evaluations;
  }

  /** Whether anything is differentiated by two points, so that three would be more precise. */
  get canRefine(): boolean {
    return this.differences?.scheme === '2-point';
  }

  /** Whether a derivative is taken by differences. */
  get isDifferentiated(): boolean {
    return this.differences !== undefined;
  }

  /** Whether the caller asks for lengths to be found at the start. */
  get isScaledAtStart(): boolean {
    return this.problem.xScale === 'auto';
  }

  /** Whether lengths can be told from derivatives. */
  get isMeasured(): boolean {
    return typeof this.problem.xScale === 'function';
  }

  /** Such lengths at z, in its units; false where there are none. Fills `out`. */
  measureLengths(z: Float64Array, out: Float64Array): boolean {
    const { problem, view } = this;
    if (typeof problem.xScale !== 'function') return false;
    const lengths = problem.xScale(view.full(z));
    if (!lengths) return false;
    view.gather(lengths, out);
    return true;
  }

  /** The value inside the bounds of the solver's i-th variable that is nearest to this one. */
  inside(i: number, value: number): number {
    return clamp(value, this.lower[i]!, this.upper[i]!);
  }

  /** Takes three points from here on. */
  refine(): void {
    if (this.differences) this.differences.scheme = '3-point';
  }

  /** Evaluations of the objective that a gradient takes. */
  get gradientCost(): number {
    return typeof this.problem.jac === 'string' ? this.differences!.cost : 0;
  }

  /** The scaled objective at z. */
  objective(z: Float64Array): number {
    return this.place(z) ? this.callObjective() : NaN;
  }

  /** What each row may be violated by: its constraint's own tolerance, or the common one. Fills `out`. */
  tolerances(common: number, out: Float64Array): void {
    for (const { tolerance = common, first, rows } of this.blocks) out.fill(tolerance, first, first + rows);
  }

  /** All constraint values at z, equalities first. Fills `out`. */
  constraints(z: Float64Array, out: Float64Array): void {
    for (const block of this.blocks) {
      if (!this.place(z)) {
        out.fill(NaN);
        return;
      }
      this.callBlock(block, out);
    }
  }

  /** The scaled objective's gradient at z, where its scaled value is `f`. Fills `out`. */
  gradient(z: Float64Array, f: number, out: Float64Array): void {
    const { view, point, fullGradient, problem } = this;
    this.gradientCalls++;
    if (typeof problem.jac === 'string') {
      this.value[0] = f;
      this.differences!.differentiate(OBJECTIVE, z, this.value, out);
      return;
    }
    view.scatter(z, point);
    this.budget.look();
    for (let i = 0; i < fullGradient.length; i++) fullGradient[i] = 0;
    const value: unknown = problem.jac(asVector(point), fullGradient);
    if (value !== undefined && value !== fullGradient) {
      const fault = readVector(value, view.count, fullGradient);
      if (fault) refuseFault(problem.where, 'jac(x)', fault);
    }
    view.gatherGradient(fullGradient, out);
  }

  /**
   * Where every forward difference rises a little, looks the other way as well; see `Differences.lookBack`.
   * Returns how f curves where the gradient is nothing but error, else 0.
   */
  lookBack(z: Float64Array, f: number, gradient: Float64Array): number {
    if (typeof this.problem.jac !== 'string') return 0;
    this.value[0] = f;
    return this.differences!.lookBack(OBJECTIVE, z, this.value, gradient, this.view.scale);
  }

  /** The Jacobian of all rows at z, rows x n, where the values are `values`. Fills `out`. */
  jacobian(z: Float64Array, values: Float64Array, out: Float64Array): void {
    const { view, problem } = this;
    for (const block of this.blocks) {
      if (!isDifferentiated(block)) {
        this.differences!.differentiate(block, z, values, out);
        continue;
      }
      view.scatter(z, this.point);
      this.budget.look();
      differentiateBlock(problem.where, block, this.point);
      view.gatherRows(block.jacobian, block.rows, out, block.first);
    }
  }

  /**
   * The caller's gradient at the point differentiated last, from the solver's; 0 at fixed variables where differences
   * are used, which cannot be taken without leaving the bounds. Fills `out`.
   */
  spreadGradient(gradient: Float64Array, out: Float64Array): void {
    if (this.view.free) {
      if (typeof this.problem.jac === 'string') out.fill(0);
      else out.set(this.fullGradient);
    }
    this.view.spread(gradient, out);
  }

  /**
   * The term of all rows in component `i` (of the caller's variables) of A' lambda, where `i` is fixed and Jacobians
   * are given.
   */
  fixedTerm(i: number, multipliers: Float64Array): number {
    let sum = 0;
    for (const block of this.blocks) {
      const { first, rows, jacobian } = block;
      if (isDifferentiated(block))
        for (let k = 0; k < rows; k++) sum += multipliers[first + k]! * jacobian[k * this.view.count + i]!;
    }
    return sum;
  }

  /** Loads the caller's point; false where it is no point: a step has overflowed, and no function may see that. */
  private place(z: Float64Array): boolean {
    this.view.scatter(z, this.point);
    return allFinite(this.point);
  }

  private callBlock(block: ConstraintBlock, out: Float64Array): void {
    this.budget.look();
    evaluateBlock(this.problem.where, block, this.point, out);
  }

  private callObjective(): number {
    this.budget.spend();
    const value: unknown = this.problem.fun(asVector(this.point));
    if (typeof value !== 'number') refuse(this.problem.where, 'fun(x)', value, 'a number');
    return value * this.view.scale;
  }

  /** One function at z with its i-th variable at `value`; see `Sampler`. */
  sample(source: Differentiated | ConstraintBlock, z: Float64Array, i: number, value: number, out: Float64Array): void {
    const { view, point } = this;
    view.scatter(z, point);
    const moved = view.valueOf(i, value);
    if (!Number.isFinite(moved)) {
      out.fill(NaN, source.first, source.first + source.rows);
      return;
    }
    point[view.position(i)] = moved;
    if (source === OBJECTIVE) out[0] = this.callObjective();
    else this.callBlock(source as ConstraintBlock, out);
  }
}

/** Whether the block's Jacobian is known without differences. */
function isDifferentiated({ functions }: ConstraintBlock): boolean {
  return functions.jac !== undefined;
}
