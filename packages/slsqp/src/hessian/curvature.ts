/**
 * B, the matrix of the subproblem, and what it is made of: a multiple of the identity that knows nothing, Kraft's
 * BFGS updates, the caller's Hessian, or one that was measured.
 */
import type { Arena } from '../arena.js';
import type { Iterate } from '../iterate.js';
import { updateBfgs } from './bfgs.js';
import { diagonalOf, factorLength, keepDiagonal, multiplyUpper, setDiagonal } from './factor.js';
import { factorModified } from './modified-factor.js';
import type { GivenHessian } from './given-hessian.js';

/** What B knows: steps that were taken, their sizes variable by variable, or nothing. */
export type Knowledge = 'steps' | 'diagonal' | 'nothing';

export class Curvature {
  /** L and D of B = L D L'. */
  readonly factor: Float64Array;
  knowledge: Knowledge = 'nothing';
  /** The size of a B that knows nothing. */
  unit = 1;
  /** Whether the caller gives second derivatives. */
  readonly isGiven: boolean;

  private readonly n: number;
  private readonly given: GivenHessian | undefined;
  private readonly product: Float64Array;
  private readonly work: Float64Array;

  constructor(n: number, given: GivenHessian | undefined, arena: Arena) {
    this.n = n;
    this.given = given;
    this.isGiven = given !== undefined;
    this.factor = arena.floats(factorLength(n));
    this.product = arena.floats(n);
    this.work = arena.floats(n);
  }

  /** Forgets all: B is the caller's Hessian, or `unit` times the identity. */
  reset({ x }: Iterate, multipliers: Float64Array): void {
    if (!this.given?.load(x, multipliers, this.factor, 0)) setDiagonal(this.n, this.factor, this.unit);
    this.knowledge = 'nothing';
  }

  /** Forgets how variables act together. */
  forgetCouplings(): void {
    keepDiagonal(this.n, this.factor, this.work);
    this.knowledge = 'diagonal';
  }

  /** Takes the Hessian that is given, after a step of which this share was taken; false where there is none. */
  load({ x }: Iterate, multipliers: Float64Array, share: number): boolean {
    if (!this.given?.load(x, multipliers, this.factor, share)) return false;
    this.knowledge = 'steps';
    return true;
  }

  /**
   * The BFGS update for a step s.
   *
   * @param change - y, by how much the Lagrangian's gradient changed, n entries; used up.
   * @param leastShare - of s'Bs that s'y is raised to where it is less.
   */
  update(s: Float64Array, change: Float64Array, leastShare: number): void {
    updateBfgs(this.n, this.factor, s, change, this.product, this.work, leastShare);
    this.knowledge = 'steps';
  }

  /** Takes a symmetric matrix (n x n by rows), made positive definite. */
  take(matrix: Float64Array): void {
    factorModified(this.n, matrix, this.factor);
    this.knowledge = 'steps';
  }

  /** The entries of B's diagonal, n; the array is reused. */
  diagonal(): Float64Array {
    diagonalOf(this.n, this.factor, this.work);
    return this.work;
  }

  /** d'Bd. */
  along(d: Float64Array): number {
    return multiplyUpper(this.n, this.factor, d, this.product);
  }
}
