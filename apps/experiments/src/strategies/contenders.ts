/** Everything that is compared in the study of baselines, under one name each. */
import type { Cell } from '../scenarios/cell.js';
import type { AgentSpec } from './agent.js';
import { SHARED_TRAINING } from './compositions.js';
import type { NamedStrategy } from './strategy-spec.js';

export interface Contender {
  readonly name: string;
  readonly family: string;
  /** Whether it learns from its decisions: the others decide only some of the slots before those that count. */
  readonly learns?: true;
  /** Left out of the grid, where it would take most of the time or needs an N of its own. */
  readonly paperOnly?: true;
  /** By default the strategy of that name. */
  readonly strategy?: (cell: Cell) => NamedStrategy;
}

const SHARED: AgentSpec = {
  ...SHARED_TRAINING,
  policy: 'shared',
  explorer: 'order + ladder + perturb',
  allocator: 'closed form',
};

export const contenders: readonly Contender[] = [
  { name: 'ALL_LOCAL', family: 'fixed' },
  { name: 'ALL_OFFLOAD', family: 'fixed' },
  {
    name: 'ALL_OFFLOAD, optimal shares',
    family: 'fixed',
    strategy: () => ({ name: 'ALL_OFFLOAD', shares: 'optimal' }),
  },
  { name: 'RANDOM', family: 'fixed' },
  { name: 'SIZE_THRESHOLD', family: 'fixed' },
  { name: 'GREEDY', family: 'descent' },
  { name: 'CD_AVERAGE', family: 'descent' },
  { name: 'CD_SLSQP', family: 'descent', paperOnly: true },
  { name: 'CD, closed form', family: 'descent', strategy: () => ({ name: 'CD' }) },
  { name: 'SIMULATED_ANNEALING', family: 'descent' },
  { name: 'LR', family: 'relaxation' },
  { name: 'CLOCK_AUCTION', family: 'auction' },
  { name: 'VCG_AUCTION', family: 'auction' },
  game('GAME_SELFISH'),
  game('GAME_EQUAL'),
  game('GAME_TOLL'),
  { name: 'Q_LEARNING', family: 'Q-learning', learns: true },
  { name: 'GENETIC', family: 'metaheuristic' },
  {
    name: 'AGENT, the paper’s',
    family: 'agent',
    learns: true,
    paperOnly: true,
    strategy: () => ({ name: 'AGENT' }),
  },
  {
    name: 'AGENT, from scratch',
    family: 'agent',
    learns: true,
    strategy: () => ({ name: 'AGENT', ...SHARED }),
  },
  {
    name: 'AGENT, trained at N = 10',
    family: 'agent',
    strategy: ({ warmup }) => ({ name: 'AGENT', ...SHARED, trainedOn: warmup }),
  },
  { name: 'EXACT', family: 'exact' },
];

function game(rule: string): Contender {
  return { name: rule, family: 'game', strategy: () => ({ name: 'BEST_RESPONSE', rule }) };
}

export function strategyOf({ name, strategy }: Contender, cell: Cell): NamedStrategy {
  return strategy?.(cell) ?? { name };
}
