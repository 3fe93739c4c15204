/** The paper's memory: first in, first out, drawn from uniformly. Section 3. */
import { requireNumber, requireOptions } from '@mec/model';
import type { MemoryPart, ReplayMemory } from './replay-memory.js';
import { sampleRing } from './sample-ring.js';

export interface FifoMemoryOptions {
  /** Samples kept, an integer >= 1. Default 256. */
  readonly capacity?: number;
}

/**
 * Batches are drawn without replacement, all sets equally likely.
 *
 * @throws OutOfDomainError when the capacity leaves its range.
 */
export function fifoMemory(options: FifoMemoryOptions = {}): MemoryPart {
  requireOptions('fifoMemory', options);
  const capacity = requireNumber('fifoMemory', 'capacity', options.capacity ?? 256, { min: 1, integer: true });
  return {
    kind: 'fifoMemory',
    options: { capacity },
    capacity,
    create(): ReplayMemory {
      const ring = sampleRing(capacity);
      return {
        name: `first in, first out, ${capacity} samples`,
        capacity,
        get size() {
          return ring.size;
        },
        add: (observation, decision) => void ring.add(observation, decision),
        draw: (count, random) => ring.batch(random.sample(ring.size, count), new Float32Array(count).fill(1)),
        update: () => undefined,
        snapshot: ring.snapshot,
        restore: ring.restore,
      };
    },
  };
}
