/**
 * The caller's Hessian of the Lagrangian in the place of BFGS: Newton's method on the same subproblem.
 */
import type { JacobianValue } from '../constraint.js';
import type { Evaluator } from '../evaluation/evaluator.js';
import { allFinite } from '../evaluation/finite.js';
import { readMatrix, readVector, refuseFault } from '../evaluation/read-numbers.js';
import type { GivenHessian } from './given-hessian.js';
import { factorDiagonal, factorModified } from './modified-factor.js';
import { asVector, type Vector } from '../vector.js';

/**
 * Second derivatives of fun(x) - sum_j multipliers_j c_j(x): fill `out` (zeroed before each call) or return them.
 * n x n by rows (the lower triangle is read), or n entries where it is a diagonal.
 * `multipliers` has the order and sign of the result's; all zero at the first call.
 */
export type HessianFunction = (x: Vector, multipliers: Vector, out: Float64Array) => JacobianValue | void;

/** A full Hessian, or `{ diagonal }` where it has only a diagonal: separable objective, constraints linear or separable. */
export type Hessian = HessianFunction | { readonly diagonal: HessianFunction };

export class UserHessian implements GivenHessian {
  private readonly where: string;
  private readonly call: HessianFunction;
  private readonly isDiagonal: boolean;
  private readonly evaluator: Evaluator;
  private readonly point: Float64Array;
  private readonly multipliers: Float64Array;
  private readonly full: Float64Array;
  private readonly reduced: Float64Array;

  constructor(where: string, hess: Hessian, evaluator: Evaluator, count: number) {
    this.where = where;
    this.isDiagonal = typeof hess !== 'function';
    this.call = typeof hess === 'function' ? hess : hess.diagonal;
    this.evaluator = evaluator;
    this.point = new Float64Array(count);
    this.multipliers = new Float64Array(evaluator.rows);
    this.full = new Float64Array(this.isDiagonal ? count : count * count);
    const { n } = evaluator;
    this.reduced = evaluator.view.free ? new Float64Array(this.isDiagonal ? n : n * n) : this.full;
  }

  /** Sets the factors of B from the Hessian at x. Returns false where an entry is not finite; B is then unchanged. */
  load(x: Float64Array, scaledMultipliers: Float64Array, factor: Float64Array): boolean {
    const { evaluator, full, reduced, isDiagonal } = this;
    const { view, n } = evaluator;
    view.scatter(x, this.point);
    for (let k = 0; k < scaledMultipliers.length; k++) this.multipliers[k] = scaledMultipliers[k]! / view.scale;
    evaluator.budget.look();
    full.fill(0);
    this.read(this.call(asVector(this.point), asVector(this.multipliers), full));
    if (isDiagonal) view.gatherDiagonal(full, reduced);
    else view.gatherHessian(full, reduced);
    if (!allFinite(reduced)) return false;
    if (isDiagonal) factorDiagonal(n, reduced, factor);
    else factorModified(n, reduced, factor);
    return true;
  }

  private read(value: unknown): void {
    const { full, isDiagonal, where } = this;
    if (value === undefined || value === full) return;
    const count = this.point.length;
    const fault = isDiagonal ? readVector(value, count, full) : readMatrix(value, count, count, full);
    if (fault) refuseFault(where, 'hess(x)', fault);
  }
}
