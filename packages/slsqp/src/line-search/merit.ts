/**
 * Kraft's L1 merit function f + sum_j mu_j violation_j, and the violations it is made of.
 * Source: Kraft 1988, eq. (2.18); penalties as in Powell 1978.
 */

/** What row k misses by: |c| for an equality, max(0, -c) for an inequality. */
export function violation(k: number, equalities: number, value: number): number {
  return k < equalities ? Math.abs(value) : Math.max(0, -value);
}

/** The largest violation; NaN where a value is NaN. */
export function maxViolation(equalities: number, values: Float64Array): number {
  let worst = 0;
  for (let k = 0; k < values.length; k++) {
    const miss = violation(k, equalities, values[k]!);
    if (Number.isNaN(miss)) return NaN;
    if (miss > worst) worst = miss;
  }
  return worst;
}

/** Sum of the squared violations. */
export function squaredViolation(equalities: number, values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += violation(k, equalities, values[k]!) ** 2;
  return sum;
}

/** Sum of the violations, each times its penalty. */
export function weightedViolation(equalities: number, penalties: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += penalties[k]! * violation(k, equalities, values[k]!);
  return sum;
}

/** Powell's rule: mu_j <- max(|lambda_j|, (mu_j + |lambda_j|) / 2). Changes `penalties`. */
export function raisePenalties(penalties: Float64Array, multipliers: Float64Array): void {
  for (let k = 0; k < penalties.length; k++) {
    const size = Math.abs(multipliers[k]!);
    penalties[k] = Math.max(size, (penalties[k]! + size) / 2);
  }
}
