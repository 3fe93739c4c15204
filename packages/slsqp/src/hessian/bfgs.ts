/**
 * The damped BFGS update of B on its factors.
 *
 * Source: Powell, "A fast algorithm for nonlinearly constrained optimization calculations" (1978): the change y of the
 * Lagrangian's gradient is mixed with Bs so that s'y >= 0.2 s'Bs, which keeps B positive definite where the Lagrangian
 * is not convex.
 */
import { multiplyLower, multiplyUpper } from './factor.js';
import { addRankOne, subtractRankOne } from './rank-one.js';

/** Powell's share of s'Bs that s'y must reach. */
const DAMPING = 0.2;

/**
 * B <- B + y y'/s'y - B s s'B / s'Bs, with y damped.
 *
 * @param s - the step, n entries.
 * @param y - the change of the Lagrangian's gradient, n entries; used up.
 * @param product - n entries of work space.
 * @param work - n entries of work space.
 * @returns false when the step carries no curvature (s'Bs vanishes) and nothing was changed.
 */
export function updateBfgs(
  n: number,
  factor: Float64Array,
  s: Float64Array,
  y: Float64Array,
  product: Float64Array,
  work: Float64Array,
): boolean {
  const own = multiplyUpper(n, factor, s, product);
  multiplyLower(n, factor, product);
  let change = 0;
  for (let i = 0; i < n; i++) change += s[i]! * y[i]!;
  if (!(own > 0) || !Number.isFinite(change)) return false;
  if (change < DAMPING * own) {
    const theta = ((1 - DAMPING) * own) / (own - change);
    for (let i = 0; i < n; i++) y[i] = theta * y[i]! + (1 - theta) * product[i]!;
    change = DAMPING * own;
  }
  addRankOne(n, factor, 1 / change, y);
  subtractRankOne(n, factor, 1 / own, product, work);
  return true;
}
