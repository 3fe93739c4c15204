/** Agents composed of exchangeable parts: each axis by name, so that an agent is told by four names. */
import { sharedComposition } from '@mec/drl-offload';
import { EXPLORERS, MEMORIES, POLICIES, type AgentSpec } from './agent.js';
import type { NamedStrategy } from './strategy-spec.js';

export interface Composition extends Required<Pick<AgentSpec, 'policy' | 'explorer' | 'memory'>> {
  /** How often it learns, from how much, how fast. */
  readonly training: (typeof TRAININGS)[number];
}

const TRAININGS = ['paper’s', 'frequent'] as const;

const { batchSize, trainingInterval, learningRate } = sharedComposition();

/** How `sharedComposition()` of `@mec/drl-offload` is trained: a step every other decision, on few samples. */
export const SHARED_TRAINING: Pick<AgentSpec, 'batchSize' | 'trainingInterval' | 'learningRate'> = {
  batchSize,
  trainingInterval,
  learningRate,
};

const trainings: Readonly<Record<Composition['training'], AgentSpec>> = {
  'paper’s': {},
  frequent: SHARED_TRAINING,
};

/** Every part that an agent can have, by axis. */
export const AXES: { readonly [A in keyof Composition]: readonly Composition[A][] } = {
  policy: POLICIES,
  explorer: EXPLORERS,
  memory: MEMORIES,
  training: TRAININGS,
};

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

export function compositionName({ policy, explorer, memory, training }: Composition): string {
  return `${policy} / ${explorer} / ${memory} / ${training}`;
}

/** Labels of a run that checks the program only. */
const QUICK_LABELS = { samples: 200, epochs: 2 };

/** The agent with the closed form, everything that is not a part as in the paper. */
export function composedAgent({ policy, explorer, memory, training }: Composition, quick: boolean): NamedStrategy {
  const options: AgentSpec = {
    policy,
    explorer,
    memory,
    ...trainings[training],
    allocator: 'closed form',
    ...(quick && policy === 'dense, supervised' ? { labels: QUICK_LABELS } : {}),
  };
  return { name: 'AGENT', ...options };
}
