/**
 * How large errors are expected to be, and whether they have become a surprise: then the costs have changed.
 *
 * The variance of what a change of one device leaves unexplained follows the errors slowly; the mean of squared errors over their expected
 * variance is 1 where all is as it was.
 */
import type { Persistent, Snapshot } from '../snapshot/snapshot.js';
import { doublesIn } from '../snapshot/snapshot-values.js';

/** Parts of the two means that each error replaces. */
const [SIZE_RATE, SURPRISE_RATE] = [0.01, 0.02];

/** One error counts for no more than this many times what is expected: of the size, of the surprise. */
const [SIZE_CUT, SURPRISE_CUT] = [3, 10];

/** Mean of squared errors over their variances above which the costs have changed. */
const CHANGED = 3.5;

/** Errors before which nothing counts as a change. */
const FEWEST = 300;

const SMALLEST = 1e-6;

export interface ErrorSize extends Persistent {
  /** Variance of the error of a change of one device, in units of the estimate squared. */
  readonly variance: number;
  /**
   * Takes in an error.
   *
   * @param known - variance that the terms themselves admit.
   * @param share - how many times {@link variance} is expected beside it.
   * @returns whether the costs have changed; the count starts anew then.
   */
  observe(error: number, known: number, share: number): boolean;
  /** Multiplies the variance: the unit of the estimate has changed. */
  scale(factor: number): void;
}

export function errorSize(): ErrorSize {
  // Errors seen, variance, surprise.
  const state = Float64Array.of(0, 1, 1);
  return {
    get variance() {
      return state[1]!;
    },
    observe(error, known, share) {
      const seen = ++state[0]!;
      const square = error * error;
      const surprise = Math.min(square / (known + state[1]! * share), SURPRISE_CUT);
      state[2]! += SURPRISE_RATE * (surprise - state[2]!);
      const unexplained = Math.max(square - 0.5 * known, 0.05 * square) / share;
      state[1]! += SIZE_RATE * (Math.min(unexplained, SIZE_CUT * state[1]!) - state[1]!);
      state[1] = Math.max(SMALLEST, state[1]!);
      if (seen < FEWEST || state[2]! <= CHANGED) return false;
      state[2] = 1;
      return true;
    },
    scale(factor) {
      state[1]! *= factor;
    },
    snapshot: (): Snapshot => ({ values: {}, arrays: { errors: state.slice() } }),
    restore(snapshot) {
      state.set(doublesIn(snapshot, 'error size', 'errors', { length: state.length, min: 0 }));
    },
  };
}
