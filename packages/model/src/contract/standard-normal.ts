/** Normally distributed numbers, for noise and for draws from what is known of a number. */
import type { Random } from './random.js';

/** A number of the standard normal distribution (G. E. P. Box, M. E. Muller, Annals of Mathematical Statistics 29, 1958). */
export function standardNormal(random: Random): number {
  // 1 - u is never 0.
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
