/** Samples in the order of their arrival; the newest takes the place of the oldest. Under all three memories. */
import { OutOfDomainError } from '@mec/model';
import type { Persistent, Snapshot } from '../snapshot.js';
import type { Batch } from './replay-memory.js';

export interface SampleRing extends Persistent {
  readonly size: number;
  /** Returns the place the sample went to, 0 ... capacity - 1. */
  add(observation: ArrayLike<number>, decision: Uint8Array): number;
  /** The samples at these places. */
  batch(places: ArrayLike<number>, weights: Float32Array): Batch;
}

/** A ring of `capacity` places; a place keeps its arrays from sample to sample while their lengths agree. */
export function sampleRing(capacity: number): SampleRing {
  const observations: Float32Array[] = [];
  const decisions: Uint8Array[] = [];
  let next = 0;
  return {
    get size() {
      return observations.length;
    },
    add(observation, decision) {
      const place = next;
      next = (next + 1) % capacity;
      if (observations[place]?.length !== observation.length)
        observations[place] = new Float32Array(observation.length);
      if (decisions[place]?.length !== decision.length) decisions[place] = new Uint8Array(decision.length);
      observations[place].set(observation);
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
    restore({ values, arrays }: Snapshot) {
      next = Number(values.next);
      cut(arrays.observations as Float32Array, values.widths as readonly number[], observations);
      cut(arrays.decisions as Uint8Array, values.sizes as readonly number[], decisions);
    },
  };
}

function joined<T extends Float32Array | Uint8Array>(parts: readonly T[], Kind: new (length: number) => T): T {
  const whole = new Kind(parts.reduce((sum, part) => sum + part.length, 0));
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
  if (at !== whole.length) {
    throw new OutOfDomainError({ where: 'sampleRing', what: 'samples', got: whole.length, expected: `${at} numbers` });
  }
}
