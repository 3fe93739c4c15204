/** The paper's curves: each point stands for the last 20 records, as their mean with a band from least to most (section 4.1). */
import { requireNumber, requireNumbers } from '@mec/model';

/** One entry per value. */
export interface RollingWindow {
  readonly mean: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
}

/**
 * Mean, least and most of the last `size` values at each place; at the start, of the values so far.
 * A window with a NaN has three NaNs.
 *
 * @param size - an integer >= 1. Default 20, the paper's.
 * @throws OutOfDomainError when size is not an integer >= 1.
 */
export function rollingWindow(values: ArrayLike<number>, size = 20): RollingWindow {
  requireNumbers('rollingWindow', 'values', values);
  requireNumber('rollingWindow', 'size', size, { min: 1, integer: true });
  const mean = new Float64Array(values.length);
  const min = new Float64Array(values.length);
  const max = new Float64Array(values.length);
  for (let end = 0; end < values.length; end++) {
    // Summed afresh: a running sum would gather rounding errors, and windows are short.
    const start = Math.max(0, end - size + 1);
    let sum = 0;
    let least = Infinity;
    let most = -Infinity;
    for (let i = start; i <= end; i++) {
      const value = values[i]!;
      sum += value;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    // Rounding may put the mean of equal values a unit in the last place outside their band.
    mean[end] = Math.min(most, Math.max(least, sum / (end - start + 1)));
    min[end] = least;
    max[end] = most;
  }
  return { mean, min, max };
}
