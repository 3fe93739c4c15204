/**
 * Simulated annealing over single flips, after Kirkpatrick, Gelatt, Vecchi, Science 220, 1983, doi 10.1126/science.220.4598.671:
 * a flip that raises the cost by D is taken with probability exp(-D / temperature), and the temperature falls geometrically.
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
import { marginalCost } from '../marginal-cost.js';
import { requireRandom } from '../object-options.js';
import { optimalDecision } from '../optimal-decision.js';

export interface SimulatedAnnealingOptions {
  /** Flips tried for each device with a task, an integer >= 1. Default 100. */
  readonly sweeps?: number;
  /** First temperature, as a part of the mean |change| of a first flip, > 0. Default 0.5. */
  readonly hottest?: number;
  /** Last temperature, in the same unit, > 0 and at most `hottest`. Default 0.001. */
  readonly coldest?: number;
  /** Default: a generator of fixed seed. */
  readonly random?: Random;
}

/**
 * Annealing from all local under the optimal allocation; the best decision met is returned.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function simulatedAnnealing(options: SimulatedAnnealingOptions = {}): Strategy {
  const where = 'simulatedAnnealing';
  const sweeps = requireNumber(where, 'sweeps', options.sweeps ?? 100, { min: 1, integer: true });
  const hottest = requireNumber(where, 'hottest', options.hottest ?? 0.5, { above: 0 });
  const coldest = requireNumber(where, 'coldest', options.coldest ?? 0.001, { above: 0, max: hottest });
  const random = requireRandom(where, options.random ?? createRandom(0).split('annealing'));
  return {
    name: 'SIMULATED_ANNEALING',
    decide(problem: OffloadingProblem): Decision {
      const active = activeDevices(problem);
      const steps = sweeps * active.length;
      const scale = active.reduce((sum, i) => sum + Math.abs(marginalCost(problem, i, 0)), 0) / active.length;
      const cooling = (coldest / hottest) ** (1 / steps);
      let temperature = hottest * scale;

      const current = new Uint8Array(problem.size);
      let best = current.slice();
      let load = 0;
      let change = 0;
      let bestChange = 0;
      for (let step = 0; step < steps; step++, temperature *= cooling) {
        const i = active[random.integer(active.length)]!;
        const root = problem.edgeRoot[i]!;
        const delta = current[i] === 0 ? marginalCost(problem, i, load) : -marginalCost(problem, i, load - root);
        if (delta > 0 && random.next() >= Math.exp(-delta / temperature)) continue;
        load += current[i] === 0 ? root : -root;
        change += delta;
        current[i]! ^= 1;
        if (change < bestChange) {
          bestChange = change;
          best = current.slice();
        }
      }
      return optimalDecision(problem, best);
    },
  };
}
