/** Slots and experiences for the tests of single parts. */
import type { Experience, SlotView } from '../src/index.js';

/** A view of `size` devices from their rows. */
export function viewOf(rows: ArrayLike<number>, size: number): SlotView {
  return { size, width: rows.length / size, rows: Float64Array.from(rows), ids: undefined, active: undefined };
}

/** A slot in which one decision was tried, at cost 1. */
export function experienceOf(rows: ArrayLike<number>, decision: Uint8Array): Experience {
  return {
    view: viewOf(rows, decision.length),
    scores: new Float64Array(decision.length),
    tries: { count: 1, costs: Float64Array.of(1), decision: () => decision },
    best: 0,
    decision,
    cost: 1,
  };
}
