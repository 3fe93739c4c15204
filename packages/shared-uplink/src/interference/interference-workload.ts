/** The slots of a workload of the paper's system, on one channel whose gains are drawn afresh in every slot. */
import { createRandom, requireOptions, requireRange, requireWorkload, type Range, type Workload } from '@mec/model';
import { interferenceProblem, type InterferenceOptions, type InterferenceProblem } from './interference-problem.js';

export interface InterferenceWorkloadOptions extends Omit<InterferenceOptions, 'system' | 'tasks' | 'gains'> {
  /** Systems and tasks; uplink rates are not looked at. */
  readonly workload: Workload;
  /** Ends between which the logarithm of g_i is uniform, > 0. Default 0.1 to 30. */
  readonly gains?: Range;
  /** Seed of the gains, an integer >= 0. Default 1. */
  readonly seed?: number;
}

/**
 * The same slots on one channel.
 *
 * @throws OutOfDomainError when workload, gains or seed are wrong; another option that is wrong is named with the first slot.
 * @example
 * interferenceWorkload({ workload: uniformWorkload({ system: paperSystem() }), crosstalk: 1 });
 */
export function interferenceWorkload(options: InterferenceWorkloadOptions): Workload<InterferenceProblem> {
  const where = 'interferenceWorkload';
  requireOptions(where, options);
  const { workload, gains = [0.1, 30], seed = 1, ...rest } = options;
  requireWorkload(where, 'workload', workload);
  const [low, high] = requireRange(where, 'gains', gains, { above: 0 });
  createRandom(seed);
  return {
    name: `one channel, ${workload.name}`,
    events: workload.events,
    *[Symbol.iterator](): Generator<InterferenceProblem, void> {
      const random = createRandom(seed).split('gains');
      for (const { system, tasks } of workload) {
        const drawn = Float64Array.from(tasks, () => Math.exp(random.uniform(Math.log(low), Math.log(high))));
        yield interferenceProblem({ ...rest, system, tasks, gains: drawn });
      }
    },
  };
}
