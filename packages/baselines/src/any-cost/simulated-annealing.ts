/**
 * Simulated annealing over single changes, after Kirkpatrick, Gelatt, Vecchi, Science 220, 1983, doi 10.1126/science.220.4598.671:
 * a change that raises the cost by D is taken with probability exp(-D / temperature), and the temperature falls geometrically.
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
import { evaluated } from './evaluated.js';
import { neighbourhood } from './neighbourhood.js';

export interface SimulatedAnnealingOptions {
  /** Changes tried for each active device, an integer >= 1. Default 100. */
  readonly sweeps?: number;
  /** First temperature, as a part of the mean |difference| that a first change makes to the cost, > 0. Default 0.5. */
  readonly hottest?: number;
  /** Last temperature, in the same unit, > 0 and at most `hottest`. Default 0.001. */
  readonly coldest?: number;
  /** Default: a generator of fixed seed. */
  readonly random?: Random;
}

/**
 * Annealing from all local; the best decision met is returned.
 *
 * It asks for 1 + N + sweeps N costs, N the active devices.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function simulatedAnnealing(options: SimulatedAnnealingOptions = {}): AnyCostStrategy {
  const where = 'simulatedAnnealing';
  requireOptions(where, options);
  const sweeps = requireNumber(where, 'sweeps', options.sweeps ?? 100, { min: 1, integer: true });
  const hottest = requireNumber(where, 'hottest', options.hottest ?? 0.5, { above: 0 });
  const coldest = requireNumber(where, 'coldest', options.coldest ?? 0.001, { above: 0, max: hottest });
  const random = requireRandom(where, options.random ?? createRandom(0).split('annealing'));
  return {
    name: 'SIMULATED_ANNEALING',
    decide(problem) {
      requireProblem(where, problem);
      const active = activeDevices(problem);
      const choices = choicesOf(problem);
      const near = neighbourhood(where, problem);
      const steps = sweeps * active.length;
      let best = new Uint8Array(problem.size);
      let cost = near.start(best);
      let lowest = cost;
      const cooling = (coldest / hottest) ** (1 / steps);
      let temperature = hottest * meanDifference(cost, active, (i) => near.at(i, 1));

      for (let step = 0; step < steps; step++, temperature *= cooling) {
        const i = active[random.integer(active.length)]!;
        const own = near.choiceOf(i);
        const choice = choices === 2 ? 1 - own : otherThan(own, random.integer(choices - 1));
        const candidate = near.at(i, choice);
        // From one decision that cannot be carried out to another the way is free.
        const rise = candidate === cost ? 0 : candidate - cost;
        if (rise > 0 && random.next() >= Math.exp(-rise / temperature)) continue;
        near.move(i, choice);
        cost = candidate;
        if (cost < lowest) {
          lowest = cost;
          best = Uint8Array.from(best, (_, j) => near.choiceOf(j));
        }
      }
      return evaluated(where, problem, best);
    },
  };
}

/** The scale of the temperature: what first changes do to the cost, those left out that end or begin where nothing can be done. */
function meanDifference(cost: number, active: readonly number[], after: (device: number) => number): number {
  const differences = active.map((i) => Math.abs(after(i) - cost)).filter((difference) => difference < Infinity);
  return differences.reduce((sum, difference) => sum + difference, 0) / Math.max(1, differences.length);
}

/** The k-th of the choices that are not `own`. */
function otherThan(own: number, k: number): number {
  return k < own ? k : k + 1;
}
