/** A statement of the paper, what this run measured, and whether the one bears the other out: computed, never written by hand. */
import { blockMeans, bootstrap, type Cluster } from '@mec/bench';
import { createRandom } from '@mec/model';
import type { Verdict } from './verdict.js';

export interface Claim {
  /** `Fig. 4`. */
  readonly figure: string;
  /** The statement, in words. */
  readonly claim: string;
  /** The paper's figure. */
  readonly paper: string;
  readonly measured: number;
  /** 95 % bootstrap interval. */
  readonly interval: readonly [number, number];
  /** What was measured, and in which unit. */
  readonly quantity: string;
  /** When the claim holds. */
  readonly criterion: string;
  readonly verdict: Verdict;
  /** Why, where the interval alone does not say. */
  readonly reason?: string;
}

/** Limits of the measured value, both included. */
export interface Criterion {
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface ClaimInput extends Pick<Claim, 'figure' | 'claim' | 'paper' | 'quantity'> {
  /** One cluster per seed. */
  readonly clusters: readonly Cluster[];
  readonly statistic: (groups: Cluster) => number;
  readonly criterion: Criterion;
}

/** Measures and judges. The bootstrap's draws follow from the claim's words, so a run repeats its intervals. */
export function judge(input: ClaimInput): Claim {
  const { figure, claim, paper, quantity, clusters, statistic, criterion } = input;
  const random = createRandom(1).split(`${figure}: ${claim}`);
  const { value, interval } = bootstrap({ clusters, statistic, random });
  const { atLeast = -Infinity, atMost = Infinity } = criterion;
  const verdict = value >= atLeast && value <= atMost ? 'holds' : 'fails';
  return { figure, claim, paper, measured: value, interval, quantity, criterion: describe(criterion), verdict };
}

function describe({ atLeast, atMost }: Criterion): string {
  if (atLeast !== undefined && atMost !== undefined) return `between ${atLeast} and ${atMost}`;
  return atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
}

/** Values of one run with the iteration of each. */
export interface Trace {
  readonly iterations: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** Records next to each other share their surroundings; blocks of this many, or more of a long window, are resampled as one. */
const BLOCK = 20;
const MOST_BLOCKS = 100;

/**
 * The values of the iterations after `from` up to `to`, as means of blocks for the bootstrap.
 *
 * A run too short to have any value there gives its nearest one: a quick run still ends with every claim measured.
 */
export function windowOf({ iterations, values }: Trace, from: number, to: number): Float64Array {
  const inside: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (iterations[i]! > from && iterations[i]! <= to) inside.push(values[i]!);
  }
  if (inside.length > 0) {
    const size = Math.max(BLOCK, Math.ceil(inside.length / MOST_BLOCKS));
    return blockMeans(inside, Math.min(size, Math.ceil(inside.length / 5)));
  }
  const centre = (from + to) / 2;
  let nearest = 0;
  for (let i = 1; i < values.length; i++) {
    if (Math.abs(iterations[i]! - centre) < Math.abs(iterations[nearest]! - centre)) nearest = i;
  }
  return Float64Array.of(values[nearest] ?? NaN);
}

/** A trace with one value per iteration, from 1. */
export function everyIteration(values: ArrayLike<number>): Trace {
  return { iterations: Array.from({ length: values.length }, (_, i) => i + 1), values };
}
