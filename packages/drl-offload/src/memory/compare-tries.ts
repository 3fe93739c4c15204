/** Tries as differences of cost: each is compared with the cheapest before it. */
import type { Tried } from '../search/tried.js';
import type { SlotView } from '../view/slot-view.js';
import type { TriedSlot } from './tried-slot.js';

/** The tries of a slot, compared. The arrays may be longer than the tries need. */
export type ComparedTries = Pick<TriedSlot, 'decisions' | 'parents' | 'flips' | 'gains'> & { best: number };

/** Room for tries to be compared. */
export function roomForTries(size: number, count: number): ComparedTries {
  return {
    decisions: new Uint8Array(count * size),
    parents: new Int32Array(count),
    flips: new Int32Array(count),
    gains: new Float64Array(count),
    best: 0,
  };
}

/** A copy of a slot and its tries. */
export function triedSlot(view: SlotView, tries: Tried): TriedSlot {
  const { size, rows, ids } = view;
  const compared = roomForTries(size, tries.count);
  compareTries(size, tries, compared);
  return { size, rows: Float64Array.from(rows), ids: ids === undefined ? undefined : Array.from(ids), ...compared };
}

/**
 * Fills in the tries of a slot of N devices.
 *
 * @param out - of {@link roomForTries} for as many tries or more, and as many devices or more.
 */
export function compareTries(size: number, tries: Tried, out: ComparedTries): void {
  const { count, costs } = tries;
  const { decisions, parents, flips, gains } = out;
  let best = 0;
  for (let k = 0; k < count; k++) {
    const decision = tries.decision(k);
    const at = k * size;
    const from = best * size;
    let differing = 0;
    for (let i = 0; i < size; i++) {
      const x = decision[i]!;
      decisions[at + i] = x;
      if (x !== decisions[from + i]) differing++;
    }
    parents[k] = k === 0 ? 0 : best;
    flips[k] = differing;
    gains[k] = costs[k]! - costs[best]!;
    if (costs[k]! < costs[best]!) best = k;
  }
  out.best = best;
}
