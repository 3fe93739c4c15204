/**
 * How often one strategy does better than another on the same problem: P(X > Y), a tie counting half.
 *
 * Agarwal et al. (NeurIPS 2021, arXiv:2108.13264) compare every run of X with every run of Y, since theirs share nothing.
 * Ours meet the same problems (common random numbers), so pairs are compared: what makes a problem hard for both cancels.
 */
import {
  LengthMismatchError,
  OutOfDomainError,
  requireLength,
  requireList,
  requireNumbers,
  requireOptions,
} from '@mec/model';
import { estimate, type Estimate } from './estimate.js';
import type { Cluster, Statistic } from './moments.js';

export interface ImprovementOptions {
  /** One array per run, more is better: `x[r][t]` and `y[r][t]` stand for the same problem. For costs exchange x and y. */
  readonly x: readonly ArrayLike<number>[];
  /** As many runs as `x`, each as long as x's. */
  readonly y: readonly ArrayLike<number>[];
  /** In (0, 1). Default 0.95. */
  readonly confidence?: number;
}

/** Means over the runs, with their intervals (see `estimate`). */
export interface Improvement {
  /** P(X > Y) + P(X = Y) / 2, in [0, 1]. */
  readonly probability: Estimate;
  /** Mean of x - y, in their unit: an improvement that is likely may still be small. */
  readonly difference: Estimate;
}

/**
 * Compares paired values of two strategies.
 *
 * @throws OutOfDomainError when an option leaves its range, a run is empty or a value is not finite; LengthMismatchError
 *   when x and y differ in their number of runs or in the length of one.
 * @example
 * probabilityOfImprovement({ x: [[3, 5]], y: [[1, 5]] }).probability.value; // 0.75
 */
export function probabilityOfImprovement(options: ImprovementOptions): Improvement {
  const where = 'probabilityOfImprovement';
  requireOptions(where, options);
  const { x, y, ...settings } = options;
  for (const [name, runs] of Object.entries({ x, y })) {
    requireList(where, name, runs, 'a list of runs');
    runs.forEach((run, r) => requireNumbers(where, `${name}[${r}]`, run));
  }
  if (y.length !== x.length) {
    const expected = `${x.length} (runs, as x)`;
    throw new LengthMismatchError({ where: 'probabilityOfImprovement', what: 'y', got: y.length, expected });
  }
  const clusters = x.map((run, r): Cluster => [pairedDifferences(run, y[r]!, r)]);
  const over = (statistic: Statistic): Estimate => estimate({ clusters, statistic, ...settings });
  return {
    probability: withinUnit(
      over(([differences]) => meanOf(differences!, (difference) => (1 + Math.sign(difference)) / 2)),
    ),
    difference: over(([differences]) => meanOf(differences!, (difference) => difference)),
  };
}

/** A probability's interval ends at 0 and 1. */
function withinUnit(estimated: Estimate): Estimate {
  const [low, high] = estimated.interval;
  return { ...estimated, interval: [Math.max(0, low), Math.min(1, high)] };
}

function pairedDifferences(x: ArrayLike<number>, y: ArrayLike<number>, run: number): Float64Array {
  const where = 'probabilityOfImprovement';
  requireLength(where, `y[${run}]`, y, x.length, `values, as x[${run}]`);
  return Float64Array.from({ length: x.length }, (_, t) => {
    const difference = x[t]! - y[t]!;
    if (Number.isFinite(difference)) return difference;
    const what = `x[${run}][${t}] - y[${run}][${t}]`;
    throw new OutOfDomainError({ where, what, got: difference, expected: 'a finite number' });
  });
}

function meanOf(values: ArrayLike<number>, of: (value: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += of(values[i]!);
  return sum / values.length;
}
