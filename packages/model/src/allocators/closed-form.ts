/**
 * Problem (10) solved by its KKT conditions: f_i = F s_i / sum_{j in S} s_j with s_i = sqrt((1 + alpha p_waiting,i) d_i).
 *
 * The square-root rule is the one of Tran and Pompili, IEEE TVT 68(1), 2019 (arXiv:1705.00704), for this cost.
 */
import type { OffloadingProblem } from '../problem.js';
import { offloadedTasks, withinCapacity, type Allocator } from './allocator.js';

/** The optimal allocation, in O(N). */
export function closedFormAllocator(): Allocator {
  return {
    name: 'closed form',
    allocate(problem: OffloadingProblem, offload: ArrayLike<number>): Float64Array {
      const offloaded = offloadedTasks('closedFormAllocator', problem, offload);
      const { edgeRoot, system } = problem;
      let total = 0;
      for (const i of offloaded) total += edgeRoot[i]!;
      const allocation = new Float64Array(problem.size);
      for (const i of offloaded) allocation[i] = system.edgeCapacity * (edgeRoot[i]! / total);
      return withinCapacity(allocation, system.edgeCapacity);
    },
  };
}
