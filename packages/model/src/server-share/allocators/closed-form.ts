/**
 * Problem (10) solved by its KKT conditions: f_i = F s_i / sum_{j in S} s_j with s_i = sqrt((1 + alpha p_waiting,i) d_i).
 *
 * The square-root rule is the one of Tran and Pompili, IEEE TVT 68(1), 2019 (arXiv:1705.00704), for this cost.
 */
import type { CostWalk } from '../../contract/decision-problem.js';
import { objective } from '../objective.js';
import type { OffloadingProblem } from '../offloading-problem.js';
import { allocatorOf, offloadedTasks, type Allocator } from './allocator.js';

/** The optimal allocation, in O(N). */
export function closedFormAllocator(): Allocator {
  const allocate = (problem: OffloadingProblem, offload: ArrayLike<number>): Float64Array => {
    offloadedTasks('closedFormAllocator', problem, offload);
    return objective.shares(problem, offload);
  };
  const walk = (problem: OffloadingProblem): CostWalk => objective.walk(problem);
  return allocatorOf('closed form', allocate, { walk, settings: { kind: 'closedFormAllocator', options: {} } });
}
