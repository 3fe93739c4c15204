/**
 * The exact optimum for equal devices: the tasks sorted downwards, the first k of them offloaded. The exchange argument that
 * proves it stands with `sortedPrefixMinimum` of `@mec/model`, of which this is the fast twin.
 *
 * With g_i = gamma c_i and s_i = sqrt(c_i), adding the k-th largest task to the k - 1 larger ones, whose roots add up to T,
 * changes the cost by s_k [2 T - (gamma F - 1) s_k] / F. The bracket grows with k, so the scan ends at the first k where it is
 * not negative, and only the k-th task itself is needed to say who offloads: no index is sorted.
 */
import type { OffloadingProblem } from '@mec/model';

/** Below this many values an insertion sort beats the built-in one, which is called through the engine's runtime. */
const SMALL = 48;

/**
 * Who offloads in an optimal decision of equal devices. Of equal tasks, those of lower index offload.
 *
 * @param problem - with `equalDevices`.
 * @returns x_i, N new entries.
 */
export function optimalPrefix(problem: OffloadingProblem): Uint8Array {
  const { size, gain, edgeWeight, edgeRoot } = problem;
  const offload = new Uint8Array(size);
  let largest = 0;
  for (let i = 1; i < size; i++) if (edgeRoot[i]! > edgeRoot[largest]!) largest = i;
  // gamma F - 1; every device has the same gamma, and the largest task gives it with the least rounding.
  const worth = (gain[largest]! / edgeWeight[largest]!) * problem.system.edgeCapacity - 1;
  if (!(worth > 0)) return offload;

  const roots = sortedUpwards(edgeRoot);
  let total = 0;
  let count = 0;
  while (count < size) {
    const root = roots[size - 1 - count]!;
    if (!(2 * total < worth * root)) break;
    total += root;
    count++;
  }
  if (count === 0) return offload;
  const smallest = roots[size - count]!;
  let ties = count;
  for (let i = 0; i < size; i++) {
    if (edgeRoot[i]! > smallest) {
      offload[i] = 1;
      ties--;
    }
  }
  for (let i = 0; ties > 0; i++) {
    if (edgeRoot[i] === smallest) {
      offload[i] = 1;
      ties--;
    }
  }
  return offload;
}

function sortedUpwards(values: Float64Array): Float64Array {
  const sorted = values.slice();
  if (sorted.length > SMALL) return sorted.sort();
  for (let i = 1; i < sorted.length; i++) {
    const value = sorted[i]!;
    let place = i;
    for (; place > 0 && sorted[place - 1]! > value; place--) sorted[place] = sorted[place - 1]!;
    sorted[place] = value;
  }
  return sorted;
}
