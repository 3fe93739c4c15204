import {
  closedFormAllocator,
  cost,
  type Allocator,
  type Decision,
  type OffloadingProblem,
  type Strategy,
} from '@mec/model';

/** Offloads the tasks above a size. */
export function thresholdStrategy(megabytes: number, allocator: Allocator = closedFormAllocator()): Strategy {
  return {
    name: `tasks above ${megabytes} MB`,
    decide(problem: OffloadingProblem): Decision {
      const offload = Uint8Array.from(problem.tasks, (task) => (task > megabytes ? 1 : 0));
      const allocation = allocator.allocate(problem, offload);
      return { offload, allocation, cost: cost(problem, offload, allocation) };
    },
  };
}
