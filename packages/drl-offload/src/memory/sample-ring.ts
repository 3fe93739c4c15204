/** Samples in the order of their arrival; the newest takes the place of the oldest. Under all three memories. */
import { requireNumber } from '@mec/model';
import type { Persistent, Snapshot } from '../snapshot/snapshot.js';
import { bytesIn, countsIn, floatsIn, numberIn } from '../snapshot/snapshot-values.js';
import type { SlotView } from '../view/slot-view.js';
import type { Batch } from './replay-memory.js';

export interface SampleRing extends Persistent {
  readonly size: number;
  /** Returns the place the sample went to, 0 ... capacity - 1. */
  add(view: SlotView, decision: Uint8Array): number;
  /** The samples at these places. */
  batch(places: ArrayLike<number>, weights: Float32Array): Batch;
}

const WHERE = 'memory';

/** A ring of `capacity` places; a place keeps its arrays from sample to sample while their lengths agree. */
export function sampleRing(capacity: number): SampleRing {
  const observations: Float32Array[] = [];
  const decisions: Uint8Array[] = [];
  let next = 0;
  return {
    get size() {
      return observations.length;
    },
    add({ rows }, decision) {
      const place = next;
      next = (next + 1) % capacity;
      if (observations[place]?.length !== rows.length) observations[place] = new Float32Array(rows.length);
      if (decisions[place]?.length !== decision.length) decisions[place] = new Uint8Array(decision.length);
      observations[place].set(rows);
      decisions[place].set(decision);
      return place;
    },
    batch: (places, weights) => ({
      observations: Array.from(places, (place) => observations[place]!),
      decisions: Array.from(places, (place) => decisions[place]!),
      weights,
    }),
    snapshot: (): Snapshot => ({
      values: { next, sizes: decisions.map(({ length }) => length), widths: observations.map(({ length }) => length) },
      arrays: { decisions: joined(decisions, Uint8Array), observations: joined(observations, Float32Array) },
    }),
    restore(snapshot: Snapshot) {
      const sizes = countsIn(snapshot, WHERE, 'sizes', capacity);
      const widths = countsIn(snapshot, WHERE, 'widths', capacity);
      requireNumber(WHERE, 'number of widths', widths.length, { min: sizes.length, max: sizes.length });
      const full = sizes.length === capacity;
      const bounds = { min: full ? 0 : sizes.length, max: full ? capacity - 1 : sizes.length, integer: true };
      const place = numberIn(snapshot, WHERE, 'next', bounds);
      const rows = floatsIn(snapshot, WHERE, 'observations', { length: total(widths) });
      const chosen = bytesIn(snapshot, WHERE, 'decisions', { length: total(sizes), max: 1 });
      next = place;
      cut(rows, widths, observations);
      cut(chosen, sizes, decisions);
    },
  };
}

function total(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}

function joined<T extends Float32Array | Uint8Array>(parts: readonly T[], Kind: new (length: number) => T): T {
  const whole = new Kind(total(parts.map(({ length }) => length)));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function cut<T extends Float32Array | Uint8Array>(whole: T, lengths: readonly number[], parts: T[]): void {
  parts.length = 0;
  let at = 0;
  for (const length of lengths) parts.push(whole.slice(at, (at += length)) as T);
}
