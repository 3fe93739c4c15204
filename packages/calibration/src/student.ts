/**
 * Quantiles of Student's distribution: how far an estimate may be off when the noise is estimated too.
 */

/**
 * @param level - probability that a number of the distribution lies within the quantile on both sides, in (0, 1).
 * @param freedom - degrees of freedom, >= 1; from 3 on the error is below 2 %.
 * @see M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 26.2.23 and 26.7.5.
 */
export function studentQuantile(level: number, freedom: number): number {
  const z = normalQuantile((1 - level) / 2);
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ];
  return terms.reduce((sum, term, k) => sum + term / freedom ** (k + 1), z);
}

/** The number that a standard normal one exceeds with this probability, below 0.5; error below 4.5e-4. */
function normalQuantile(tail: number): number {
  const t = Math.sqrt(-2 * Math.log(tail));
  const above = 2.515517 + 0.802853 * t + 0.010328 * t * t;
  const below = 1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3;
  return t - above / below;
}
