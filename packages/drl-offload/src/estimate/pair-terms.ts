/**
 * What two devices add to the cost when both offload, learned for each pair by who they are: conflicts that no row tells of.
 *
 * One number per pair, learned from remembered slots by normalised least mean squares: what the network and the personal terms leave
 * unexplained of a difference of costs is shared among the pairs that were joined or parted. A pair that was never tried stays at 0, so it
 * is tried when it looks cheap. Only the first {@link PAIRED} devices that are known have pairs, since there are N (N - 1) / 2 of them
 * and each is seen but rarely when N is large.
 *
 * @see Widrow and Hoff, 1960, for the rule; Nagumo and Noda, 1967 (https://doi.org/10.1109/TAC.1967.1098599), for the normalised one.
 */

import type { Persistent, Snapshot } from '../snapshot/snapshot.js';
import { doublesIn } from '../snapshot/snapshot-values.js';

/** Devices that have pairs, and the largest slot whose pairs are looked at. */
export const PAIRED = 64;

/** Part of an error that one step takes away. */
const STEP = 0.05;

/** Errors are cut here, in units of the estimate. */
const CUT = 10;

export interface PairTerms extends Persistent {
  /** Sum of the terms between device i and the other offloaders of a decision. */
  sum(places: Int32Array, device: number, decision: Uint8Array, size: number): number;
  /** Keeps {@link sum} of every device up to date when one device is flipped. */
  follow(places: Int32Array, flipped: number, sign: number, sums: Float64Array, size: number): void;
  /**
   * What the pairs foretell of the difference between two decisions. The pairs in question are kept for {@link correct}.
   *
   * @param to - the decision's first entry in `decisions`; `from` that of the one it is compared with.
   */
  difference(places: Int32Array, decisions: Uint8Array, to: number, from: number, size: number): number;
  /** Shares an error among the pairs of the last {@link difference}. */
  correct(error: number): void;
  /** Forgets a device. */
  forget(place: number): void;
  /** Multiplies every term: the unit of the estimate has changed. */
  scale(factor: number): void;
}

export function pairTerms(): PairTerms {
  const means = new Float64Array(PAIRED * PAIRED);
  let cells = new Int32Array(64);
  let signs = new Int8Array(64);
  let count = 0;
  return {
    sum(places, device, decision, size) {
      const row = places[device]! * PAIRED;
      if (row < 0) return 0;
      let sum = 0;
      for (let j = 0; j < size; j++) {
        if (decision[j] === 1 && j !== device && places[j]! >= 0) sum += means[row + places[j]!]!;
      }
      return sum;
    },
    follow(places, flipped, sign, sums, size) {
      const row = places[flipped]! * PAIRED;
      if (row < 0) return;
      for (let j = 0; j < size; j++) {
        if (j !== flipped && places[j]! >= 0) sums[j]! += sign * means[row + places[j]!]!;
      }
    },
    difference(places, decisions, to, from, size) {
      count = 0;
      let sum = 0;
      for (let i = 0; i < size; i++) {
        const was = decisions[from + i]!;
        const is = decisions[to + i]!;
        if (was === is || places[i]! < 0) continue;
        for (let j = 0; j < size; j++) {
          if (j === i || places[j]! < 0) continue;
          const other = decisions[to + j]!;
          const before = decisions[from + j]!;
          // A pair of which both changed is met twice: once is enough.
          if (other !== before && j < i) continue;
          const change = is * other - was * before;
          if (change === 0) continue;
          if (count === cells.length) {
            const [older, olderSigns] = [cells, signs];
            cells = new Int32Array(2 * count);
            signs = new Int8Array(2 * count);
            cells.set(older);
            signs.set(olderSigns);
          }
          cells[count] = places[i]! * PAIRED + places[j]!;
          signs[count++] = change;
          sum += change * means[places[i]! * PAIRED + places[j]!]!;
        }
      }
      return sum;
    },
    correct(error) {
      if (count === 0) return;
      const step = (STEP * Math.max(-CUT, Math.min(CUT, error))) / count;
      for (let c = 0; c < count; c++) {
        const cell = cells[c]!;
        const mirror = (cell % PAIRED) * PAIRED + Math.floor(cell / PAIRED);
        means[cell]! += signs[c]! * step;
        means[mirror] = means[cell]!;
      }
    },
    forget(place) {
      for (let k = 0; k < PAIRED; k++) means[place * PAIRED + k] = means[k * PAIRED + place] = 0;
    },
    scale(factor) {
      for (let k = 0; k < means.length; k++) means[k]! *= factor;
    },
    snapshot: (): Snapshot => ({ values: {}, arrays: { means: means.slice() } }),
    restore(snapshot) {
      means.set(doublesIn(snapshot, 'pair terms', 'means', { length: means.length }));
    },
  };
}
