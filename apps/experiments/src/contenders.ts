/** Everything that is compared in the study of baselines, under one name each. */
import {
  allLocal,
  allOffload,
  bestResponse,
  cdAverage,
  cdSlsqp,
  clockAuction,
  coordinateDescent,
  exact,
  geneticAlgorithm,
  greedy,
  qLearning,
  randomOffload,
  relaxationRounding,
  selfishEqualShares,
  selfishRootShares,
  simulatedAnnealing,
  sizeThreshold,
  tolledRootShares,
  vcgAuction,
} from '@mec/baselines';
import { createAgent, sharedComposition } from '@mec/drl-offload';
import { closedFormAllocator, createRandom, differentDevicesWorkload, type Decision, type Strategy } from '@mec/model';
import type { Cell } from './scenarios/cell.js';

export interface Contender {
  readonly name: string;
  readonly family: string;
  /** Whether it learns from its decisions: only these decide the slots before those that count. */
  readonly learns?: true;
  /** Left out of the grid, where it would take most of the time or needs an N of its own. */
  readonly paperOnly?: true;
  make(seed: number, cell: Cell): Strategy | Promise<Strategy>;
}

/** Seeded by the run and the contender's name. */
const chance = (seed: number, name: string): ReturnType<typeof createRandom> => createRandom(seed).split(name);

export const contenders: readonly Contender[] = [
  { name: 'ALL_LOCAL', family: 'fixed', make: () => allLocal() },
  { name: 'ALL_OFFLOAD', family: 'fixed', make: () => allOffload() },
  {
    name: 'ALL_OFFLOAD, optimal shares',
    family: 'fixed',
    make: () => allOffload({ allocator: closedFormAllocator() }),
  },
  { name: 'RANDOM', family: 'fixed', make: (seed) => randomOffload({ random: chance(seed, 'RANDOM') }) },
  { name: 'SIZE_THRESHOLD', family: 'fixed', make: () => sizeThreshold() },
  { name: 'GREEDY', family: 'descent', make: () => greedy() },
  { name: 'CD_AVERAGE', family: 'descent', make: (seed) => cdAverage({ random: chance(seed, 'CD_AVERAGE') }) },
  {
    name: 'CD_SLSQP',
    family: 'descent',
    paperOnly: true,
    make: (seed) => cdSlsqp({ random: chance(seed, 'CD_SLSQP') }),
  },
  {
    name: 'CD, closed form',
    family: 'descent',
    make: (seed) =>
      coordinateDescent({ allocator: closedFormAllocator(), start: 'random', random: chance(seed, 'CD') }),
  },
  {
    name: 'SIMULATED_ANNEALING',
    family: 'descent',
    make: (seed) => simulatedAnnealing({ random: chance(seed, 'ANNEALING') }),
  },
  { name: 'LR', family: 'relaxation', make: () => relaxationRounding() },
  { name: 'CLOCK_AUCTION', family: 'auction', make: () => clockAuction() },
  { name: 'VCG_AUCTION', family: 'auction', make: () => vcgAuction() },
  game('GAME_SELFISH', selfishRootShares),
  game('GAME_EQUAL', selfishEqualShares),
  game('GAME_TOLL', tolledRootShares),
  {
    name: 'Q_LEARNING',
    family: 'Q-learning',
    learns: true,
    make: (seed) => qLearning({ random: chance(seed, 'Q_LEARNING') }),
  },
  { name: 'GENETIC', family: 'metaheuristic', make: (seed) => geneticAlgorithm({ random: chance(seed, 'GENETIC') }) },
  {
    name: 'AGENT, the paper’s',
    family: 'agent',
    learns: true,
    paperOnly: true,
    make: (seed, { deviceCount }) => createAgent({ deviceCount, seed }),
  },
  {
    name: 'AGENT, from scratch',
    family: 'agent',
    learns: true,
    make: (seed) => createAgent({ ...sharedComposition(), seed, allocator: closedFormAllocator() }),
  },
  { name: 'AGENT, trained at N = 10', family: 'agent', make: trainedAgent },
  { name: 'EXACT', family: 'exact', make: () => exact() },
];

function game(name: string, rule: typeof selfishRootShares): Contender {
  return {
    name,
    family: 'game',
    make: (seed) => bestResponse({ rule: rule(), random: chance(seed, name) }),
  };
}

/** An agent for any number of devices: it learns from slots of ten different ones, then acts without learning. */
async function trainedAgent(seed: number, { warmup }: Cell): Promise<Strategy> {
  const agent = await createAgent({ ...sharedComposition(), seed, allocator: closedFormAllocator() });
  let slot = 0;
  for (const problem of differentDevicesWorkload({ seed })) {
    if (slot++ === warmup) break;
    agent.decide(problem);
  }
  return { name: agent.name, decide: (problem) => agent.act(problem), dispose: () => agent.dispose() };
}

/** What some decisions and strategies tell beyond the contract. */
export interface Extras {
  /** Exchanges between devices and server. */
  readonly rounds?: number;
  readonly messages?: number;
}

export function extrasOf(decision: Decision): Extras {
  const { rounds, messages } = decision as Decision & Extras;
  return { ...(rounds === undefined ? {} : { rounds }), ...(messages === undefined ? {} : { messages }) };
}

/** Entries of a learner's table, where it keeps one. */
export function tableSizeOf(strategy: Strategy): number | undefined {
  return (strategy as Strategy & { tableSize?: number }).tableSize;
}
