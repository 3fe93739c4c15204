/** What decides the slots of every cost model: strategies for any cost, the bare rule behind the rows, and the agents. */
import { choicesOf } from '@mec/model';
import type { AgentSpec } from '../strategies/agent.js';
import { SHARED_TRAINING } from '../strategies/compositions.js';
import type { NamedStrategy } from '../strategies/strategy-spec.js';
import type { ModelScenario } from './model-family.js';
import type { Slot } from './slot.js';

export interface ModelContender {
  readonly name: string;
  readonly strategy: NamedStrategy;
  /** Whether it learns from its decisions: only these decide the slots before those that count. */
  readonly learns?: true;
}

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
  { name: 'ALL_LOCAL', strategy: { name: 'ALL_LOCAL' } },
  { name: 'RANDOM', strategy: { name: 'RANDOM' } },
  { name: RANDOM_TRIES, strategy: { name: 'RANDOM', tries: TRIES } },
  { name: 'GREEDY', strategy: { name: 'GREEDY' } },
  { name: 'CD', strategy: { name: 'CD' } },
  { name: 'SIMULATED_ANNEALING', strategy: { name: 'SIMULATED_ANNEALING', sweeps: 20 } },
  { name: 'GENETIC', strategy: { name: 'GENETIC' } },
];

function agent(name: string, options: AgentSpec): ModelContender {
  return { name, learns: true, strategy: { name: 'AGENT', ...options } };
}

/** The paper's network on the rows, trained as often as the shared one: a step every other decision, on few samples. */
const DENSE: AgentSpec = { ...SHARED_TRAINING, explorer: 'order + ladder + perturb', learningRate: 0.005 };

const SHARED: AgentSpec = { ...SHARED_TRAINING, policy: 'shared', explorer: 'order + ladder + perturb' };

const AGENTS: readonly ModelContender[] = [
  agent(SHARED_AGENT, SHARED),
  agent(DENSE_AGENT, DENSE),
  agent(PAPER_AGENT, { sees: 'tasks' }),
];

/** Forgets sooner what may no longer hold: it remembers 64 slots, and learns at every decision. */
const forgetful = agent(FORGETFUL_AGENT, { ...DENSE, memorySize: 64, trainingInterval: 1 });

const identified = agent(IDENTIFIED_AGENT, { ...SHARED, sees: 'identified' });

/** Those that can decide the slots of a scenario. */
export function modelContenders(scenario: ModelScenario): ModelContender[] {
  const first = firstSlot(scenario);
  const choices = choicesOf(first);
  const everybody = Array.from({ length: choices - 1 }, (_, k): ModelContender => ({
    name: choices === 2 ? 'ALL_OFFLOAD' : `ALL TO SERVER ${k + 1}`,
    strategy: { name: 'ALL_OFFLOAD', choice: k + 1 },
  }));
  return [
    ...ALWAYS.slice(0, 1),
    ...everybody,
    ...ALWAYS.slice(1),
    ...(first.rule === undefined ? [] : [{ name: RULE, strategy: { name: 'RULE' } }]),
    // The agent decides between two choices.
    ...(choices > 2 ? [] : AGENTS),
    ...(scenario.identified === undefined || choices > 2 ? [] : [forgetful, identified]),
  ];
}

/** Which strategies fit is the same for every seed. */
function firstSlot(scenario: ModelScenario): Slot {
  return scenario.slots(1)[Symbol.iterator]().next().value as Slot;
}
