/** Mean of the middle half (Agarwal et al., Deep RL at the edge of the statistical precipice, NeurIPS 2021, arXiv:2108.13264). */
import { OutOfDomainError, requireNumber, requireNumbers } from '@mec/model';

/**
 * The mean of the values between the quartiles: the lowest and the highest quarter are left out, a part of a value where
 * the quarter is not a whole number of values. What is left out may be infinite, such as the cost of a run that failed.
 *
 * @throws OutOfDomainError when there are no values or one is NaN.
 */
export function interquartileMean(values: ArrayLike<number>): number {
  requireNumbers('interquartileMean', 'values', values);
  requireNumber('interquartileMean', 'values.length', values.length, { min: 1 });
  const sorted = Float64Array.from(values).sort();
  // NaN sorts last, where it would be left out unseen.
  if (Number.isNaN(sorted.at(-1))) {
    const what = `values[${Array.from(values).findIndex(Number.isNaN)}]`;
    throw new OutOfDomainError({ where: 'interquartileMean', what, got: NaN, expected: 'a number' });
  }
  const quarter = sorted.length / 4;
  let sum = 0;
  for (let i = 0; i < sorted.length; i++) {
    // How much of the i-th value, seen as the interval [i, i + 1), lies inside the middle half.
    const weight = Math.max(0, Math.min(i + 1, sorted.length - quarter) - Math.max(i, quarter));
    if (weight > 0) sum += weight * sorted[i]!;
  }
  return sum / (sorted.length - 2 * quarter);
}
