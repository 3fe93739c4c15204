/**
 * Percentile bootstrap over clusters (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapters 8 and 13).
 *
 * A cluster is one run with its own seed; its groups are what the statistic compares, such as the records before a
 * change and those after it. Each replicate draws clusters with replacement, then values within each group: with one
 * run the spread inside it still shows, and with many the interval is too wide, not too narrow. Values of one
 * group count as independent; give `blockMeans` of values that are not.
 */
import {
  LengthMismatchError,
  OutOfDomainError,
  requireFunction,
  requireList,
  requireNumber,
  requireNumbers,
  requireOptions,
  requireRandom,
  type Random,
} from '@mec/model';
import { quantileSorted } from 'simple-statistics';

/** The groups of one run: `groups[g]` holds that group's values. */
export type Cluster = readonly ArrayLike<number>[];

export interface BootstrapOptions {
  /** At least one; all with the same number of groups (at least one), no group empty. */
  readonly clusters: readonly Cluster[];
  /** A finite number from one run's groups; the estimate is its mean over the runs. */
  readonly statistic: (groups: Cluster) => number;
  readonly random: Random;
  /** An integer >= 100. Default 1000. */
  readonly replicates?: number;
  /** In (0, 1). Default 0.95. */
  readonly confidence?: number;
}

export interface Estimate {
  readonly value: number;
  readonly interval: readonly [low: number, high: number];
}

/**
 * The mean of a statistic over runs, with its bootstrap interval.
 *
 * @throws OutOfDomainError when an option leaves its range, a group is empty or the statistic gives no finite number;
 *   LengthMismatchError when the clusters differ in their number of groups.
 * @example
 * bootstrap({ clusters: [[[1, 2, 3]], [[2, 3, 4]]], statistic: ([values]) => mean(values), random: createRandom(1) });
 */
export function bootstrap(options: BootstrapOptions): Estimate {
  requireOptions('bootstrap', options);
  const { clusters, statistic, random, replicates = 1000, confidence = 0.95 } = options;
  requireNumber('bootstrap', 'replicates', replicates, { min: 100, integer: true });
  if (!(confidence > 0 && confidence < 1)) {
    const expected = 'a number > 0 and < 1';
    throw new OutOfDomainError({ where: 'bootstrap', what: 'confidence', got: confidence, expected });
  }
  validateClusters(clusters);
  requireFunction('bootstrap', 'statistic', statistic);
  requireRandom('bootstrap', random);

  const mean = (draw: (index: number) => Cluster): number => {
    let sum = 0;
    for (let c = 0; c < clusters.length; c++)
      sum += requireNumber('bootstrap', 'statistic(groups)', statistic(draw(c)));
    return sum / clusters.length;
  };
  const value = mean((c) => clusters[c]!);
  const estimates = Array.from({ length: replicates }, () =>
    mean(() => clusters[random.integer(clusters.length)]!.map((group) => resample(group, random))),
  ).sort((a, b) => a - b);
  const tail = (1 - confidence) / 2;
  return { value, interval: [quantileSorted(estimates, tail), quantileSorted(estimates, 1 - tail)] };
}

function validateClusters(clusters: readonly Cluster[]): void {
  requireList('bootstrap', 'clusters', clusters, 'a list of clusters');
  requireNumber('bootstrap', 'clusters.length', clusters.length, { min: 1 });
  clusters.forEach((groups, c) => {
    requireList('bootstrap', `clusters[${c}]`, groups, 'a list of groups');
    groups.forEach((group, g) => requireNumbers('bootstrap', `clusters[${c}][${g}]`, group));
  });
  const groupCount = clusters[0]!.length;
  requireNumber('bootstrap', 'clusters[0].length', groupCount, { min: 1 });
  clusters.forEach((groups, c) => {
    if (groups.length !== groupCount) {
      const expected = `${groupCount} (groups, as in clusters[0])`;
      throw new LengthMismatchError({ where: 'bootstrap', what: `clusters[${c}]`, got: groups.length, expected });
    }
    groups.forEach((group, g) => {
      if (group.length > 0) return;
      const what = `clusters[${c}][${g}]`;
      throw new OutOfDomainError({ where: 'bootstrap', what, got: group, expected: 'at least one value' });
    });
  });
}

function resample(values: ArrayLike<number>, random: Random): Float64Array {
  const drawn = new Float64Array(values.length);
  for (let i = 0; i < drawn.length; i++) drawn[i] = values[random.integer(values.length)]!;
  return drawn;
}
