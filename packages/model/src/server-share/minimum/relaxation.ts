/** The continuous relaxation of problem (9), in which a device may offload in part. */
import { objective } from '../objective.js';
import { requireOffloadingProblem, type OffloadingProblem } from '../offloading-problem.js';
import { coreOf } from './search/core.js';
import { relaxed } from './search/relaxed-point.js';

export interface RelaxedMinimum {
  /** x_i from 0 to 1, N entries; at most one lies in between. */
  readonly offload: Float64Array;
  /** No decision costs less, rounding errors aside. */
  readonly cost: number;
}

/**
 * The optimum over 0 <= x_i <= 1, in O(N log N). Without capacity all local.
 *
 * @throws UnsupportedProblemError for another cost model's problem.
 */
export function relaxedMinimum(problem: OffloadingProblem): RelaxedMinimum {
  requireOffloadingProblem('relaxedMinimum', problem);
  const offload = new Float64Array(problem.size);
  if (problem.system.edgeCapacity === 0) return { offload, cost: objective.total(problem, offload) };
  const core = coreOf(problem);
  const { threshold, fraction, bound } = relaxed(core);
  for (let k = 0; k < threshold; k++) offload[core.device[k]!] = 1;
  if (threshold < core.size) offload[core.device[threshold]!] = fraction;
  return { offload, cost: bound };
}
