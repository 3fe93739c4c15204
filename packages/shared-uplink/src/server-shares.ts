/** The paper's best shares of the server, f_i = F s_i / T, for models that already know the load T. */
import type { OffloadingProblem } from '@mec/model';

/**
 * @param load - T, the sum of s_i over the offloaded tasks.
 * @returns MB/s, N new entries, 0 where no task is offloaded; added up they are at most the capacity.
 */
export function serverShares(
  { size, tasks, edgeRoot, system }: OffloadingProblem,
  offload: Uint8Array,
  load: number,
): Float64Array {
  // What rounding may add to a sum of N shares is left out.
  const most = system.edgeCapacity * (1 - size * Number.EPSILON);
  return Float64Array.from({ length: size }, (_, i) =>
    offload[i] === 1 && tasks[i]! > 0 ? most * (edgeRoot[i]! / load) : 0,
  );
}
