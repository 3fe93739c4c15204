/**
 * The ratio of two statistics' means, with the interval of Fieller (Some problems in interval estimation, Journal of the Royal
 * Statistical Society B 16, 1954).
 *
 * A mean of ratios is at the mercy of the run whose denominator happens to be small; the ratio of means is not. Where the
 * denominator's mean cannot be told from 0 there is no ratio to speak of, and the interval is infinite.
 */
import { requireOptions } from '@mec/model';
import type { Estimate } from './estimate.js';
import { moments, requireClusters, requireStatistic, type Cluster, type Statistic } from './moments.js';
import { requireOpenUnit } from './open-unit.js';
import { studentQuantile } from './student-t.js';

export interface RatioOfMeansOptions {
  /** At least one; all with the same number of groups (at least one), no group empty. */
  readonly clusters: readonly Cluster[];
  /** Finite numbers from one run's groups. */
  readonly numerator: Statistic;
  readonly denominator: Statistic;
  /** In (0, 1). Default 0.95. */
  readonly confidence?: number;
}

/**
 * @returns the ratio (0 where the denominator's mean is 0) and its interval. `deviation` is the one between runs of
 *   (numerator - ratio * denominator) / mean denominator, which the ratio's error follows.
 * @throws OutOfDomainError when an option leaves its range, a group is empty or a statistic gives no finite number;
 *   LengthMismatchError when the clusters differ in their number of groups.
 * @example
 * ratioOfMeans({ clusters, numerator: ([, late]) => mean(late), denominator: ([early]) => mean(early) });
 */
export function ratioOfMeans(options: RatioOfMeansOptions): Estimate {
  const where = 'ratioOfMeans';
  requireOptions(where, options);
  const { clusters, numerator, denominator, confidence = 0.95 } = options;
  requireOpenUnit(where, 'confidence', confidence);
  requireClusters(where, clusters);
  requireStatistic(where, 'numerator', numerator);
  requireStatistic(where, 'denominator', denominator);
  const { means, covariance, degrees, blocks } = moments(where, clusters, [numerator, denominator]);
  const [above, below] = [means[0]!, means[1]!];
  const value = below === 0 ? 0 : above / below;
  const quantile = studentQuantile((1 + confidence) / 2, degrees);
  const interval = covariance === null ? EVERYTHING : fieller(above, below, covariance, quantile);
  if (blocks !== undefined) return { value, interval, over: 'blocks', deviation: 0, blocks };
  const [[aa, ab], [, bb]] = covariance as [[number, number], [number, number]];
  const variance = below === 0 ? 0 : Math.max(0, aa - 2 * value * ab + value ** 2 * bb) / below ** 2;
  return { value, interval, over: 'runs', deviation: Math.sqrt(variance * clusters.length) };
}

const EVERYTHING: readonly [number, number] = [-Infinity, Infinity];

/** The ratios rho for which the mean of numerator - rho * denominator cannot be told from 0. */
function fieller(
  above: number,
  below: number,
  covariance: readonly (readonly number[])[],
  quantile: number,
): readonly [number, number] {
  const [aa, ab, bb] = [covariance[0]![0]!, covariance[0]![1]!, covariance[1]![1]!];
  const squared = quantile ** 2;
  const leading = below ** 2 - squared * bb;
  if (!(leading > 0)) return EVERYTHING;
  const middle = above * below - squared * ab;
  const root = Math.sqrt(Math.max(0, middle ** 2 - leading * (above ** 2 - squared * aa)));
  return [(middle - root) / leading, (middle + root) / leading];
}
