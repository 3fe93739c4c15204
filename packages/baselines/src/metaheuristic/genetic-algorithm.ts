/**
 * A genetic algorithm over decision vectors: tournaments of two, uniform crossover (Syswerda, ICGA 1989), one mutation per
 * child on average, the best survive. Textbook: Eiben, Smith, Introduction to Evolutionary Computing, 2nd ed. 2015, chapter 4.
 */
import {
  createRandom,
  requireNumber,
  type Decision,
  type OffloadingProblem,
  type Random,
  type Strategy,
} from '@mec/model';
import { activeDevices } from '../active-devices.js';
import { requireRandom } from '../object-options.js';
import { optimalDecision } from '../optimal-decision.js';

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

/** Genes of the devices with a task, and the cost with the optimal allocation but for a constant. */
interface Individual {
  readonly genes: Uint8Array;
  readonly cost: number;
}

/**
 * The best decision of the last generation. It prices population + generations (population - elite) decisions; the first ones
 * are all local and random ones. Without capacity all local.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function geneticAlgorithm(options: GeneticAlgorithmOptions = {}): Strategy {
  const where = 'geneticAlgorithm';
  const population = requireNumber(where, 'population', options.population ?? 30, { min: 2, integer: true });
  const generations = requireNumber(where, 'generations', options.generations ?? 40, { min: 0, integer: true });
  const elite = requireNumber(where, 'elite', options.elite ?? Math.min(2, population - 1), {
    min: 1,
    max: population - 1,
    integer: true,
  });
  const random = requireRandom(where, options.random ?? createRandom(0).split('genetic algorithm'));

  return {
    name: 'GENETIC',
    decide(problem: OffloadingProblem): Decision {
      const active = activeDevices(problem);
      const born = (genes: Uint8Array): Individual => ({ genes, cost: costOf(problem, active, genes) });
      const child = (one: Individual, other: Individual): Individual =>
        born(
          one.genes.map((gene, k) => {
            const inherited = random.next() < 0.5 ? gene : other.genes[k]!;
            return random.next() * active.length < 1 ? 1 - inherited : inherited;
          }),
        );

      let alive = Array.from({ length: population }, (_, p) =>
        born(new Uint8Array(active.length).map(() => (p === 0 ? 0 : random.integer(2)))),
      ).sort(byCost);
      for (let generation = 0; generation < generations && active.length > 0; generation++) {
        // The population is sorted, so the better of two is the one of lower rank.
        const winner = (): Individual => alive[Math.min(random.integer(population), random.integer(population))]!;
        const children = Array.from({ length: population - elite }, () => child(winner(), winner()));
        alive = [...alive.slice(0, elite), ...children].sort(byCost);
      }

      const offload = new Uint8Array(problem.size);
      active.forEach((i, k) => (offload[i] = alive[0]!.genes[k]!));
      return optimalDecision(problem, offload);
    },
  };
}

function byCost(a: Individual, b: Individual): number {
  return a.cost - b.cost;
}

function costOf({ gain, edgeRoot, system }: OffloadingProblem, active: readonly number[], genes: Uint8Array): number {
  let saved = 0;
  let load = 0;
  for (let k = 0; k < active.length; k++) {
    if (genes[k] === 0) continue;
    saved += gain[active[k]!]!;
    load += edgeRoot[active[k]!]!;
  }
  return load === 0 ? 0 : (load * load) / system.edgeCapacity - saved;
}
