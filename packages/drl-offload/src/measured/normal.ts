import type { Random } from '@mec/model';

/** A number of the standard normal distribution (G. E. P. Box, M. E. Muller, Annals of Mathematical Statistics 29, 1958). */
export function normal(random: Random): number {
  // 1 - u is never 0.
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
