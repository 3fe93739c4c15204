/**
 * B = J'J of a sum of squares, as its factors.
 *
 * The rows of J are added one by one to a small multiple of its diagonal, which is Gentleman's way to the triangular
 * factor of J: J'J is never formed, so its condition is not squared. The multiple keeps B positive definite where J is
 * rank deficient, and grows while steps are too long, as Levenberg's and Marquardt's does.
 * Source: Nocedal and Wright, section 10.3; when BFGS is the better one: Fletcher and Xu, "Hybrid methods for nonlinear
 * least squares", IMA J. Numer. Anal. 7 (1987) 371-389.
 */
import type { CallerView } from '../evaluation/caller-view.js';
import { setDiagonal } from '../hessian/factor.js';
import type { GivenHessian } from '../hessian/given-hessian.js';
import { addRankOne } from '../hessian/rank-one.js';

/** Share of a column's squared length, and of the longest one's, that its diagonal entry has at least. */
const RIDGE = 1e-14;
const RIDGE_OF_LONGEST = 1e-20;
/** J'J is what matters as long as an iteration lowers f by this share of it; what it leaves out matters then. */
const ENOUGH = 0.2;
/** A step of which no more than this share was taken was far too long: B grows. */
const CUT = 0.2;
/** Damping as a share of each column's squared length: the first one, its factors of growth, and what counts as none. */
const FIRST = 1e-2;
const GROWTH = 10;
const LEAST = 1e-8;

/** Residuals and their Jacobian at the point that was evaluated last, in the caller's variables. */
export interface Linearised {
  /** Sum of the squared residuals. */
  readonly cost: number;
  readonly residuals: ArrayLike<number>;
  /** By rows, one per residual. */
  readonly jacobian: Float64Array;
}

export class GaussNewton implements GivenHessian {
  private readonly view: CallerView;
  private readonly model: Linearised;
  private readonly diagonal: Float64Array;
  private readonly row: Float64Array;
  /** f where B was last asked for. */
  private last = Infinity;
  private damping = 0;

  constructor(view: CallerView, model: Linearised) {
    this.view = view;
    this.model = model;
    this.diagonal = new Float64Array(view.n);
    this.row = new Float64Array(view.n);
  }

  load(_z: Float64Array, _multipliers: Float64Array, factor: Float64Array, share: number): boolean {
    const { model, last } = this;
    const f = model.cost;
    this.last = f;
    this.damp(share, last);
    if (share > CUT && last - f < ENOUGH * last) return false;
    this.fill(factor);
    return true;
  }

  /** Damps more where steps are too long, less where they are not. */
  private damp(share: number, last: number): void {
    if (share === 0 && last < Infinity) this.damping = Math.max(FIRST, GROWTH ** 2 * this.damping);
    else if (share > 0 && share <= CUT) this.damping = Math.max(FIRST, GROWTH * this.damping);
    else if (share === 1) this.damping = this.damping < LEAST ? 0 : this.damping / GROWTH;
  }

  private fill(factor: Float64Array): void {
    const { view, model, diagonal, row } = this;
    const { jacobian, residuals } = model;
    const { n, count, scale } = view;
    diagonal.fill(0);
    for (let k = 0; k < residuals.length; k++) {
      this.loadRow(jacobian, k * count);
      for (let i = 0; i < n; i++) diagonal[i]! += scale * row[i]! ** 2;
    }
    let longest = 0;
    for (let i = 0; i < n; i++) longest = Math.max(longest, diagonal[i]!);
    for (let i = 0; i < n; i++)
      diagonal[i] = Math.max((RIDGE + this.damping) * diagonal[i]!, RIDGE_OF_LONGEST * longest) || 1;
    setDiagonal(n, factor, diagonal);
    for (let k = 0; k < residuals.length; k++) {
      this.loadRow(jacobian, k * count);
      addRankOne(n, factor, scale, row);
    }
  }

  /** The derivatives of one residual by the solver's variables. */
  private loadRow(jacobian: Float64Array, start: number): void {
    const { view, row } = this;
    for (let i = 0; i < row.length; i++) row[i] = jacobian[start + view.position(i)]! * view.lengths[i]!;
  }
}
