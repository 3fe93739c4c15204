/** Tries as differences of cost: each is compared with the cheapest before it. */
import type { Tried } from '../search/search.js';
import type { SlotView } from '../view/slot-view.js';
import type { TriedSlot } from './tried-slot.js';

/** A copy of a slot and its tries. */
export function compareTries({ size, rows, ids }: SlotView, tries: Tried): TriedSlot {
  const { count, costs } = tries;
  const decisions = new Uint8Array(count * size);
  const parents = new Int32Array(count);
  const flips = new Int32Array(count);
  const gains = new Float64Array(count);
  let best = 0;
  for (let k = 0; k < count; k++) {
    const decision = tries.decision(k);
    const at = k * size;
    const from = best * size;
    let differing = 0;
    for (let i = 0; i < size; i++) {
      decisions[at + i] = decision[i]!;
      if (decision[i] !== decisions[from + i]) differing++;
    }
    if (k === 0) continue;
    parents[k] = best;
    flips[k] = differing;
    gains[k] = costs[k]! - costs[best]!;
    if (costs[k]! < costs[best]!) best = k;
  }
  const names = ids === undefined ? undefined : Array.from(ids);
  return { size, rows: Float64Array.from(rows), ids: names, decisions, parents, flips, gains, best };
}
