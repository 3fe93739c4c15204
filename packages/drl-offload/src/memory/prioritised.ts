/**
 * Prioritised replay, proportional form: samples with a large loss are drawn more often, and count less when drawn.
 *
 * A sample of loss l has the priority p = (l + smallest)^exponent and is drawn with P = p / sum p. It counts
 * (size x P)^-correction, relative to the largest weight in the batch, and `correction` grows to 1 with the batches drawn. New samples
 * get the largest priority seen, so that each is learned from soon.
 *
 * @see Schaul, Quan, Antonoglou and Silver, 2016, https://arxiv.org/abs/1511.05952; the paper's reference 12 is its
 * distributed form. The loss is the cross entropy, since there is no temporal difference here.
 */
import { requireNumber, type Random } from '@mec/model';
import { requireKnown } from '../known-options.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { countIn, doublesIn, numberIn } from '../snapshot/snapshot-values.js';
import { MOST_SAMPLES, type Batch, type MemoryPart, type ReplayMemory } from './replay-memory.js';
import { sampleRing } from './sample-ring.js';
import { sumTree } from './sum-tree.js';

export interface PrioritisedMemoryOptions {
  /** Samples kept, an integer from 1 to 2^20. Default 256. */
  readonly capacity?: number;
  /** How much priorities matter, from 0 (uniform) to 1. Default 0.6. */
  readonly exponent?: number;
  /** How much of the bias the weights take back at first, from 0 to 1. Default 0.4. */
  readonly correction?: number;
  /** Batches until the whole bias is taken back, an integer >= 1. Default 1000. */
  readonly correctionBatches?: number;
  /** Added to every loss, so that no sample is lost from sight, > 0. Default 1e-3. */
  readonly smallest?: number;
}

/**
 * Batches are drawn with replacement, one sample from each of `count` equal stretches of the priorities.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function prioritisedMemory(options: PrioritisedMemoryOptions = {}): MemoryPart {
  requireKnown('prioritisedMemory', options, ['capacity', 'exponent', 'correction', 'correctionBatches', 'smallest']);
  const { capacity = 256, exponent = 0.6, correction = 0.4, correctionBatches = 1000, smallest = 1e-3 } = options;
  const where = 'prioritisedMemory';
  requireNumber(where, 'capacity', capacity, { min: 1, max: MOST_SAMPLES, integer: true });
  requireNumber(where, 'exponent', exponent, { min: 0, max: 1 });
  requireNumber(where, 'correction', correction, { min: 0, max: 1 });
  requireNumber(where, 'correctionBatches', correctionBatches, { min: 1, integer: true });
  requireNumber(where, 'smallest', smallest, { above: 0 });

  const create = (): ReplayMemory => {
    const ring = sampleRing(capacity);
    const priorities = sumTree(capacity);
    let largest = 1;
    let batches = 0;
    let drawn = new Int32Array(0);
    return {
      get size() {
        return ring.size;
      },
      add: ({ view, decision }) => priorities.set(ring.add(view, decision), largest),
      draw(count: number, random: Random): Batch {
        const stretch = priorities.total / count;
        drawn = new Int32Array(count).map((_, k) => priorities.find((k + random.next()) * stretch));
        const power = correction + (1 - correction) * Math.min(1, batches / correctionBatches);
        batches++;
        const weights = new Float32Array(count);
        let heaviest = 0;
        for (let k = 0; k < count; k++) {
          const chance = priorities.get(drawn[k]!) / priorities.total;
          weights[k] = (ring.size * chance) ** -power;
          heaviest = Math.max(heaviest, weights[k]!);
        }
        return ring.batch(
          drawn,
          weights.map((weight) => weight / heaviest),
        );
      },
      update(losses) {
        for (let k = 0; k < drawn.length; k++) {
          const priority = (losses[k]! + smallest) ** exponent;
          priorities.set(drawn[k]!, priority);
          largest = Math.max(largest, priority);
        }
      },
      snapshot(): Snapshot {
        const { values, arrays } = ring.snapshot();
        const leaves = Float64Array.from({ length: capacity }, (_, place) => priorities.get(place));
        return { values: { ...values, largest, batches }, arrays: { ...arrays, priorities: leaves } };
      },
      restore(snapshot) {
        const largestThen = numberIn(snapshot, where, 'largest', { above: 0 });
        const batchesThen = countIn(snapshot, where, 'batches');
        const leaves = doublesIn(snapshot, where, 'priorities', { length: capacity, min: 0, max: largestThen });
        ring.restore(snapshot);
        largest = largestThen;
        batches = batchesThen;
        leaves.forEach((priority, place) => priorities.set(place, priority));
      },
    };
  };
  return { kind: where, options: { capacity, exponent, correction, correctionBatches, smallest }, capacity, create };
}
