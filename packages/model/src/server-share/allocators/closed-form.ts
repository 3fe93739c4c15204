/**
 * Problem (10) solved by its KKT conditions: f_i = F s_i / sum_{j in S} s_j with s_i = sqrt((1 + alpha p_waiting,i) d_i).
 *
 * The square-root rule is the one of Tran and Pompili, IEEE TVT 68(1), 2019 (arXiv:1705.00704), for this cost.
 */
import type { CostWalk } from '../../contract/decision-problem.js';
import { objective } from '../objective.js';
import type { OffloadingProblem } from '../offloading-problem.js';
import { offloadedTasks, type Allocator } from './allocator.js';

/** The optimal allocation, in O(N). */
export function closedFormAllocator(): Allocator {
  const allocate = (problem: OffloadingProblem, offload: ArrayLike<number>): Float64Array => {
    offloadedTasks('closedFormAllocator', problem, offload);
    return objective.shares(problem, offload);
  };
  const walk = (problem: OffloadingProblem): CostWalk => objective.walk(problem);
  const allocator: Allocator = { name: 'closed form', allocate };
  // The walk tells the costs of this `allocate` alone: an object that took over the rest and allocates otherwise has none.
  return Object.defineProperty(allocator, 'walk', {
    enumerable: false,
    get(this: Allocator) {
      return this.allocate === allocate ? walk : undefined;
    },
  });
}
