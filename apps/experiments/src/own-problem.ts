/** A cost model that a user names by `--problem`, and everything that is run on it. */
import {
  allLocal,
  bruteForce,
  coordinateDescent,
  geneticAlgorithm,
  greedy,
  randomOffload,
  sameChoice,
  simulatedAnnealing,
} from '@mec/baselines';
import { createAgent, densePolicy, perturb, sharedComposition, sharedPolicy } from '@mec/drl-offload';
import {
  activeDevices,
  choicesOf,
  createRandom,
  OutOfDomainError,
  requireProblem,
  type AnyCostStrategy,
  type DecisionProblem,
  type Environment,
  type Workload,
} from '@mec/model';

type Problem = DecisionProblem<unknown>;

/** What the default export of a `--problem` module makes of `{ seed }`. */
export type OwnSlots = Workload<Problem> | Environment<Problem>;

/**
 * The slots that a module's default export makes: `({ seed }) => Workload`, or `=> Environment` where slots follow from decisions.
 *
 * @param url - the module's.
 * @throws OutOfDomainError when the default export is no function, or makes neither.
 */
export async function loadSlots(url: string): Promise<(seed: number) => OwnSlots> {
  const module = (await import(url)) as { default?: unknown };
  if (typeof module.default !== 'function') {
    const expected = 'a function that makes a workload or an environment';
    throw new OutOfDomainError({ where: url, what: 'the default export', got: module.default, expected });
  }
  const make = module.default as (options: { seed: number }) => OwnSlots;
  return (seed) => {
    const slots = make({ seed });
    if (isEnvironment(slots) || typeof (slots as Partial<Workload> | undefined)?.[Symbol.iterator] === 'function') {
      return slots;
    }
    const expected = 'a Workload (iterable) or an Environment (reset, step)';
    throw new OutOfDomainError({ where: url, what: 'what the default export makes', got: slots, expected });
  };
}

export function isEnvironment(slots: OwnSlots): slots is Environment<Problem> {
  const given = slots as Partial<Environment<Problem>> | null | undefined;
  return typeof given?.step === 'function' && typeof given.reset === 'function';
}

/** The first slot, which tells what can be run. */
export function firstSlot(slots: OwnSlots, url: string): Problem {
  if (isEnvironment(slots)) return slots.reset();
  for (const problem of slots) return problem;
  throw new OutOfDomainError({ where: url, what: 'workload', got: 'no slot', expected: 'at least one' });
}

/** Most decisions that enumeration tries in each slot. */
const MOST_DECISIONS = 2 ** 14;

/** Every strategy that decides such slots: the baselines for any cost, the agents, and enumeration where N is small. */
export async function ownStrategies(first: Problem, seed: number): Promise<AnyCostStrategy[]> {
  requireProblem('--problem', first);
  const chance = (name: string): ReturnType<typeof createRandom> => createRandom(seed).split(name);
  const choices = choicesOf(first);
  const baselines = [
    allLocal(),
    sameChoice({ choice: 1 }),
    randomOffload({ random: chance('RANDOM') }),
    greedy(),
    coordinateDescent({ random: chance('CD') }),
    simulatedAnnealing({ sweeps: 20, random: chance('ANNEALING') }),
    geneticAlgorithm({ random: chance('GENETIC') }),
    ...(choices ** activeDevices(first).length <= MOST_DECISIONS ? [bruteForce()] : []),
  ];
  if (choices > 2) return baselines;
  const features = first.observation.length / first.size;
  const deviceCount = first.size;
  const explorer = perturb({ c: 1 });
  const dense = await createAgent({ deviceCount, seed, policy: densePolicy({ features }), explorer });
  const shared = await createAgent({ ...sharedComposition(), seed, policy: sharedPolicy({ features }) });
  return [...baselines, named('AGENT, dense', dense), named('AGENT, shared', shared)];
}

function named(name: string, strategy: AnyCostStrategy): AnyCostStrategy {
  return { name, decide: (problem) => strategy.decide(problem), dispose: () => strategy.dispose?.() };
}
