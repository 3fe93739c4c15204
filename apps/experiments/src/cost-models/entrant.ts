/** Strategies that need no formula of a cost model, as they enter the tables of every cost model. */
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
import { createRandom, type DecisionProblem, type Strategy } from '@mec/model';

/** A strategy of a table, with what it is shown of each slot. */
export interface Entrant<P, Observe, A> {
  readonly name: string;
  /** What the observation is made by; by default the cost model's own. */
  readonly observe?: Observe;
  /** Whether it learns from its decisions: the others decide only some of the slots that count. */
  readonly learns?: true;
  /** Only where N is at most this. */
  readonly upTo?: number;
  readonly make: (seed: number, deviceCount: number) => Strategy<P, A> | Promise<Strategy<P, A>>;
}

/** Every baseline for any cost. */
export function anyCostEntrants<P extends DecisionProblem<A>, Observe, A>(): Entrant<P, Observe, A>[] {
  const chance = (seed: number, name: string): ReturnType<typeof createRandom> => createRandom(seed).split(name);
  return [
    { name: 'ALL_LOCAL', make: () => allLocal() },
    { name: 'ALL_OFFLOAD', make: () => sameChoice({ choice: 1 }) },
    { name: 'RANDOM', make: (seed) => randomOffload({ random: chance(seed, 'RANDOM') }) },
    { name: 'GREEDY', make: () => greedy() },
    { name: 'CD', make: (seed) => coordinateDescent({ random: chance(seed, 'CD') }) },
    {
      name: 'SIMULATED_ANNEALING',
      make: (seed) => simulatedAnnealing({ sweeps: 20, random: chance(seed, 'ANNEALING') }),
    },
    { name: 'GENETIC', make: (seed) => geneticAlgorithm({ random: chance(seed, 'GENETIC') }) },
    { name: 'ENUMERATION', upTo: 10, make: () => bruteForce() },
  ];
}
