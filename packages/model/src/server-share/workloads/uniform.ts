/** Tasks drawn uniformly and afresh in every slot, as in the paper's section 4. */
import { requireNumber, requireOptions } from '../../contract/domain.js';
import { validateSystem, type EdgeSystem } from '../edge-system.js';
import { createProblem } from '../create-problem.js';
import type { OffloadingProblem } from '../offloading-problem.js';
import { createRandom } from '../../contract/random.js';
import type { Workload } from '../../contract/workload.js';

export interface UniformWorkloadOptions {
  readonly system: EdgeSystem;
  /** Seed of the tasks, an integer >= 0. Default 1. */
  readonly seed?: number;
  /** Smallest task, MB, >= 0. Default 5. */
  readonly low?: number;
  /** Largest task, MB, >= low. Default 25. */
  readonly high?: number;
}

/**
 * An endless workload of tasks d_i ~ U[low, high].
 *
 * @throws OutOfDomainError when an option leaves its range.
 * @see Section 4.
 * @example
 * for (const problem of uniformWorkload({ system: paperSystem(), seed: 7 })) { ... }
 */
export function uniformWorkload(options: UniformWorkloadOptions): Workload {
  requireOptions('uniformWorkload', options);
  const { system, seed = 1, low = 5, high = 25 } = options;
  validateSystem('uniformWorkload', system);
  requireNumber('uniformWorkload', 'low', low, { min: 0, unit: 'MB' });
  requireNumber('uniformWorkload', 'high', high, { min: low, unit: 'MB' });
  createRandom(seed);
  return {
    name: `uniform ${low}-${high} MB`,
    events: [],
    *[Symbol.iterator](): Generator<OffloadingProblem, never> {
      const random = createRandom(seed).split('tasks');
      const tasks = new Float64Array(system.devices.length);
      for (;;) {
        for (let i = 0; i < tasks.length; i++) tasks[i] = random.uniform(low, high);
        yield createProblem(system, tasks);
      }
    },
  };
}
