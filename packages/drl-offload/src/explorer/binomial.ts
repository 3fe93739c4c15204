/** n choose k, or Infinity past 2^53. */
export function binomial(n: number, k: number): number {
  let result = 1;
  for (let j = 1; j <= Math.min(k, n - k); j++) {
    result = (result * (n - j + 1)) / j;
    if (result > Number.MAX_SAFE_INTEGER) return Infinity;
  }
  return k > n ? 0 : Math.round(result);
}
