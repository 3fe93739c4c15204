/**
 * The damped BFGS update of B on its factors.
 *
 * Source: Powell, "A fast algorithm for nonlinearly constrained optimization calculations" (1978): the change y of the
 * Lagrangian's gradient is mixed with Bs so that s'y >= 0.2 s'Bs, which keeps B positive definite where the Lagrangian
 * is not convex.
 */
import { multiplyLower, multiplyUpper } from './factor.js';
import { addRankOne, subtractRankOne } from './rank-one.js';
import { dot } from '../vector-operations.js';

/** Powell's share of s'Bs that s'y must reach. */
export const POWELL_SHARE = 0.2;

/**
 * B <- B + y y'/s'y - B s s'B / s'Bs, with y damped.
 *
 * @param s - the step, n entries.
 * @param y - the change of the Lagrangian's gradient, n entries; used up.
 * @param product - n entries of work space.
 * @param work - n entries of work space.
 * @param leastShare - of s'Bs that s'y is raised to where it is less: Powell's, or 1 and more, which scales B along s.
 * @returns false when the step carries no curvature (s'Bs vanishes) and nothing was changed.
 */
export function updateBfgs(
  n: number,
  factor: Float64Array,
  s: Float64Array,
  y: Float64Array,
  product: Float64Array,
  work: Float64Array,
  leastShare: number = POWELL_SHARE,
): boolean {
  const own = multiplyUpper(n, factor, s, product);
  multiplyLower(n, factor, product);
  let change = dot(s, y);
  if (!(own > 0) || !Number.isFinite(change)) return false;
  if (change < leastShare * own) {
    change = leastShare < 1 ? damp(n, leastShare, own, change, y, product) : scale(n, leastShare, own, y, product);
  }
  addRankOne(n, factor, 1 / change, y);
  subtractRankOne(n, factor, 1 / own, product, work);
  return true;
}

/** Mixes y with Bs so that s'y becomes `share` of s'Bs; returns the new s'y. */
function damp(n: number, share: number, own: number, change: number, y: Float64Array, product: Float64Array): number {
  const theta = ((1 - share) * own) / (own - change);
  for (let i = 0; i < n; i++) y[i] = theta * y[i]! + (1 - theta) * product[i]!;
  return share * own;
}

/** Sets y to a multiple of Bs; returns the new s'y. */
function scale(n: number, share: number, own: number, y: Float64Array, product: Float64Array): number {
  for (let i = 0; i < n; i++) y[i] = share * product[i]!;
  return share * own;
}
