/** What decides the slots of every cost model: strategies for any cost, the bare rule behind the rows, and the agents. */
import {
  allLocal,
  coordinateDescent,
  geneticAlgorithm,
  greedy,
  randomOffload,
  sameChoice,
  simulatedAnnealing,
} from '@mec/baselines';
import {
  createAgent,
  densePolicy,
  fifoMemory,
  sharedComposition,
  sharedPolicy,
  type AgentOptions,
} from '@mec/drl-offload';
import { choicesOf, createRandom, type Strategy } from '@mec/model';
import type { ModelScenario } from './model-family.js';
import { seenAs, type Slot } from './slot.js';

export type SlotStrategy = Strategy<Slot, unknown>;

export interface ModelContender {
  readonly name: string;
  /** Whether it learns from its decisions: only these decide the slots before those that count. */
  readonly learns?: true;
  make(seed: number, first: Slot, scenario: ModelScenario): SlotStrategy | Promise<SlotStrategy>;
}

const chance = (seed: number, name: string): ReturnType<typeof createRandom> => createRandom(seed).split(name);

/** Decisions that the paper's agent tries in a slot. */
const TRIES = 7;

export const RULE = 'RULE';
export const SHARED_AGENT = 'AGENT, shared, rows';
export const IDENTIFIED_AGENT = 'AGENT, shared, rows that name the device';
export const DENSE_AGENT = 'AGENT, dense, rows';
export const FORGETFUL_AGENT = 'AGENT, dense, rows, remembering 64 slots';
export const PAPER_AGENT = 'AGENT, the paper’s';
export const RANDOM_TRIES: string = `RANDOM, best of ${TRIES}`;

const ALWAYS: readonly ModelContender[] = [
  { name: 'ALL_LOCAL', make: () => allLocal() },
  { name: 'RANDOM', make: (seed) => randomOffload({ random: chance(seed, 'RANDOM') }) },
  { name: RANDOM_TRIES, make: (seed) => randomOffload({ tries: TRIES, random: chance(seed, 'RANDOM_TRIES') }) },
  { name: 'GREEDY', make: () => greedy() },
  { name: 'CD', make: (seed) => coordinateDescent({ random: chance(seed, 'CD') }) },
  {
    name: 'SIMULATED_ANNEALING',
    make: (seed) => simulatedAnnealing({ sweeps: 20, random: chance(seed, 'ANNEALING') }),
  },
  { name: 'GENETIC', make: (seed) => geneticAlgorithm({ random: chance(seed, 'GENETIC') }) },
];

const AGENTS: readonly ModelContender[] = [
  {
    name: SHARED_AGENT,
    learns: true,
    make: (seed, first) =>
      createAgent({
        ...sharedComposition(),
        seed,
        policy: sharedPolicy({ features: widthOf(first.observation, first) }),
      }),
  },
  { name: DENSE_AGENT, learns: true, make: (seed, first) => denseAgent(seed, first) },
  {
    name: PAPER_AGENT,
    learns: true,
    make: async (seed, first) => seeing(await createAgent({ deviceCount: first.size, seed }), ({ tasks }) => tasks),
  },
];

/** The paper's network on the rows, trained as often as the shared one: a step every other decision, on few samples. */
function denseAgent(seed: number, first: Slot, parts: Partial<AgentOptions> = {}): ReturnType<typeof createAgent> {
  const { explorer, batchSize, trainingInterval } = sharedComposition();
  const policy = densePolicy({ features: widthOf(first.observation, first) });
  return createAgent({
    deviceCount: first.size,
    seed,
    policy,
    explorer,
    batchSize,
    trainingInterval,
    learningRate: 0.005,
    ...parts,
  });
}

/** Forgets sooner what may no longer hold: it remembers 64 slots, and learns at every decision. */
const forgetful: ModelContender = {
  name: FORGETFUL_AGENT,
  learns: true,
  make: (seed, first) => denseAgent(seed, first, { memory: fifoMemory({ capacity: 64 }), trainingInterval: 1 }),
};

const identified = (rows: (slot: Slot) => Float64Array): ModelContender => ({
  name: IDENTIFIED_AGENT,
  learns: true,
  make: async (seed, first) => {
    const policy = sharedPolicy({ features: widthOf(rows(first), first) });
    return seeing(await createAgent({ ...sharedComposition(), seed, policy }), rows);
  },
});

/** Those that can decide the slots of a scenario. */
export function modelContenders(first: Slot, scenario: ModelScenario): ModelContender[] {
  const choices = choicesOf(first);
  const everybody = Array.from({ length: choices - 1 }, (_, k): ModelContender => ({
    name: choices === 2 ? 'ALL_OFFLOAD' : `ALL TO SERVER ${k + 1}`,
    make: () => sameChoice({ choice: k + 1 }),
  }));
  return [
    ...ALWAYS.slice(0, 1),
    ...everybody,
    ...ALWAYS.slice(1),
    ...(first.rule === undefined ? [] : [{ name: RULE, make: () => byRule }]),
    // The agent decides between two choices.
    ...(choices > 2 ? [] : AGENTS),
    ...(scenario.identified === undefined || choices > 2 ? [] : [forgetful, identified(scenario.identified)]),
  ];
}

const byRule: SlotStrategy = {
  name: RULE,
  decide(slot) {
    const offload = slot.rule!();
    return { offload, ...slot.evaluate(offload) };
  },
};

function seeing(agent: Strategy<ReturnType<typeof seenAs>, unknown>, rows: (slot: Slot) => Float64Array): SlotStrategy {
  return {
    name: agent.name,
    decide: (slot) => agent.decide(seenAs(slot, rows(slot))),
    dispose: () => agent.dispose?.(),
  };
}

function widthOf(observation: Float64Array, { size }: Slot): number {
  return observation.length / size;
}
