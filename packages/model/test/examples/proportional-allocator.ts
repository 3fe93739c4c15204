import { offloadedTasks, withinCapacity, type Allocator } from '@mec/model';

/** Shares the server in proportion to the tasks, so that all are computed in the same time. */
export function proportionalAllocator(): Allocator {
  return {
    name: 'in proportion to the tasks',
    allocate(problem, offload) {
      // Checks the decision, and lists the devices that need a share.
      const offloaded = offloadedTasks('proportionalAllocator', problem, offload);
      const { edgeCapacity } = problem.system;
      const total = offloaded.reduce((sum, i) => sum + problem.tasks[i]!, 0);
      const allocation = new Float64Array(problem.size);
      for (const i of offloaded) allocation[i] = edgeCapacity * (problem.tasks[i]! / total);
      return withinCapacity(allocation, edgeCapacity);
    },
  };
}
