/**
 * First-order optimality of a point with given multipliers:
 * grad f - A' lambda - zl + zu = 0, lambda_j c_j = 0, lambda >= 0 (inequalities), zl, zu >= 0.
 */

/** The multipliers of a point: of the m rows, and of the n lower and upper bounds. */
export interface Multipliers {
  readonly multipliers: Float64Array;
  readonly lowerMultipliers: Float64Array;
  readonly upperMultipliers: Float64Array;
}

/**
 * Largest component of the Lagrangian's gradient, relative to the largest term it is made of.
 *
 * @param gradient - grad f, n entries.
 * @param jacobian - A, m x n by rows.
 * @param scale - what the terms are measured against at least, so that a vanishing gradient counts as zero.
 * @returns 0 at a stationary point; at most about 1 + m.
 */
export function stationarity(
  gradient: Float64Array,
  jacobian: Float64Array,
  { multipliers, lowerMultipliers, upperMultipliers }: Multipliers,
  scale: number,
): number {
  const n = gradient.length;
  const m = multipliers.length;
  let worst = 0;
  let largest = scale;
  for (let i = 0; i < n; i++) {
    let sum = gradient[i]! - lowerMultipliers[i]! + upperMultipliers[i]!;
    largest = Math.max(largest, Math.abs(gradient[i]!));
    for (let k = 0, at = i; k < m; k++, at += n) {
      if (multipliers[k] === 0) continue;
      const term = multipliers[k]! * jacobian[at]!;
      sum -= term;
      largest = Math.max(largest, Math.abs(term));
    }
    if (!(Math.abs(sum) <= worst)) worst = Math.abs(sum);
  }
  return worst / largest;
}
