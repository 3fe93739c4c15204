/**
 * Residuals and their Jacobian as an objective, f = (sum of r_k^2) / 2, and what is known of them at the last points.
 */
import { Arena } from '../arena.js';
import type { JacobianValue } from '../constraint.js';
import { Differences, type Differentiated, type Sampler } from '../differences/differences.js';
import type { DifferenceSteps } from '../differences/difference-option.js';
import { refuse } from '../errors.js';
import type { Evaluator } from '../evaluation/evaluator.js';
import { readMatrix, readVector, refuseFault } from '../evaluation/read-numbers.js';
import type { DifferenceScheme } from '../gradient-function.js';
import type { GivenHessian } from '../hessian/given-hessian.js';
import { isList } from '../list.js';
import type { Model } from '../solver.js';
import { GaussNewton } from './gauss-newton.js';
import { asVector, type Vector } from '../vector.js';

/** The Jacobian of m residuals: fill `out` (m x n by rows, zeroed before each call) or return it. */
export type ResidualJacobian = (x: Vector, out: Float64Array) => JacobianValue | void;

export class ResidualModel implements Model, Sampler<Differentiated> {
  /** Residuals (m), half their sum of squares, and their Jacobian (m x count by rows) where they were last taken. */
  residuals: Float64Array = new Float64Array(0);
  cost: number = NaN;
  jacobian: Float64Array = new Float64Array(0);

  private readonly where: string;
  private readonly call: (x: Vector) => number | ArrayLike<number>;
  private readonly derivative: ResidualJacobian | DifferenceScheme;
  private readonly steps: DifferenceSteps | undefined;
  private evaluator!: Evaluator;
  /** Whether an evaluation was made that is not counted yet. */
  private isOwed = false;
  private differences: Differences<Differentiated> | undefined;
  /** Where residuals and Jacobian were last taken; NaN where they were not. */
  private at: Float64Array = new Float64Array(0);
  private jacobianAt: Float64Array = new Float64Array(0);
  private point: Float64Array = new Float64Array(0);
  private z: Float64Array = new Float64Array(0);
  private quotients: Float64Array = new Float64Array(0);

  constructor(
    where: string,
    residuals: (x: Vector) => number | ArrayLike<number>,
    derivative: ResidualJacobian | DifferenceScheme,
    steps: DifferenceSteps | undefined,
  ) {
    this.where = where;
    this.call = residuals;
    this.derivative = derivative;
    this.steps = steps;
  }

  /** Takes the evaluator of the run: its variables and its budget. */
  begin(evaluator: Evaluator): GivenHessian {
    const { n, count } = evaluator.view;
    this.evaluator = evaluator;
    this.at = new Float64Array(count).fill(NaN);
    this.jacobianAt = new Float64Array(count).fill(NaN);
    this.point = new Float64Array(count);
    this.z = new Float64Array(n);
    return new GaussNewton(evaluator.view, this);
  }

  /** The objective. */
  readonly fun = (x: Float64Array): number => {
    if (!same(x, this.at)) {
      // Lengths may have rounded a tiny number away: the evaluation taken back was one all the same.
      if (this.isOwed) this.evaluator.budget.spend();
      this.evaluate(x);
    }
    this.isOwed = false;
    return this.cost;
  };

  /** Its gradient J'r. */
  readonly jac = (x: Float64Array, out: Float64Array): void => {
    if (!same(x, this.at)) {
      this.evaluator.budget.spend();
      this.evaluate(x);
    }
    this.differentiate(x);
    const { residuals, jacobian } = this;
    const n = x.length;
    for (let k = 0, from = 0; k < residuals.length; k++)
      for (let i = 0; i < n; i++, from++) out[i]! += jacobian[from]! * residuals[k]!;
  };

  /**
   * Lengths of the variables at x: each changes the residuals by as much as they are, which makes a fit independent of
   * the units of its parameters, and a relative gradient the cosine between the residuals and a column of J.
   * Nothing where the residuals are zero or not finite.
   * Source: More, "The Levenberg-Marquardt algorithm: implementation and theory" (1978), sections 2.3 and 6.
   */
  lengthsAt(x: Float64Array): Float64Array | undefined {
    const { budget } = this.evaluator;
    if (!same(x, this.at)) {
      budget.spend();
      this.evaluate(x);
      budget.within(() => this.differentiate(x));
      // The objective's evaluation at x is still to come, and will find the residuals known.
      budget.refund();
      this.isOwed = true;
    }
    if (!(this.cost > 0 && this.cost < Infinity && same(x, this.jacobianAt))) return undefined;
    const { jacobian, residuals } = this;
    const n = x.length;
    const lengths = new Float64Array(n);
    for (let k = 0, at = 0; k < residuals.length; k++)
      for (let i = 0; i < n; i++, at++) lengths[i] = Math.hypot(lengths[i]!, jacobian[at]!);
    const size = Math.sqrt(2 * this.cost);
    for (let i = 0; i < n; i++) lengths[i] = lengths[i]! > 0 ? size / lengths[i]! : Math.abs(x[i]!) || 1;
    return lengths.every((length) => length > 0 && length < Infinity) ? lengths : undefined;
  }

  /** Residuals and Jacobian at the point a run ended at, as far as they are known or the budget allows. */
  settle(x: Float64Array): void {
    if (!same(x, this.at)) {
      this.residuals = new Float64Array(this.residuals.length).fill(NaN);
      this.evaluator.budget.within(() => {
        this.evaluator.budget.spend();
        this.evaluate(x);
      });
    }
    if (!same(x, this.jacobianAt)) this.jacobian = new Float64Array(this.jacobian.length).fill(NaN);
  }

  /** The residuals at z with its i-th variable at `value`; see `Sampler`. */
  sample(_source: Differentiated, z: Float64Array, i: number, value: number, out: Float64Array): void {
    const { view, budget } = this.evaluator;
    view.scatter(z, this.point);
    this.point[view.position(i)] = view.valueOf(i, value);
    budget.spend();
    this.read(this.call(asVector(this.point)), out);
  }

  private evaluate(x: Float64Array): void {
    this.evaluator.budget.look();
    this.at.set(x);
    const value: unknown = this.call(asVector(x));
    const length = typeof value === 'number' ? 1 : isList(value) ? value.length : -1;
    if (this.residuals.length === 0 && length > 0) this.makeRoom(length);
    this.read(value, this.residuals);
    let sum = 0;
    for (const residual of this.residuals) sum += residual * residual;
    this.cost = sum / 2;
  }

  private read(value: unknown, out: Float64Array): void {
    const { where, residuals } = this;
    const what = 'residuals(x)';
    if (residuals.length === 0) refuse(where, what, value, 'a number or an array of 1 or more numbers');
    const list = typeof value === 'number' ? [value] : value;
    const fault = readVector(list, residuals.length, out);
    if (fault?.at === '') refuse(where, what, fault.got, `${fault.expected}, as before`);
    if (fault) refuseFault(where, what, fault);
  }

  private makeRoom(m: number): void {
    const { view } = this.evaluator;
    this.residuals = new Float64Array(m);
    this.jacobian = new Float64Array(m * view.count);
    this.quotients = new Float64Array(m * view.n);
    if (typeof this.derivative === 'string')
      this.differences = new Differences(view, m, this, this.steps, new Arena(4 * m + view.n + 16));
  }

  private differentiate(x: Float64Array): void {
    if (same(x, this.jacobianAt)) return;
    const { derivative, jacobian, residuals, quotients, z, where } = this;
    const { view, budget } = this.evaluator;
    const m = residuals.length;
    this.jacobianAt.fill(NaN);
    jacobian.fill(0);
    if (typeof derivative === 'string') {
      view.gather(x, z);
      this.differences!.begin(derivative);
      this.differences!.differentiate({ first: 0, rows: m }, z, residuals, quotients);
      for (let k = 0, from = 0; k < m; k++)
        for (let i = 0; i < view.n; i++, from++)
          jacobian[k * view.count + view.position(i)] = quotients[from]! / view.lengths[i]!;
    } else {
      budget.look();
      const value = derivative(asVector(x), jacobian);
      if (value !== undefined && value !== jacobian) {
        const fault = readMatrix(value, m, view.count, jacobian);
        if (fault) refuseFault(where, 'jac(x)', fault);
      }
    }
    this.jacobianAt.set(x);
  }
}

function same(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
