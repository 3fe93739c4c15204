/** How far a cost computed in floating point may lie from the true one. */

/**
 * Relative error allowed for a cost of `n` devices: every cost here is a sum of at most 2n + O(1) terms that are all >= 0, and
 * one square of a sum of n such terms, so nothing cancels and (2n + O(1)) units in the last place bound the error; twice that
 * leaves room for the coefficients, which are rounded themselves.
 */
export function roundingAllowance(n: number): number {
  return (4 * n + 32) * (Number.EPSILON / 2);
}
