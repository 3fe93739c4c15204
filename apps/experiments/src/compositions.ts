/** Agents composed of exchangeable parts: each axis by name, so that a run is told by four names. */
import {
  densePolicy,
  fifoMemory,
  nearest,
  observeOffloading,
  observeSlotRatios,
  onlineBatchMemory,
  orderLadder,
  orderPreserving,
  perturb,
  prioritisedMemory,
  sharedComposition,
  sharedPolicy,
  supervisedPolicy,
  union,
  createAgent,
  type AgentOptions,
  type Explorer,
  type MemoryPart,
  type OffloadingAgent,
  type PolicyPart,
} from '@mec/drl-offload';
import { closedFormAllocator, observeTasks, paperSystem, uniformWorkload, type Observer } from '@mec/model';

export interface Composition {
  readonly policy: string;
  readonly explorer: string;
  readonly memory: string;
  /** How often it learns, from how much, how fast. */
  readonly training: string;
}

/** The paper's agent. */
export const PAPER_COMPOSITION: Composition = {
  policy: 'dense',
  explorer: 'perturb 4',
  memory: 'fifo',
  training: 'paper’s',
};

/** `sharedComposition()` of `@mec/drl-offload`. */
export const BEST_COMPOSITION: Composition = {
  policy: 'shared',
  explorer: 'order + ladder + perturb',
  memory: 'fifo',
  training: 'frequent',
};

/** Labels are drawn from problems that no run decides. */
const LABELLED = 500_000;

/** Labels of a run that checks the program only. */
const QUICK_LABELS = { samples: 200, epochs: 2 };

interface PolicyEntry {
  /** What it is shown; by default the tasks. */
  readonly observe?: Observer;
  readonly make: (seed: number, quick: boolean) => PolicyPart;
  /** Whether training on labels is over before the first slot: what follows would unlearn it. */
  readonly trainedBefore?: true;
}

export const policies: Readonly<Record<string, PolicyEntry>> = {
  dense: { make: () => densePolicy() },
  'dense, supervised': {
    trainedBefore: true,
    make: (seed, quick) =>
      supervisedPolicy(densePolicy(), {
        ...(quick ? QUICK_LABELS : {}),
        problems: uniformWorkload({ system: paperSystem(), seed: LABELLED + seed }),
      }),
  },
  'shared, slot ratios': { observe: observeSlotRatios, make: () => sharedPolicy() },
  shared: { observe: observeOffloading, make: () => sharedPolicy() },
};

export const explorers: Readonly<Record<string, () => Explorer>> = {
  'perturb 4': () => perturb({ c: 4 }),
  'perturb 1': () => perturb({ c: 1 }),
  'perturb 4 to 1': () => perturb({ c: { from: 4, to: 1, decisions: 4000 } }),
  order: () => orderPreserving(),
  'order, noise': () => orderPreserving({ noise: 1 }),
  nearest: () => nearest(),
  'order + perturb 1': () => union(orderPreserving(), perturb({ c: 1 })),
  'order + perturb': () => union(orderPreserving(), perturb({ c: { from: 4, to: 1, decisions: 400 } })),
  'order + ladder': () => union(orderPreserving(), orderLadder()),
  'order + ladder + perturb': () => sharedComposition().explorer,
};

export const memories: Readonly<Record<string, () => MemoryPart>> = {
  fifo: () => fifoMemory(),
  prioritised: () => prioritisedMemory(),
  'online batch': () => onlineBatchMemory(),
};

const { batchSize, trainingInterval, learningRate } = sharedComposition();

export const trainings: Readonly<
  Record<string, Pick<AgentOptions, 'batchSize' | 'trainingInterval' | 'learningRate'>>
> = {
  'paper’s': {},
  frequent: { batchSize, trainingInterval, learningRate },
};

export function compositionName({ policy, explorer, memory, training }: Composition): string {
  return `${policy} / ${explorer} / ${memory} / ${training}`;
}

/** An agent for 10 devices with the closed form, everything that is not a part as in the paper. */
export function composeAgent(
  { policy, explorer, memory, training }: Composition,
  seed: number,
  quick: boolean,
): Promise<OffloadingAgent> {
  return createAgent({
    deviceCount: 10,
    seed,
    allocator: closedFormAllocator(),
    policy: policies[policy]!.make(seed, quick),
    observe: policies[policy]!.observe ?? observeTasks,
    explorer: explorers[explorer]!(),
    memory: memories[memory]!(),
    ...trainings[training]!,
    ...(policies[policy]!.trainedBefore === true ? { learning: 'manual' } : {}),
  });
}
