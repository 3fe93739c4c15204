// A baseline of your own: the larger half of the tasks is offloaded, where offloading pays at all.
import { closedFormAllocator, cost } from '@mec/model';

/**
 * @param {{ allocator?: import('@mec/model').Allocator }} [options]
 * @returns {import('@mec/model').Strategy}
 */
export default function largestHalf({ allocator = closedFormAllocator() } = {}) {
  return {
    name: 'LARGEST_HALF',
    decide(problem) {
      const devices = Array.from(problem.tasks.keys());
      const bySize = devices.sort((a, b) => problem.tasks[b] - problem.tasks[a]);
      const offload = new Uint8Array(problem.size);
      for (const i of bySize.slice(0, Math.ceil(problem.size / 2))) {
        // g_i: what computing locally costs more than uploading does.
        if (problem.gain[i] > 0) offload[i] = 1;
      }
      const allocation = allocator.allocate(problem, offload);
      return { offload, allocation, cost: cost(problem, offload, allocation) };
    },
  };
}
