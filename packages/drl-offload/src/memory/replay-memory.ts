/** Past decisions to learn from: (observation, best decision found). */
import type { Random } from '@mec/model';
import type { PartDescription, Persistent } from '../snapshot/snapshot.js';
import type { Experience } from './experience.js';
import type { TriedSlot } from './tried-slot.js';

/** Most samples that a memory may be made for: 2^20. */
export const MOST_SAMPLES = 1_048_576;

/** Samples of one training step. The arrays belong to the memory and hold until its next call. */
export interface Batch {
  /** Row-major, one row per device, each. */
  readonly observations: readonly Float32Array[];
  /** N entries each, 0 or 1. */
  readonly decisions: readonly Uint8Array[];
  /** How much each sample counts, > 0; 1 where the draw is uniform. */
  readonly weights: Float32Array;
  /** Every try of each slot, where the memory keeps them. */
  readonly tried?: readonly TriedSlot[];
  /** How many slots were remembered after each, where the memory keeps tries. */
  readonly ages?: readonly number[];
}

export interface ReplayMemory extends Persistent {
  /** Samples held. */
  readonly size: number;
  /** Keeps a copy of what it needs of a slot, in place of the oldest when the memory is full. */
  add(experience: Experience): void;
  /**
   * Draws samples that exist.
   *
   * @param count - an integer from 1 to `size`.
   */
  draw(count: number, random: Random): Batch;
  /** Tells the memory how large the losses of the batch drawn last were. */
  update(losses: Float64Array): void;
}

/** A memory that is yet to be made: what `createAgent` takes. */
export interface MemoryPart extends PartDescription {
  /** Samples kept, an integer from 1 to {@link MOST_SAMPLES}. */
  readonly capacity: number;
  create(): ReplayMemory;
}
