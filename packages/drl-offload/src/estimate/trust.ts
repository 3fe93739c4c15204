/**
 * How far what was learned of single devices and of pairs is believed: by how often it brought an estimate nearer to the truth.
 *
 * The network errs by e; the personal terms foretold p of it and the pairs q, before they saw it. What p brought is |e - q| - |e - q - p|,
 * what was at stake |e - q| + |e - q - p|, and belief goes by the ratio of the two: for p of the means of the ratios, so that no single
 * surprise turns it around; for q of the ratio of the means (each cut at about one unit), since most decisions join no pair of note.
 */
import type { Persistent, Snapshot } from '../snapshot/snapshot.js';
import { doublesIn } from '../snapshot/snapshot-values.js';

/** Part of a mean that each new error replaces. */
const RATE = 0.02;

/** Ratio from which on terms are believed in part, and in full. */
const [DOUBT, BELIEF] = [0.02, 0.12];

export interface Trust extends Persistent {
  /** Weight of the personal terms, from 0 to 1. */
  readonly personal: number;
  /** Weight of the pairs' terms, from 0 to 1. */
  readonly pairs: number;
  /** Takes in one error of the network and what was foretold of it. */
  observe(error: number, personal: number, pairs: number): void;
}

export function trust(): Trust {
  // Errors seen; for personal terms, then for pairs: mean brought, mean at stake.
  const state = new Float64Array(5);
  const weights = { personal: 0, pairs: 0 };

  function weigh(): void {
    weights.personal = ramp(state[1]!, state[2]!);
    weights.pairs = ramp(state[3]!, state[4]!);
  }

  function take(at: number, rate: number, error: number, foretold: number, cut: number): void {
    const [without, left] = [Math.abs(error), Math.abs(error - foretold)];
    const stake = without + left;
    if (stake === 0) return;
    state[at]! += rate * ((without - left) / (cut + stake) - state[at]!);
    state[at + 1]! += rate * (stake / (cut + stake) - state[at + 1]!);
  }

  return {
    get personal() {
      return weights.personal;
    },
    get pairs() {
      return weights.pairs;
    },
    observe(error, personal, pairs) {
      const rate = Math.max(RATE, 1 / (10 + state[0]!));
      state[0]!++;
      take(1, rate, error - weights.pairs * pairs, personal, 0);
      take(3, rate, error - weights.personal * personal, pairs, 1);
      weigh();
    },
    snapshot: (): Snapshot => ({ values: {}, arrays: { trust: state.slice() } }),
    restore(snapshot) {
      state.set(doublesIn(snapshot, 'trust', 'trust', { length: state.length }));
      weigh();
    },
  };
}

function ramp(brought: number, stake: number): number {
  if (stake === 0) return 0;
  return Math.min(1, Math.max(0, (brought / stake - DOUBT) / (BELIEF - DOUBT)));
}
