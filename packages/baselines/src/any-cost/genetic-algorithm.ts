/**
 * A genetic algorithm over decision vectors: tournaments of two, uniform crossover (Syswerda, ICGA 1989), one mutation per
 * child on average, the best survive. Textbook: Eiben, Smith, Introduction to Evolutionary Computing, 2nd ed. 2015, chapter 4.
 */
import {
  activeDevices,
  choicesOf,
  createRandom,
  requireNumber,
  requireOptions,
  requireProblem,
  requireRandom,
  type AnyCostStrategy,
  type Random,
} from '@mec/model/contract';
import { evaluated, statedCost } from './evaluated.js';

export interface GeneticAlgorithmOptions {
  /** Decisions alive at a time, an integer >= 2. Default 30. */
  readonly population?: number;
  /** An integer >= 0. Default 40. */
  readonly generations?: number;
  /** Best decisions that pass into the next generation unchanged, an integer >= 1, below `population`. Default 2. */
  readonly elite?: number;
  /** Default: a generator of fixed seed. */
  readonly random?: Random;
}

/** Choices of the active devices, and the cost. */
interface Individual {
  readonly genes: Uint8Array;
  readonly cost: number;
}

/**
 * The best decision of the last generation. It asks for population + generations (population - elite) costs; the first decisions
 * are all local and random ones.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function geneticAlgorithm(options: GeneticAlgorithmOptions = {}): AnyCostStrategy {
  const where = 'geneticAlgorithm';
  requireOptions(where, options);
  const population = requireNumber(where, 'population', options.population ?? 30, { min: 2, max: 1e6, integer: true });
  const generations = requireNumber(where, 'generations', options.generations ?? 40, { min: 0, integer: true });
  const elite = requireNumber(where, 'elite', options.elite ?? Math.min(2, population - 1), {
    min: 1,
    max: population - 1,
    integer: true,
  });
  const random = requireRandom(where, options.random ?? createRandom(0).split('genetic algorithm'));

  return {
    name: 'GENETIC',
    decide(problem) {
      requireProblem(where, problem);
      const active = activeDevices(problem);
      const choices = choicesOf(problem);
      const walk = problem.walk?.();
      const decisionOf = (genes: Uint8Array): Uint8Array => {
        const offload = new Uint8Array(problem.size);
        active.forEach((i, k) => (offload[i] = genes[k]!));
        return offload;
      };
      const born = (genes: Uint8Array): Individual => {
        const offload = decisionOf(genes);
        return { genes, cost: statedCost(where, walk?.start(offload) ?? problem.evaluate(offload).cost) };
      };
      const mutated = (gene: number): number =>
        choices === 2 ? 1 - gene : (gene + 1 + random.integer(choices - 1)) % choices;
      const child = (one: Individual, other: Individual): Individual =>
        born(
          one.genes.map((gene, k) => {
            const inherited = random.next() < 0.5 ? gene : other.genes[k]!;
            return random.next() * active.length < 1 ? mutated(inherited) : inherited;
          }),
        );

      let alive = Array.from({ length: population }, (_, p) =>
        born(new Uint8Array(active.length).map(() => (p === 0 ? 0 : random.integer(choices)))),
      ).sort(byCost);
      for (let generation = 0; generation < generations && active.length > 0; generation++) {
        // The population is sorted, so the better of two is the one of lower rank.
        const winner = (): Individual => alive[Math.min(random.integer(population), random.integer(population))]!;
        const children = Array.from({ length: population - elite }, () => child(winner(), winner()));
        alive = [...alive.slice(0, elite), ...children].sort(byCost);
      }
      return evaluated(where, problem, decisionOf(alive[0]!.genes));
    },
  };
}

function byCost(a: Individual, b: Individual): number {
  // Not a difference: that of two infinities is NaN.
  return a.cost < b.cost ? -1 : a.cost > b.cost ? 1 : 0;
}
