/** LyDROO's network, and who decides it: what each is shown, and the agents' parts. */
import {
  createAgent,
  densePolicy,
  fifoMemory,
  orderPreserving,
  perturb,
  sharedComposition,
  sharedPolicy,
  union,
} from '@mec/drl-offload';
import {
  EARNING_FEATURES,
  observeQueues,
  QUEUE_FEATURES,
  queueMinimum,
  type QueueAllocation,
  type QueueObserver,
  type QueueProblem,
} from '@mec/queues';
import { anyCostEntrants, type Entrant } from './entrant.js';

interface LydrooEntrant extends Entrant<QueueProblem, QueueObserver, QueueAllocation> {
  /** gamma, J, where it is not the published 0.08. */
  readonly energyLimit?: number;
}

/** Means of the published run over its last 100 frames. */
export const LYDROO_PUBLISHED = {
  frames: 500,
  counted: 100,
  queue: 54.2,
  energy: 0.0777,
  energyLimit: 0.08,
  source: 'result_10.mat of https://github.com/revenol/LyDROO',
} as const;

export const LYDROO_COMPOSITION = 'AGENT, LyDROO’s composition';
export const SHARED_QUEUES = 'AGENT, shared, h, Q and Y';
export const SHARED_EARNINGS = 'AGENT, shared, earnings';
/** J: below the published energy by more than a run of 500 frames strays from its limit. */
const STRICT = 0.076;
export const STRICT_EARNINGS: string = `${SHARED_EARNINGS}, ${STRICT} J`;

/** K of the published run. */
const CANDIDATES = 10;

const sharedEarnings: LydrooEntrant['make'] = (seed) =>
  createAgent({
    ...sharedComposition(),
    seed,
    policy: sharedPolicy({ features: EARNING_FEATURES }),
    candidateCount: CANDIDATES,
  });

export const lydrooEntrants: readonly LydrooEntrant[] = [
  ...anyCostEntrants<QueueProblem, QueueObserver, QueueAllocation>(),
  {
    name: 'PRICE_RULE',
    make: () => ({
      name: 'PRICE_RULE',
      decide(problem) {
        // The last number of each row: whether the device uploads in the better decision next to the bound.
        const offload = new Uint8Array(problem.size).map(
          (_, i) => problem.observation[(i + 1) * EARNING_FEATURES - 1]!,
        );
        return { offload, ...problem.evaluate(offload) };
      },
    }),
  },
  {
    name: 'AGENT, the paper’s',
    observe: observeQueues,
    make: (seed, deviceCount) => createAgent({ deviceCount, seed, policy: densePolicy({ features: QUEUE_FEATURES }) }),
  },
  {
    name: LYDROO_COMPOSITION,
    observe: observeQueues,
    make: (seed, deviceCount) =>
      createAgent({
        deviceCount,
        seed,
        policy: densePolicy({ hiddenLayers: [256, 128], features: QUEUE_FEATURES }),
        explorer: orderPreserving({ noise: 1 }),
        candidateCount: { max: CANDIDATES },
        memory: fifoMemory({ capacity: 1024 }),
        trainingInterval: 20,
      }),
  },
  {
    name: 'AGENT, shared, h, Q and Y, order + perturb',
    observe: observeQueues,
    make: (seed) =>
      createAgent({
        ...sharedComposition(),
        seed,
        policy: sharedPolicy({ features: QUEUE_FEATURES }),
        explorer: union(orderPreserving(), perturb({ c: 1 })),
        candidateCount: CANDIDATES,
      }),
  },
  {
    name: SHARED_QUEUES,
    observe: observeQueues,
    make: (seed) =>
      createAgent({
        ...sharedComposition(),
        seed,
        policy: sharedPolicy({ features: QUEUE_FEATURES }),
        candidateCount: CANDIDATES,
      }),
  },
  { name: SHARED_EARNINGS, make: sharedEarnings },
  { name: STRICT_EARNINGS, energyLimit: STRICT, make: sharedEarnings },
  { name: 'MINIMUM', make: () => ({ name: 'MINIMUM', decide: (problem) => queueMinimum(problem) }) },
];
