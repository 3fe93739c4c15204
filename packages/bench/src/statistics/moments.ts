/**
 * Means of statistics over runs, and how sure they are: from the spread between the runs, or of one run from its blocks.
 *
 * A cluster is one run with its own seed; its groups are what a statistic compares, such as the values before a change and
 * those after it. Runs are independent of each other, values within a run are not. So with two runs or more each run counts
 * as one observation: what varies within runs is in the spread between them already. With one run the statistic is taken
 * again and again with a block of neighbouring values left out (the jackknife for dependent data: Kuensch, The jackknife and
 * the bootstrap for general stationary observations, Annals of Statistics 17, 1989). Blocks also serve medians, for which
 * leaving out single values does not (Shao and Wu, A general theory for jackknife variance estimation, ibid.).
 */
import {
  LengthMismatchError,
  OutOfDomainError,
  requireFunction,
  requireList,
  requireNumber,
  requireNumbers,
} from '@mec/model';

/** The groups of one run: `groups[g]` holds that group's values in their order. */
export type Cluster = readonly ArrayLike<number>[];

export type Statistic = (groups: Cluster) => number;

/** How one group of the only run was divided. */
export interface Blocks {
  readonly count: number;
  /** Values per block; the last takes what is left over too. */
  readonly size: number;
}

/** Of several statistics of the same runs. */
export interface Moments {
  readonly means: readonly number[];
  /** `covariance[i][j]` of the means; null where nothing tells it. */
  readonly covariance: readonly (readonly number[])[] | null;
  /** Degrees of freedom of the covariance. */
  readonly degrees: number;
  /** One per group; only where one run was divided. */
  readonly blocks?: readonly Blocks[];
}

/** Up to this many values a group's values are blocks of their own: so few are taken for independent. */
const FEW = 20;
const LEAST_BLOCKS = 10;
/** Values that a block should have, where there are enough for {@link LEAST_BLOCKS} such. */
const BLOCK = 50;

/** @throws OutOfDomainError or LengthMismatchError naming the argument. */
export function moments(where: string, clusters: readonly Cluster[], statistics: readonly Statistic[]): Moments {
  const measure = (groups: Cluster): number[] =>
    statistics.map((statistic) => requireNumber(where, 'statistic(groups)', statistic(groups)));
  const observed = clusters.map(measure);
  const means = statistics.map((_, i) => mean(observed.map((run) => run[i]!)));
  if (observed.length > 1) {
    const spread = covarianceOf(observed, means, observed.length * (observed.length - 1));
    return { means, covariance: spread, degrees: observed.length - 1 };
  }
  return { means, ...jackknife(clusters[0]!, measure, statistics.length) };
}

/** @throws OutOfDomainError when a group is empty; LengthMismatchError when clusters differ in their number of groups. */
export function requireClusters(where: string, clusters: readonly Cluster[]): void {
  requireList(where, 'clusters', clusters, 'a list of clusters');
  requireNumber(where, 'clusters.length', clusters.length, { min: 1 });
  clusters.forEach((groups, c) => {
    requireList(where, `clusters[${c}]`, groups, 'a list of groups');
    groups.forEach((group, g) => requireNumbers(where, `clusters[${c}][${g}]`, group));
  });
  const groupCount = clusters[0]!.length;
  requireNumber(where, 'clusters[0].length', groupCount, { min: 1 });
  clusters.forEach((groups, c) => {
    if (groups.length !== groupCount) {
      const expected = `${groupCount} (groups, as in clusters[0])`;
      throw new LengthMismatchError({ where, what: `clusters[${c}]`, got: groups.length, expected });
    }
    groups.forEach((group, g) => {
      if (group.length > 0) return;
      const what = `clusters[${c}][${g}]`;
      throw new OutOfDomainError({ where, what, got: group, expected: 'at least one value' });
    });
  });
}

/** @throws OutOfDomainError when it is no function. */
export function requireStatistic(where: string, what: string, statistic: Statistic): void {
  requireFunction(where, what, statistic);
}

function jackknife(
  groups: Cluster,
  measure: (groups: Cluster) => number[],
  size: number,
): Pick<Moments, 'covariance' | 'degrees' | 'blocks'> {
  const blocks = groups.map(({ length }) => divide(length));
  const covariance = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  // Groups are parts of the run apart from each other: their shares of the variance add up (Satterthwaite's degrees).
  let total = 0;
  let weighted = 0;
  groups.forEach((group, g) => {
    const { count } = blocks[g]!;
    if (count < 2) return;
    const left = Array.from({ length: count }, (_, b) =>
      measure(groups.map((other, k) => (k === g ? without(group, blocks[g]!, b) : other))),
    );
    const means = covariance.map((_, i) => mean(left.map((values) => values[i]!)));
    const share = covarianceOf(left, means, count / (count - 1));
    share.forEach((row, i) => row.forEach((value, j) => (covariance[i]![j]! += value)));
    const own = share.reduce((sum, row, i) => sum + row[i]!, 0);
    total += own;
    weighted += own ** 2 / (count - 1);
  });
  if (blocks.every(({ count }) => count < 2)) return { covariance: null, degrees: 1, blocks };
  const degrees = weighted === 0 ? 1 : Math.max(1, Math.floor(total ** 2 / weighted));
  return { covariance, degrees, blocks };
}

function divide(length: number): Blocks {
  if (length <= FEW) return { count: length, size: 1 };
  const count = Math.min(FEW, Math.max(LEAST_BLOCKS, Math.floor(length / BLOCK)));
  return { count, size: Math.floor(length / count) };
}

/** A group with one of its blocks left out. */
function without(values: ArrayLike<number>, { count, size }: Blocks, block: number): Float64Array {
  const from = block * size;
  const to = block === count - 1 ? values.length : from + size;
  const left = new Float64Array(values.length - (to - from));
  for (let i = 0; i < from; i++) left[i] = values[i]!;
  for (let i = to; i < values.length; i++) left[i - (to - from)] = values[i]!;
  return left;
}

function covarianceOf(observed: readonly number[][], means: readonly number[], divisor: number): number[][] {
  return means.map((a, i) =>
    means.map((b, j) => observed.reduce((sum, values) => sum + (values[i]! - a) * (values[j]! - b), 0) / divisor),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
