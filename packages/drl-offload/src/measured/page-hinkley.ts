/**
 * Whether a stream of surprises has become larger than it should be: the test of E. S. Page (Biometrika 41, 1954) in the form of
 * D. V. Hinkley (Biometrika 58, 1971), on squares of surprises over their variance. While the model is right their mean is 1; what
 * exceeds 1 + allowance adds up, what stays below takes off, and a sum above the threshold is an alarm.
 */
export interface PageHinkleyOptions {
  /** How much of the sum is an alarm, > 0. Default 25: two surprises of four standard deviations, or many small ones. */
  readonly threshold?: number;
  /** What a squared surprise may exceed its expectation by before it counts, >= 0. Default 1. */
  readonly allowance?: number;
}

/** Squares are cut here, so that one wild measurement alone is no alarm. */
const LARGEST = 16;

/**
 * The sum after one more surprise; 0 at the beginning.
 *
 * @param squared - the surprise's square over its variance.
 */
export function pageHinkley(sum: number, squared: number, allowance: number): number {
  return Math.max(0, sum + Math.min(squared, LARGEST) - (1 + allowance));
}
