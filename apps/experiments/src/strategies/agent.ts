/** The learning agent as data: the paper's by default, each part exchangeable by name. */
import {
  createAgent,
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
  type Explorer,
  type MemoryPart,
  type OffloadingAgent,
  type PolicyPart,
} from '@mec/drl-offload';
import {
  closedFormAllocator,
  differentDevicesWorkload,
  isOffloadingProblem,
  observeTasks,
  paperSystem,
  uniformWorkload,
  type DecisionProblem,
  type Observer,
} from '@mec/model';
import { z } from 'zod';
import { paperAllocator } from '../paper-allocator.js';
import type { Problem } from '../scenarios/slots.js';
import type { AnyStrategy, Making } from './making.js';

/** Networks, by what is fed to them. */
export const POLICIES = ['dense', 'dense, supervised', 'shared, slot ratios', 'shared'] as const;

export const EXPLORERS = [
  'perturb 4',
  'perturb 1',
  'perturb 4 to 1',
  'order',
  'order, noise',
  'nearest',
  'order + perturb 1',
  'order + perturb',
  'order + ladder',
  'order + ladder + perturb',
] as const;

export const MEMORIES = ['fifo', 'prioritised', 'online batch'] as const;

/** What is not set is the paper's. */
export interface AgentSpec {
  readonly policy?: (typeof POLICIES)[number];
  readonly hiddenLayers?: readonly number[];
  /** Of the supervised policy: how many problems, and how many passes over them. By default 10,000 and 50. */
  readonly labels?: { readonly samples: number; readonly epochs: number };
  readonly explorer?: (typeof EXPLORERS)[number];
  /** K, or a rule that adapts it. */
  readonly candidateCount?: number | { readonly max: number };
  readonly memory?: (typeof MEMORIES)[number];
  readonly memorySize?: number;
  readonly batchSize?: number;
  readonly trainingInterval?: number;
  readonly learningRate?: number;
  /** For the paper's cost. */
  readonly allocator?: 'slsqp' | 'closed form';
  /** A view of the slot by its name instead of its rows, such as `tasks`. */
  readonly sees?: string;
  /** Slots of ten different devices to learn from first; it acts without learning afterwards. */
  readonly trainedOn?: number;
}

const count = z.int().positive();

export const agentOptions: z.ZodObject = z.strictObject({
  policy: z.enum(POLICIES).exactOptional(),
  hiddenLayers: z.array(count).exactOptional(),
  labels: z.strictObject({ samples: count, epochs: count }).exactOptional(),
  explorer: z.enum(EXPLORERS).exactOptional(),
  candidateCount: z.union([count, z.strictObject({ max: count })]).exactOptional(),
  memory: z.enum(MEMORIES).exactOptional(),
  memorySize: count.exactOptional(),
  batchSize: count.exactOptional(),
  trainingInterval: count.exactOptional(),
  learningRate: z.number().positive().exactOptional(),
  allocator: z.enum(['slsqp', 'closed form']).exactOptional(),
  sees: z.string().exactOptional(),
  trainedOn: count.exactOptional(),
});

const explorers: Readonly<Record<(typeof EXPLORERS)[number], () => Explorer>> = {
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

const memories: Readonly<Record<(typeof MEMORIES)[number], (options: { capacity?: number }) => MemoryPart>> = {
  fifo: fifoMemory,
  prioritised: prioritisedMemory,
  'online batch': onlineBatchMemory,
};

/** Labels are drawn from problems that no run decides. */
const LABELLED = 500_000;

export async function makeAgent(options: AgentSpec, { seed, first, scenario }: Making): Promise<AnyStrategy> {
  const { policy = 'dense', explorer, memory = 'fifo', memorySize, allocator = 'slsqp', sees, trainedOn } = options;
  const view = sees === undefined ? undefined : scenario.views?.[sees];
  if (sees !== undefined && view === undefined) throw new RangeError(`the scenario has no view named ${sees}`);
  const observation = view?.(first) ?? first.observation;
  const agent = await createAgent({
    seed,
    // A shared policy decides any number of devices.
    ...(policy.startsWith('shared') ? {} : { deviceCount: first.size }),
    allocator: allocator === 'slsqp' ? paperAllocator() : closedFormAllocator(),
    policy: policyOf(options, seed, isOffloadingProblem(first) ? undefined : observation.length / first.size),
    observe: observers[policy],
    ...(explorer === undefined ? {} : { explorer: explorers[explorer]() }),
    memory: memories[memory](memorySize === undefined ? {} : { capacity: memorySize }),
    ...picked(options, ['candidateCount', 'batchSize', 'trainingInterval', 'learningRate']),
    // Its training is over before the first slot: what follows would unlearn it.
    ...(policy === 'dense, supervised' ? { learning: 'manual' } : {}),
  });
  if (trainedOn !== undefined) return trained(agent, seed, trainedOn);
  return view === undefined ? agent : seeing(agent, view);
}

/** What each network is shown of the paper's problem; other problems bring their own rows. */
const observers: Readonly<Record<(typeof POLICIES)[number], Observer>> = {
  dense: observeTasks,
  'dense, supervised': observeTasks,
  'shared, slot ratios': observeSlotRatios,
  shared: observeOffloading,
};

function policyOf(
  { policy = 'dense', hiddenLayers, labels }: AgentSpec,
  seed: number,
  features: number | undefined,
): PolicyPart {
  const rows = features === undefined ? {} : { features };
  const dense = (): PolicyPart => densePolicy({ ...rows, ...(hiddenLayers === undefined ? {} : { hiddenLayers }) });
  switch (policy) {
    case 'dense':
      return dense();
    case 'dense, supervised':
      return supervisedPolicy(dense(), {
        ...labels,
        problems: uniformWorkload({ system: paperSystem(), seed: LABELLED + seed }),
      });
    case 'shared, slot ratios':
    case 'shared':
      return sharedPolicy(rows);
  }
}

function picked<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]]))) as Pick<T, K>;
}

/** Learns from slots of ten different devices, then acts without learning. */
function trained(agent: OffloadingAgent, seed: number, slots: number): AnyStrategy {
  let slot = 0;
  for (const problem of differentDevicesWorkload({ seed })) {
    if (slot++ === slots) break;
    agent.decide(problem);
  }
  return {
    ...named(agent),
    decide: (problem: Problem) => agent.act(problem),
  };
}

/** The same slots under other rows. */
function seeing(agent: OffloadingAgent, view: (problem: Problem) => Float64Array): AnyStrategy {
  const seen = (problem: Problem): DecisionProblem<unknown> => ({
    size: problem.size,
    observation: view(problem),
    ...(problem.choices === undefined ? {} : { choices: problem.choices }),
    ...(problem.active === undefined ? {} : { active: problem.active }),
    evaluate: (offload) => problem.evaluate(offload),
  });
  return {
    ...named(agent),
    decide: (problem: Problem) => agent.decide(seen(problem)),
  };
}

function named(agent: OffloadingAgent): Pick<OffloadingAgent, 'name' | 'backend' | 'dispose'> {
  return { name: agent.name, backend: agent.backend, dispose: () => agent.dispose() };
}
