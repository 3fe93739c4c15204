/** The paper's memory: first in, first out, drawn from uniformly. Section 3. */
import { requireNumber } from '@mec/model';
import { requireKnown } from '../known-options.js';
import { MOST_SAMPLES, type MemoryPart, type ReplayMemory } from './replay-memory.js';
import { sampleRing } from './sample-ring.js';

export interface FifoMemoryOptions {
  /** Samples kept, an integer from 1 to 2^20. Default 256. */
  readonly capacity?: number;
}

/**
 * Batches are drawn without replacement, all sets equally likely.
 *
 * @throws OutOfDomainError when the capacity leaves its range.
 */
export function fifoMemory(options: FifoMemoryOptions = {}): MemoryPart {
  requireKnown('fifoMemory', options, ['capacity']);
  const { capacity = 256 } = options;
  requireNumber('fifoMemory', 'capacity', capacity, { min: 1, max: MOST_SAMPLES, integer: true });
  return {
    kind: 'fifoMemory',
    options: { capacity },
    capacity,
    create(): ReplayMemory {
      const ring = sampleRing(capacity);
      return {
        get size() {
          return ring.size;
        },
        add: ({ view, decision }) => void ring.add(view, decision),
        draw: (count, random) => ring.batch(random.sample(ring.size, count), new Float32Array(count).fill(1)),
        update: () => undefined,
        snapshot: ring.snapshot,
        restore: ring.restore,
      };
    },
  };
}
