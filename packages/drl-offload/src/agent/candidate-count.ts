/**
 * How many decisions are tried: K, fixed as in the paper, or as many as were of use lately.
 *
 * The rule is DROO's (Huang, Bi and Zhang 2020, https://arxiv.org/abs/1808.01977, "adaptive setting of K"): every `interval` decisions,
 * K becomes one more than the highest rank that won since the last change. It needs an explorer that tries the likeliest first.
 */
import { OutOfDomainError, requireNumber } from '@mec/model';
import { countIn, numberIn } from '../snapshot/snapshot-values.js';
import type { Persistent } from '../snapshot/snapshot.js';

export interface AdaptiveCount {
  /** K at the start, and at most: an integer >= min. */
  readonly max: number;
  /** K at least, an integer >= 2, so that there is always a better rank to win. Default 2. */
  readonly min?: number;
  /** Decisions from one change to the next, an integer >= 1. Default 32. */
  readonly interval?: number;
}

export interface CandidateCount extends Persistent {
  /** K of the next decision. */
  readonly count: number;
  /** Takes note of the row that won, 0 ... K - 1. */
  record(row: number): void;
}

/** K that stays, or that follows the rows that won. */
export function candidateCount(count: number | AdaptiveCount): CandidateCount {
  if (typeof count === 'number') {
    return { count, record: () => undefined, snapshot: () => ({ values: {}, arrays: {} }), restore: () => undefined };
  }
  const { max, min = 2, interval = 32 } = count;
  let current = max;
  let seen = 0;
  let highest = 0;
  return {
    get count() {
      return current;
    },
    record(row) {
      seen++;
      highest = Math.max(highest, row);
      if (seen < interval) return;
      // Row r is the (r + 1)-th decision; one more leaves room to grow.
      current = Math.min(max, Math.max(min, highest + 2));
      seen = 0;
      highest = 0;
    },
    snapshot: () => ({ values: { current, seen, highest }, arrays: {} }),
    restore(snapshot) {
      const currentThen = numberIn(snapshot, 'candidateCount', 'current', { min, max, integer: true });
      const seenThen = countIn(snapshot, 'candidateCount', 'seen', interval - 1);
      highest = countIn(snapshot, 'candidateCount', 'highest', max);
      current = currentThen;
      seen = seenThen;
    },
  };
}

/** Most decisions that may be tried in a slot: 2^20. */
const MOST = 1_048_576;

/** Checks K, and returns the largest it may become. */
export function requireCandidateCount(where: string, count: number | AdaptiveCount, reachable: number): number {
  const domain = { min: 1, max: Math.min(reachable, MOST), integer: true, unit: 'different decisions' };
  if (typeof count === 'number') return requireNumber(where, 'candidateCount', count, domain);
  if (typeof count !== 'object' || (count as AdaptiveCount | null) === null) {
    const expected = 'an integer >= 1, or { max, min, interval }';
    throw new OutOfDomainError({ where, what: 'candidateCount', got: count, expected });
  }
  const { max, min = 2, interval = 32 } = count;
  requireNumber(where, 'candidateCount.min', min, { min: 2, integer: true });
  requireNumber(where, 'candidateCount.max', max, { ...domain, min });
  requireNumber(where, 'candidateCount.interval', interval, { min: 1, integer: true, unit: 'decisions' });
  return max;
}
