/** The composition of the paper's agent (sections 3 and 4), which is also what `createAgent` takes where nothing else is given. */
import { observeTasks, requireNumber, type Observer } from '@mec/model';
import type { AdaptiveCount } from '../agent/candidate-count.js';
import type { Explorer } from '../explorer/explorer.js';
import { perturb } from '../explorer/perturb.js';
import { fifoMemory } from '../memory/fifo.js';
import { MOST_SAMPLES, type MemoryPart } from '../memory/replay-memory.js';
import { requireKnown } from '../known-options.js';
import { densePolicy } from '../policy/dense.js';
import type { PolicyPart } from '../policy/policy.js';

/** The names of {@link PaperNumbers}. */
export const PAPER_NUMBERS: readonly (keyof PaperNumbers)[] = [
  'hiddenLayers',
  'flipCount',
  'memorySize',
  'candidateCount',
  'batchSize',
  'trainingInterval',
  'learningRate',
];

/** The paper's numbers. */
export interface PaperNumbers {
  /** Neurons of the hidden layers, integers >= 1. Default [120, 80]. */
  readonly hiddenLayers?: readonly number[];
  /** c, devices flipped by a disturbance, an integer from 1 to N. Default 4, or N/2 if less. */
  readonly flipCount?: number;
  /** Samples remembered, an integer from 1 to 2^20. Default 256. */
  readonly memorySize?: number;
  /** K, decisions tried in each slot. Default 7, or all in reach if fewer. */
  readonly candidateCount?: number | AdaptiveCount;
  /** Samples of a training step, an integer from 1 to memorySize. Default 128. */
  readonly batchSize?: number;
  /** delta, decisions from one training step to the next, an integer >= 1. Default 10. */
  readonly trainingInterval?: number;
  /** Adam's step size, > 0 and at most 1. Default 0.01. */
  readonly learningRate?: number;
}

export interface PaperComposition {
  readonly policy: PolicyPart;
  readonly explorer: Explorer;
  readonly memory: MemoryPart;
  readonly observe: Observer;
  readonly candidateCount?: number | AdaptiveCount;
  readonly batchSize: number;
  readonly trainingInterval: number;
  readonly learningRate: number;
}

/**
 * Options of the paper's agent, with other numbers where they are given. N and the numbers per device are those of the first problem,
 * where the agent has no `deviceCount`.
 *
 * @throws OutOfDomainError naming the number that leaves its range.
 * @example
 * const agent = await createAgent({ ...paperComposition({ flipCount: 1 }), seed: 1 });
 */
export function paperComposition(numbers: PaperNumbers = {}): PaperComposition {
  requireKnown('paperComposition', numbers, PAPER_NUMBERS);
  const { hiddenLayers = [120, 80], flipCount, memorySize = 256, candidateCount } = numbers;
  const { batchSize = 128, trainingInterval = 10, learningRate = 0.01 } = numbers;
  const where = 'paperComposition';
  if (flipCount !== undefined) requireNumber(where, 'flipCount', flipCount, { min: 1, integer: true, unit: 'devices' });
  requireNumber(where, 'memorySize', memorySize, { min: 1, max: MOST_SAMPLES, integer: true, unit: 'samples' });
  return {
    policy: densePolicy({ hiddenLayers }),
    // The paper's 4 is for 10 devices: of fewer than 8, half are flipped, so that there are different sets to flip.
    explorer: flipCount === undefined ? perturb({ c: 4, largestShare: 0.5 }) : perturb({ c: flipCount }),
    memory: fifoMemory({ capacity: memorySize }),
    // d_i in raw MB: it matches the paper's figures best.
    observe: observeTasks,
    ...(candidateCount === undefined ? {} : { candidateCount }),
    batchSize,
    trainingInterval,
    learningRate,
  };
}
