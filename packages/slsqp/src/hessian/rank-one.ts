/**
 * Rank-one changes of the factors: L D L' + sigma z z' in O(n^2).
 *
 * Source: Fletcher and Powell, "On the modification of LDL' factorizations", Math. Comp. 28 (1974) 1067-1087.
 * Its composite rule is used: additions run forward with the t's growing; subtractions first solve for the t's,
 * so that rounding can never make the matrix indefinite.
 */

/**
 * Adds sigma z z', sigma > 0. Changes `factor` and uses up `z`.
 */
export function addRankOne(n: number, factor: Float64Array, sigma: number, z: Float64Array): void {
  let t = 1 / sigma;
  for (let j = 0, start = 0; j < n; start += n - j, j++) {
    const pivot = z[j]!;
    if (pivot === 0) continue;
    const diagonal = factor[start]!;
    const delta = pivot / diagonal;
    const next = t + delta * pivot;
    const alpha = next / t;
    factor[start] = diagonal * alpha;
    const beta = delta / next;
    if (alpha > 4) {
      const gamma = t / next;
      for (let i = j + 1, at = start + 1; i < n; i++, at++) {
        const old = factor[at]!;
        factor[at] = gamma * old + beta * z[i]!;
        z[i]! -= pivot * old;
      }
    } else {
      for (let i = j + 1, at = start + 1; i < n; i++, at++) {
        const reduced = z[i]! - pivot * factor[at]!;
        z[i] = reduced;
        factor[at]! += beta * reduced;
      }
    }
    t = next;
  }
}

/**
 * Subtracts sigma z z', sigma > 0, from factors whose result is positive definite in exact arithmetic.
 * Changes `factor`, uses up `z` and `work` (n each).
 */
export function subtractRankOne(
  n: number,
  factor: Float64Array,
  sigma: number,
  z: Float64Array,
  work: Float64Array,
): void {
  let t = -1 / sigma;
  // v = L^-1 z, and t_(n+1) = -1/sigma + v' D^-1 v, which must stay negative.
  for (let j = 0; j < n; j++) work[j] = z[j]!;
  for (let j = 0, start = 0; j < n; start += n - j, j++) {
    const pivot = work[j]!;
    t += (pivot * pivot) / factor[start]!;
    for (let i = j + 1, at = start + 1; i < n; i++, at++) work[i]! -= pivot * factor[at]!;
  }
  if (t >= 0) t = -Number.EPSILON / sigma;
  // Backwards: work[j] becomes t_j.
  for (let j = n - 1, start = (n * (n + 1)) / 2 - 1; j >= 0; j--, start -= n - j) {
    const pivot = work[j]!;
    work[j] = t;
    t -= (pivot * pivot) / factor[start]!;
  }
  // Forwards, with t_(j+1) known.
  t = -1 / sigma;
  for (let j = 0, start = 0; j < n; start += n - j, j++) {
    const pivot = z[j]!;
    const diagonal = factor[start]!;
    const delta = pivot / diagonal;
    const next = work[j]!;
    const alpha = next / t;
    factor[start] = diagonal * alpha;
    const beta = delta / next;
    for (let i = j + 1, at = start + 1; i < n; i++, at++) {
      const reduced = z[i]! - pivot * factor[at]!;
      z[i] = reduced;
      factor[at]! += beta * reduced;
    }
    t = next;
  }
}
