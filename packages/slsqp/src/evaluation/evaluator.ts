/**
 * The caller's functions as the solver sees them: over the free variables only, the objective scaled, counted.
 *
 * Variables whose bounds coincide are taken out here, so nothing behind this door knows of them. The caller's functions
 * get a buffer of their own, and never a point outside the bounds.
 */
import type { Arena } from '../arena.js';
import { isList } from '../bounds.js';
import type { Constraint } from '../constraint.js';
import { centralPoints, forwardPoint, parabolaSlope, type CentralPoints } from '../differences/difference-step.js';
import { InvalidArgumentError } from '../errors.js';
import type { DifferenceScheme, GradientFunction } from '../gradient-function.js';
import { evaluateBlock, layOutConstraints, readJacobian, type ConstraintBlock } from './constraint-block.js';

/** A difference this small, relative to max(1, |f|), may be nothing but the error of a forward difference. */
const SMALL_RISE = 1e-12;

/** The problem in the caller's terms, checked. */
export interface Problem {
  readonly where: string;
  readonly fun: (x: Float64Array) => number;
  readonly jac: GradientFunction | DifferenceScheme;
  readonly constraints: readonly Constraint[];
  /** Bounds of all variables. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export class Evaluator {
  /** All variables. */
  readonly count: number;
  /** Free variables, rows of all constraints, how many of these are equalities. */
  readonly n: number;
  readonly rows: number;
  readonly equalities: number;
  readonly blocks: readonly ConstraintBlock[];
  /** Bounds of the free variables. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Positions of the free variables among all; undefined where all are free. */
  readonly free: Int32Array | undefined;
  /** The objective and its derivatives are multiplied by this. */
  scale = 1;
  /** Evaluations of the objective (differences included) and of gradients. */
  objectiveCalls = 0;
  gradientCalls = 0;
  /** Differences in use where the caller gave no gradient. */
  scheme: DifferenceScheme = '2-point';

  private readonly problem: Problem;
  /** The buffer that the caller's functions get. */
  private readonly point: Float64Array;
  private readonly start: Float64Array;
  private readonly fullGradient: Float64Array;
  private readonly change: Float64Array;
  private readonly sample: Float64Array;
  private readonly sampleTwo: Float64Array;
  private readonly points: CentralPoints = { first: 0, second: 0 };
  private valuesAtStart: Float64Array | undefined;

  /**
   * @param problem - the caller's functions and bounds.
   * @param start - all variables, inside the bounds; every constraint is evaluated there once to learn its rows.
   */
  constructor(problem: Problem, start: Float64Array, arena: Arena) {
    this.problem = problem;
    const count = start.length;
    this.count = count;
    this.free = freeVariables(problem.lower, problem.upper);
    this.n = this.free ? this.free.length : count;
    this.lower = this.free ? Float64Array.from(this.free, (i) => problem.lower[i]!) : problem.lower;
    this.upper = this.free ? Float64Array.from(this.free, (i) => problem.upper[i]!) : problem.upper;
    this.point = arena.floats(count);
    this.point.set(start);
    this.start = arena.floats(count);
    this.fullGradient = arena.floats(this.free ? count : 0);
    const layout = layOutConstraints(problem.where, problem.constraints, this.point, arena);
    this.blocks = layout.blocks;
    this.rows = layout.rows;
    this.equalities = layout.equalities;
    this.valuesAtStart = layout.values;
    this.change = arena.floats(this.n);
    this.sample = arena.floats(layout.rows);
    this.sampleTwo = arena.floats(layout.rows);
  }

  /** Begins a run at `start` (all variables): counts from zero, unscaled. Fills the free variables and the values there. */
  begin(start: Float64Array, x: Float64Array, values: Float64Array): void {
    this.scale = 1;
    this.objectiveCalls = 0;
    this.gradientCalls = 0;
    this.scheme = this.problem.jac === '3-point' ? '3-point' : '2-point';
    this.start.set(start);
    this.gather(start, x);
    if (this.valuesAtStart) values.set(this.valuesAtStart);
    else this.constraints(x, values);
    this.valuesAtStart = undefined;
  }

  /** Whether anything is differentiated by two points, so that three would be more precise. */
  get canRefine(): boolean {
    if (this.scheme === '3-point') return false;
    return typeof this.problem.jac === 'string' || this.blocks.some(({ constraint }) => !constraint.jac);
  }

  /** Evaluations of the objective that a gradient takes. */
  get gradientCost(): number {
    if (typeof this.problem.jac !== 'string') return 0;
    return this.scheme === '2-point' ? this.n : 2 * this.n;
  }

  /** The free variables of a point. */
  gather(full: Float64Array, out: Float64Array): void {
    const { free } = this;
    if (!free) out.set(full);
    else for (let k = 0; k < free.length; k++) out[k] = full[free[k]!]!;
  }

  /** All variables of a point, the fixed ones at their values. Fills `out`. */
  scatter(x: Float64Array, out: Float64Array): void {
    const { free } = this;
    if (!free) {
      for (let i = 0; i < out.length; i++) out[i] = x[i]!;
      return;
    }
    out.set(this.start);
    for (let k = 0; k < free.length; k++) out[free[k]!] = x[k]!;
  }

  /** All variables of a point, in a new array. */
  full(x: Float64Array): Float64Array {
    const out = new Float64Array(this.point.length);
    this.scatter(x, out);
    return out;
  }

  /** The scaled objective at x. */
  objective(x: Float64Array): number {
    this.scatter(x, this.point);
    return this.callObjective();
  }

  /** All constraint values at x, equalities first. Fills `out`. */
  constraints(x: Float64Array, out: Float64Array): void {
    for (const block of this.blocks) {
      this.scatter(x, this.point);
      evaluateBlock(this.problem.where, block, this.point, out);
    }
  }

  /** The scaled objective's gradient at x, where its scaled value is `f`. Fills `out`. */
  gradient(x: Float64Array, f: number, out: Float64Array): void {
    const { jac, where } = this.problem;
    this.gradientCalls++;
    if (typeof jac === 'string') {
      this.differenceObjective(x, f, out);
      return;
    }
    this.scatter(x, this.point);
    const target = this.free ? this.fullGradient : out;
    for (let i = 0; i < target.length; i++) target[i] = 0;
    const value: unknown = jac(this.point, target);
    if (value !== undefined && value !== target) {
      if (!isList(value) || value.length !== this.point.length) {
        throw new InvalidArgumentError({ where, what: 'jac(x)', got: value, expected: `${this.point.length} numbers` });
      }
      target.set(value as ArrayLike<number>);
    }
    if (this.free) this.gather(target, out);
    if (this.scale !== 1) for (let i = 0; i < out.length; i++) out[i]! *= this.scale;
  }

  /**
   * Where every forward difference rises a little, x may be a minimum and the gradient all error: looks the other way
   * as well, and stops at the first value that falls. Where none does, changes `gradient` to central differences.
   * Returns the largest second difference then, which says how f curves; 0 otherwise.
   */
  lookBack(x: Float64Array, f: number, gradient: Float64Array): number {
    const { n, lower, upper, change } = this;
    if (typeof this.problem.jac !== 'string' || this.scheme !== '2-point') return 0;
    const small = SMALL_RISE * Math.max(this.scale, Math.abs(f));
    for (let i = 0; i < n; i++) {
      const rise = gradient[i]! * (forwardPoint(x[i]!, lower[i]!, upper[i]!) - x[i]!);
      if (rise < 0 || rise > small) return 0;
    }
    let curvature = 0;
    for (let i = 0; i < n; i++) {
      const step = forwardPoint(x[i]!, lower[i]!, upper[i]!) - x[i]!;
      const back = x[i]! - step;
      change[i] = gradient[i]!;
      if (back < lower[i]! || back > upper[i]!) continue;
      const rise = this.objectiveAt(x, i, back) - f;
      if (!(rise >= 0)) return 0;
      curvature = Math.max(curvature, (gradient[i]! + rise / step) / step);
      change[i] = (gradient[i]! - rise / step) / 2;
    }
    gradient.set(change);
    return curvature;
  }

  /** The Jacobian of all rows at x, rows x n, where the values are `values`. Fills `out`. */
  jacobian(x: Float64Array, values: Float64Array, out: Float64Array): void {
    const { n, free, problem } = this;
    const count = this.point.length;
    for (const block of this.blocks) {
      const { constraint, first, rows, jacobian } = block;
      if (!constraint.jac) {
        this.differenceBlock(block, x, values, out);
        continue;
      }
      this.scatter(x, this.point);
      jacobian.fill(0);
      readJacobian(problem.where, block, constraint.jac(this.point, jacobian), count);
      if (!free) out.set(jacobian, first * n);
      else
        for (let k = 0; k < rows; k++)
          for (let i = 0; i < n; i++) out[(first + k) * n + i] = jacobian[k * count + free[i]!]!;
    }
  }

  /**
   * The objective's gradient over all variables at the point differentiated last, scaled; 0 at fixed variables where
   * differences are used, which cannot be taken without leaving the bounds. Fills `out`.
   */
  spreadGradient(gradient: Float64Array, out: Float64Array): void {
    const { free } = this;
    out.fill(0);
    if (!free) {
      out.set(gradient);
      return;
    }
    if (typeof this.problem.jac !== 'string')
      for (let i = 0; i < out.length; i++) out[i] = this.fullGradient[i]! * this.scale;
    for (let k = 0; k < free.length; k++) out[free[k]!] = gradient[k]!;
  }

  /** The term of all rows in component `i` (of all variables) of A' lambda, where `i` is fixed and Jacobians are given. */
  fixedTerm(i: number, multipliers: Float64Array): number {
    let sum = 0;
    for (const { constraint, first, rows, jacobian } of this.blocks) {
      if (constraint.jac)
        for (let k = 0; k < rows; k++) sum += multipliers[first + k]! * jacobian[k * this.point.length + i]!;
    }
    return sum;
  }

  private callObjective(): number {
    this.objectiveCalls++;
    const value: unknown = this.problem.fun(this.point);
    if (typeof value !== 'number') {
      throw new InvalidArgumentError({ where: this.problem.where, what: 'fun(x)', got: value, expected: 'a number' });
    }
    return value * this.scale;
  }

  private objectiveAt(x: Float64Array, i: number, value: number): number {
    this.scatter(x, this.point);
    this.point[this.free ? this.free[i]! : i] = value;
    return this.callObjective();
  }

  private differenceObjective(x: Float64Array, f: number, out: Float64Array): void {
    const { n, lower, upper, points } = this;
    for (let i = 0; i < n; i++) {
      const at = x[i]!;
      if (this.scheme === '2-point') {
        const point = forwardPoint(at, lower[i]!, upper[i]!);
        out[i] = (this.objectiveAt(x, i, point) - f) / (point - at);
      } else {
        centralPoints(at, lower[i]!, upper[i]!, points);
        const { first, second } = points;
        const one = this.objectiveAt(x, i, first);
        const two = this.objectiveAt(x, i, second);
        out[i] = parabolaSlope(at, f, first, one, second, two);
      }
    }
  }

  private differenceBlock(block: ConstraintBlock, x: Float64Array, values: Float64Array, out: Float64Array): void {
    const { n, lower, upper, points, sample, sampleTwo } = this;
    const { first: row, rows } = block;
    for (let i = 0; i < n; i++) {
      const at = x[i]!;
      if (this.scheme === '2-point') {
        const point = forwardPoint(at, lower[i]!, upper[i]!);
        this.blockAt(block, x, i, point, sample);
        for (let k = row; k < row + rows; k++) out[k * n + i] = (sample[k]! - values[k]!) / (point - at);
      } else {
        centralPoints(at, lower[i]!, upper[i]!, points);
        const { first, second } = points;
        this.blockAt(block, x, i, first, sample);
        this.blockAt(block, x, i, second, sampleTwo);
        for (let k = row; k < row + rows; k++) {
          out[k * n + i] = parabolaSlope(at, values[k]!, first, sample[k]!, second, sampleTwo[k]!);
        }
      }
    }
  }

  private blockAt(block: ConstraintBlock, x: Float64Array, i: number, value: number, out: Float64Array): void {
    this.scatter(x, this.point);
    this.point[this.free ? this.free[i]! : i] = value;
    evaluateBlock(this.problem.where, block, this.point, out);
  }
}

function freeVariables(lower: Float64Array, upper: Float64Array): Int32Array | undefined {
  let fixed = 0;
  for (let i = 0; i < lower.length; i++) if (lower[i] === upper[i]) fixed++;
  if (fixed === 0) return undefined;
  const free = new Int32Array(lower.length - fixed);
  for (let i = 0, k = 0; i < lower.length; i++) if (lower[i] !== upper[i]) free[k++] = i;
  return free;
}
