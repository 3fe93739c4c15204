/** A statistic over runs with its interval: between runs Student's, within one run by blocks (see `moments.ts`). */
import { requireOptions } from '@mec/model';
import { moments, requireClusters, requireStatistic, type Blocks, type Cluster, type Statistic } from './moments.js';
import { requireOpenUnit } from './open-unit.js';
import { studentQuantile } from './student-t.js';

export interface EstimateOptions {
  /** At least one; all with the same number of groups (at least one), no group empty. */
  readonly clusters: readonly Cluster[];
  /** A finite number from one run's groups; the estimate is its mean over the runs. */
  readonly statistic: Statistic;
  /** In (0, 1). Default 0.95. */
  readonly confidence?: number;
}

export interface Estimate {
  readonly value: number;
  /** Infinite ends where nothing tells how sure the value is. */
  readonly interval: readonly [low: number, high: number];
  /** What the interval is about: runs with other seeds too, or how this one run would go on. */
  readonly over: 'runs' | 'blocks';
  /** Standard deviation between runs; 0 of one run. */
  readonly deviation: number;
  /** How each group of the only run was divided. */
  readonly blocks?: readonly Blocks[];
}

/**
 * The mean of a statistic over runs, with its interval.
 *
 * The statistic is taken once per run (of one run, at most 20 times more per group), so 600,000 values cost milliseconds.
 *
 * @throws OutOfDomainError when an option leaves its range, a group is empty or the statistic gives no finite number;
 *   LengthMismatchError when the clusters differ in their number of groups.
 * @example
 * estimate({ clusters: [[[1, 2, 3]], [[2, 3, 4]]], statistic: ([values]) => mean(values) }); // value 2.5
 */
export function estimate(options: EstimateOptions): Estimate {
  const where = 'estimate';
  requireOptions(where, options);
  const { clusters, statistic, confidence = 0.95 } = options;
  requireOpenUnit(where, 'confidence', confidence);
  requireClusters(where, clusters);
  requireStatistic(where, 'statistic', statistic);
  const { means, covariance, degrees, blocks } = moments(where, clusters, [statistic]);
  const value = means[0]!;
  const variance = covariance?.[0]![0] ?? Infinity;
  const half = variance === 0 ? 0 : studentQuantile((1 + confidence) / 2, degrees) * Math.sqrt(variance);
  const interval = [value - half, value + half] as const;
  if (blocks !== undefined) return { value, interval, over: 'blocks', deviation: 0, blocks };
  return { value, interval, over: 'runs', deviation: Math.sqrt(variance * clusters.length) };
}
