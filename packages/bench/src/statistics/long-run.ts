/**
 * Where a quantity settles: a queue that is stable comes to a level, one that is not keeps growing.
 *
 * A stable queue wanders, and for many slots in one direction, so a rise alone shows nothing. The trend is judged by batch means
 * (Schmeiser, Batch size effects in the analysis of simulation output, Operations Research 30(3), 1982, doi 10.1287/opre.30.3.556):
 * the second half of the run is cut into five batches, long enough for their means to hardly depend on each other, and a line
 * through the five means has an interval by Student's t.
 */
import { OutOfDomainError, requireNumbers } from '@mec/model';

export interface LongRun {
  /** Mean over all slots. */
  readonly mean: number;
  /** Mean over the last fifth. */
  readonly settled: number;
  /** Slope over the second half by least squares, per slot. */
  readonly trend: number;
  /** 95 % interval of the slope; from -Infinity to Infinity where there are fewer than 10 values. */
  readonly trendInterval: readonly [low: number, high: number];
  /**
   * False when the run shows growth: the interval lies above 0, and along the trend the second half rises by more than a tenth of
   * its mean size. A short run of a slowly growing quantity may not show it yet.
   */
  readonly stable: boolean;
}

/** Rise over the second half, as a part of its mean size, up to which a quantity counts as settled. */
const SETTLED_RISE = 0.1;

const BATCHES = 5;

/** Student's t: 97.5 % of it lies below, at the three degrees of freedom that a line leaves of five means. */
const STUDENT = 3.182;

/**
 * Long-run averages of one value per slot.
 *
 * @throws OutOfDomainError when there are no values.
 */
export function longRun(values: ArrayLike<number>): LongRun {
  requireNumbers('longRun', 'values', values);
  const list = Array.from(values);
  if (list.length === 0) {
    throw new OutOfDomainError({ where: 'longRun', what: 'values', got: [], expected: 'at least one value' });
  }
  const half = list.slice(Math.floor(list.length / 2));
  const { trend, trendInterval } = trendOf(half);
  const size = meanOf(half.map(Math.abs));
  const grows = trendInterval[0] > 0 && trend * half.length > SETTLED_RISE * size;
  return {
    mean: meanOf(list),
    settled: meanOf(list.slice(Math.floor((4 * list.length) / 5))),
    trend,
    trendInterval,
    stable: !grows,
  };
}

/** Slope of a line through the means of five batches, or through the values where there are fewer, with its interval. */
function trendOf(values: readonly number[]): Pick<LongRun, 'trend' | 'trendInterval'> {
  const length = Math.max(1, Math.floor(values.length / BATCHES));
  // Batches of equal length: what does not fill one is left out, at the beginning.
  const rest = values.length >= BATCHES ? values.length % BATCHES : 0;
  const means = Array.from({ length: (values.length - rest) / length }, (_, k) =>
    meanOf(values.slice(rest + k * length, rest + (k + 1) * length)),
  );
  const middle = (means.length - 1) / 2;
  const level = meanOf(means);
  let products = 0;
  let squares = 0;
  means.forEach((mean, k) => {
    products += (k - middle) * (mean - level);
    squares += (k - middle) ** 2;
  });
  const slope = squares === 0 ? 0 : products / squares;
  const trend = slope / length;
  if (means.length < BATCHES) return { trend, trendInterval: [-Infinity, Infinity] };
  const left = means.reduce((sum, mean, k) => sum + (mean - level - slope * (k - middle)) ** 2, 0);
  const margin = (STUDENT * Math.sqrt(left / (BATCHES - 2) / squares)) / length;
  return { trend, trendInterval: [trend - margin, trend + margin] };
}

function meanOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}
