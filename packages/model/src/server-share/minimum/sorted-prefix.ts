/**
 * The exact minimum for equal devices: an optimal S is a prefix of the tasks sorted downwards, so one sort and one scan
 * find it in O(N log N).
 *
 * Why: write g_i = gamma s_i^2 and kappa = 1/F. If i is in S, its removal must not pay: 2 kappa T <= (gamma + kappa) s_i,
 * T = sum_S s. If some j outside S had s_j > s_i, exchanging the two would change the cost by
 * (s_j - s_i) [kappa (2T + s_j - s_i) - gamma (s_i + s_j)] <= (s_j - s_i) s_j (kappa - gamma) < 0 where offloading pays at
 * all (gamma > kappa); and with gamma <= kappa no one offloads.
 *
 * Where the prefix ends: one more task changes the cost by s [kappa (2T + s) - gamma s]. Down the order T grows and s
 * falls, so the bracket only rises, and the first task that does not pay ends the scan.
 *
 * So with g_i = gamma c_i the scan asks of the k-th largest task, T the roots of the k - 1 larger ones, whether
 * 2 T - (gamma F - 1) s_k is below 0, and only the k-th task itself is needed to say who offloads: no index is sorted.
 */
import { OutOfDomainError } from '../../contract/errors.js';
import { objective } from '../objective.js';
import { requireOffloadingProblem, type OffloadingProblem } from '../offloading-problem.js';

/** An optimal decision of a problem, and its cost with the optimal allocation. */
export interface Minimum {
  readonly offload: Uint8Array;
  readonly cost: number;
}

/**
 * The minimum over all decisions, for devices with equal rates and powers.
 *
 * Of several optimal prefixes the shortest is returned; of equal tasks, those with the lower index offload.
 *
 * @throws OutOfDomainError when the devices differ.
 */
export function sortedPrefixMinimum(problem: OffloadingProblem): Minimum {
  requireOffloadingProblem('sortedPrefixMinimum', problem);
  if (!problem.equalDevices) {
    const expected = 'equal devices (for different ones use minimum or enumeratedMinimum)';
    throw new OutOfDomainError({
      where: 'sortedPrefixMinimum',
      what: 'system.devices',
      got: 'different devices',
      expected,
    });
  }
  const offload = problem.system.edgeCapacity === 0 ? new Uint8Array(problem.size) : optimalPrefix(problem);
  return { offload, cost: objective.total(problem, offload) };
}

/** Below this many values an insertion sort beats the built-in one, which is called through the engine's runtime. */
const SMALL = 48;

/**
 * Who offloads in an optimal decision of equal devices. Of equal tasks, those of lower index offload.
 *
 * @param problem - with `equalDevices` and a capacity > 0.
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
