/** The decision that an estimate likes best, as far as a descent finds it: it costs no evaluation. */
import type { SlotEstimate } from './slot-estimate.js';

/** Passes over the devices at most. */
const PASSES = 6;

/** Exchanges of two devices are looked for up to this many devices: there are N^2 / 4 of them. */
const EXCHANGES = 24;

/** What a change must bring, in units of the estimate, so that rounding cannot make a circle. */
const LEAST = 1e-9;

export interface Descent {
  /** From where the estimate stands: flips devices as long as that lowers the cost. */
  descend(estimate: SlotEstimate): void;
  /**
   * Goes to the better of the decisions that a descent reaches from "nobody" and from "everybody", and exchanges devices there as long
   * as that lowers the cost.
   */
  minimise(estimate: SlotEstimate): void;
}

export function descent(): Descent {
  let changes = new Float64Array(0);
  let order = new Int32Array(0);
  let start = new Uint8Array(0);
  let lower = new Uint8Array(0);

  function makeRoom(size: number): void {
    if (changes.length >= size) return;
    changes = new Float64Array(size);
    order = new Int32Array(size);
    start = new Uint8Array(size);
    lower = new Uint8Array(size);
  }

  /** Flips the devices that lower the cost, those that lower it most first. Returns whether any did. */
  function pass(estimate: SlotEstimate): boolean {
    let count = 0;
    for (let i = 0; i < estimate.size; i++) {
      const change = estimate.change(i);
      if (change >= 0) continue;
      changes[i] = change;
      order[count++] = i;
    }
    if (count > 1) order.subarray(0, count).sort((a, b) => changes[a]! - changes[b]! || a - b);
    for (let k = 0; k < count; k++) if (k === 0 || estimate.change(order[k]!) < 0) estimate.flip(order[k]!);
    return count > 0;
  }

  function descend(estimate: SlotEstimate): void {
    makeRoom(estimate.size);
    for (let p = 0; p < PASSES && pass(estimate); p++);
  }

  return {
    descend,
    minimise(estimate) {
      const { size } = estimate;
      makeRoom(size);
      estimate.set(start.fill(0));
      descend(estimate);
      const value = estimate.value();
      for (let i = 0; i < size; i++) lower[i] = estimate.decision[i]!;
      estimate.set(start.fill(1));
      descend(estimate);
      if (!(estimate.value() < value - LEAST)) estimate.set(lower);
      if (size > EXCHANGES) return;
      for (let p = 0; p < PASSES && exchange(estimate); p++) descend(estimate);
    },
  };
}

/** Takes the exchange of an offloader for another device that lowers the cost most. Returns whether there was one. */
function exchange(estimate: SlotEstimate): boolean {
  const { size } = estimate;
  let best = -LEAST;
  let leaves = -1;
  let joins = -1;
  for (let i = 0; i < size; i++) {
    if (estimate.decision[i] === 0) continue;
    const leaving = estimate.change(i);
    estimate.flip(i);
    for (let j = 0; j < size; j++) {
      if (j === i || estimate.decision[j] === 1) continue;
      const change = leaving + estimate.change(j);
      if (change >= best) continue;
      best = change;
      leaves = i;
      joins = j;
    }
    estimate.flip(i);
  }
  if (leaves < 0) return false;
  estimate.flip(leaves);
  estimate.flip(joins);
  return true;
}
