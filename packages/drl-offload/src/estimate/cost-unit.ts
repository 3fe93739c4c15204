/**
 * The unit of the estimate: three times what changing one device's mind makes of the cost, about.
 *
 * Costs come in any unit, and what is near the best decision differs by much less than what is far from it. The unit follows the changes
 * of one or two devices that were tried. It is kept for as long as it is right to a factor, since what was learned is in its terms.
 */
import type { Persistent, Snapshot } from '../snapshot/snapshot.js';
import { doublesIn } from '../snapshot/snapshot-values.js';

/** Changes that the mean looks back on, about. */
const HORIZON = 300;

/** A change counts for no more than this many times the mean. */
const OUTLIER = 5;

const TIMES = 3;

/** The unit changes when it is wrong by more than this factor, and not before this many changes were seen. */
const [TOLERANCE, FEWEST] = [1.7, 6];

export interface CostUnit extends Persistent {
  /** Cost per unit; 0 before the first difference. */
  readonly size: number;
  /** Takes in a difference of cost between decisions that differ in `flips` devices. */
  observe(difference: number, flips: number): void;
  /** Changes the unit where it is wrong. Returns the older one over the newer; 1: it stays. */
  adjust(): number;
}

export function costUnit(): CostUnit {
  // The unit; changes seen, and their mean.
  const state = new Float64Array(3);
  return {
    get size() {
      return state[0]!;
    },
    observe(difference, flips) {
      const change = Math.abs(difference) / flips;
      if (!(change > 0 && change < Infinity)) return;
      if (state[0] === 0) state[0] = change;
      if (flips > 2) return;
      const seen = ++state[1]!;
      const counted = seen === 1 ? change : Math.min(change, OUTLIER * state[2]!);
      state[2]! += (counted - state[2]!) / Math.min(seen, HORIZON);
    },
    adjust() {
      const [older, seen, mean] = state as unknown as [number, number, number];
      const wanted = TIMES * mean;
      if (seen < FEWEST || (wanted < TOLERANCE * older && older < TOLERANCE * wanted)) return 1;
      state[0] = wanted;
      return older / wanted;
    },
    snapshot: (): Snapshot => ({ values: {}, arrays: { unit: state.slice() } }),
    restore(snapshot) {
      state.set(doublesIn(snapshot, 'cost unit', 'unit', { length: state.length, min: 0 }));
    },
  };
}
