/** Every strategy of this program under one name: what figures, studies and experiment files speak of. */
import {
  allLocal,
  allOffload,
  bestResponse,
  bruteForce,
  cdAverage,
  cdSlsqp,
  clockAuction,
  coordinateDescent,
  exact,
  geneticAlgorithm,
  greedy,
  priceOfAnarchy,
  qLearning,
  randomOffload,
  relaxationRounding,
  sameChoice,
  selfishEqualShares,
  selfishRootShares,
  simulatedAnnealing,
  sizeThreshold,
  tolledRootShares,
  vcgAuction,
} from '@mec/baselines';
import {
  closedFormAllocator,
  createRandom,
  isOffloadingProblem,
  type Allocator,
  type OffloadingProblem,
  type Random,
} from '@mec/model';
import { z } from 'zod';
import { makeFromModule } from '../modules/make-from-module.js';
import { PAPER_SLSQP } from '../paper-allocator.js';
import { agentOptions, makeAgent, type AgentSpec } from './agent.js';
import type { AnyStrategy, Making } from './making.js';
import { isModule, type NamedStrategy, type StrategySpec } from './strategy-spec.js';

interface Entry {
  readonly options: z.ZodObject;
  readonly make: (options: never, making: Making) => unknown;
  /** Time of a decision in units of the paper's agent's; for the order in which runs start. */
  readonly weight: number;
}

function entry<S extends z.ZodObject>(
  options: S,
  make: (options: z.output<S>, making: Making) => unknown,
  weight = 0.05,
): Entry {
  return { options, make, weight };
}

const none = z.strictObject({});
const count = z.int().positive();

/** Seeded by the run and the strategy's name. */
const chance = (seed: number, name: string): Random => createRandom(seed).split(name);

const RULES = {
  GAME_SELFISH: selfishRootShares,
  GAME_EQUAL: selfishEqualShares,
  GAME_TOLL: tolledRootShares,
} as const;
const RULE_NAMES = Object.keys(RULES) as (keyof typeof RULES)[];

/** Its kinds of options by their names; what is not set is the strategy's own default, of the agent the paper's. */
const strategies: Readonly<Record<string, Entry>> = {
  ALL_LOCAL: entry(none, () => allLocal()),
  ALL_OFFLOAD: entry(
    z.strictObject({ shares: z.enum(['equal', 'optimal']).exactOptional(), choice: count.exactOptional() }),
    ({ shares, choice = 1 }, { first }) => {
      if (!isOffloadingProblem(first)) return sameChoice({ choice });
      return allOffload(shares === 'optimal' ? { allocator: closedFormAllocator() } : {});
    },
  ),
  RANDOM: entry(z.strictObject({ tries: count.exactOptional() }), ({ tries }, { seed }) =>
    tries === undefined
      ? randomOffload({ random: chance(seed, 'RANDOM') })
      : randomOffload({ tries, random: chance(seed, 'RANDOM_TRIES') }),
  ),
  SIZE_THRESHOLD: entry(none, () => sizeThreshold()),
  GREEDY: entry(none, () => greedy()),
  CD_AVERAGE: entry(none, (_, { seed }) => cdAverage({ random: chance(seed, 'CD_AVERAGE') })),
  CD_SLSQP: entry(none, (_, { seed }) => cdSlsqp({ slsqp: PAPER_SLSQP, random: chance(seed, 'CD_SLSQP') }), 2),
  CD: entry(
    z.strictObject({ allocator: z.strictObject({ module: z.string(), digest: z.string() }).exactOptional() }),
    async ({ allocator: given }, { seed, first }) => {
      const random = chance(seed, 'CD');
      if (!isOffloadingProblem(first)) return coordinateDescent({ random });
      const allocator =
        given === undefined ? closedFormAllocator() : await makeFromModule<Allocator>(given.module, { seed });
      return coordinateDescent({ allocator, start: 'random', random });
    },
  ),
  SIMULATED_ANNEALING: entry(
    z.strictObject({ sweeps: count.exactOptional() }),
    (options, { seed }) => simulatedAnnealing({ ...options, random: chance(seed, 'ANNEALING') }),
    0.2,
  ),
  LR: entry(none, () => relaxationRounding()),
  CLOCK_AUCTION: entry(none, () => clockAuction()),
  VCG_AUCTION: entry(none, () => vcgAuction()),
  BEST_RESPONSE: entry(z.strictObject({ rule: z.enum(RULE_NAMES) }), ({ rule }, { seed }) =>
    bestResponse({ rule: RULES[rule](), random: chance(seed, rule) }),
  ),
  Q_LEARNING: entry(none, (_, { seed }) => qLearning({ random: chance(seed, 'Q_LEARNING') })),
  GENETIC: entry(none, (_, { seed }) => geneticAlgorithm({ random: chance(seed, 'GENETIC') }), 0.5),
  AGENT: entry(agentOptions, (options, making) => makeAgent(options as AgentSpec, making), 1),
  EXACT: entry(none, () => exact()),
  ENUMERATION: entry(none, () => bruteForce(), 0.5),
  /** What the formulas behind the rows of a cost model say. */
  RULE: entry(none, (_, { scenario }): AnyStrategy => {
    const rule = scenario.rule;
    if (rule === undefined) throw new RangeError('the scenario has no rule');
    return {
      name: 'RULE',
      decide(problem) {
        const offload = rule(problem);
        return { offload, ...problem.evaluate(offload) };
      },
    };
  }),
  /** Takes the last number of each row, where a cost model writes the better decision next to its bound. */
  PRICE_RULE: entry(none, (): AnyStrategy => ({
    name: 'PRICE_RULE',
    decide(problem) {
      const width = problem.observation.length / problem.size;
      const offload = new Uint8Array(problem.size).map((_, i) => problem.observation[(i + 1) * width - 1]!);
      return { offload, ...problem.evaluate(offload) };
    },
  })),
  /** A decision of least cost, as the scenario knows it. */
  MINIMUM: entry(none, (_, { scenario }): AnyStrategy => {
    const best = scenario.best;
    if (best === undefined) throw new RangeError('the minimum of the scenario is not known');
    return { name: 'MINIMUM', decide: best };
  }),
};

/** What may be set of each strategy, by its name. */
export const strategySchemas: Readonly<Record<string, z.ZodObject>> = Object.fromEntries(
  Object.entries(strategies).map(([name, { options }]) => [name, options]),
);

/** A strategy of the registry, or the one that a user's module makes. */
export async function makeStrategy(spec: StrategySpec, making: Making): Promise<AnyStrategy> {
  if (isModule(spec)) return makeFromModule<AnyStrategy>(spec.module, { seed: making.seed });
  const { name, ...options } = spec;
  const { options: schema, make } = strategies[name]!;
  return (await make(schema.parse(options) as never, making)) as AnyStrategy;
}

/** Worst equilibrium over optimum of a game in one slot. */
export function anarchyOf({ rule }: NamedStrategy): (problem: OffloadingProblem) => number {
  const made = RULES[rule as keyof typeof RULES]();
  return (problem) => priceOfAnarchy(problem, made).anarchy;
}

export function expectedWeight(spec: StrategySpec): number {
  return isModule(spec) ? 0.05 : strategies[spec.name]!.weight;
}
