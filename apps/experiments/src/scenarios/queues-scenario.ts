/** LyDROO's frames: queues that each strategy fills and drains itself, under the same channels and arrivals. */
import type { Environment } from '@mec/model';
import { observeQueues, queueEnvironment, queueMinimum, ricianSlots, type QueueProblem } from '@mec/queues';
import type { OpenScenario, Problem } from './slots.js';
import type { QueuesSpec } from './scenario-spec.js';

export function openQueues({ devices, observe, energyLimit }: QueuesSpec, seed: number): OpenScenario {
  return {
    environment: () =>
      queueEnvironment({
        slots: ricianSlots({ deviceCount: devices, seed }),
        ...(observe === 'queues' ? { observe: observeQueues } : {}),
        ...(energyLimit === undefined ? {} : { parameters: { energyLimit } }),
      }) as Environment<unknown> as Environment<Problem>,
    best: (problem) => queueMinimum(problem as QueueProblem),
  };
}
