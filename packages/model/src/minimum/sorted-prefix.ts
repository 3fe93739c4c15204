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
 */
import { OutOfDomainError } from '../errors.js';
import type { OffloadingProblem } from '../problem.js';

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
  if (!problem.equalDevices) {
    const expected = 'equal devices (for different ones use enumeratedMinimum)';
    throw new OutOfDomainError({
      where: 'sortedPrefixMinimum',
      what: 'system.devices',
      got: 'different devices',
      expected,
    });
  }
  const { size, localCost, uploadCost, gain, edgeRoot, system } = problem;
  const order = Uint32Array.from({ length: size }, (_, i) => i).sort((a, b) => edgeRoot[b]! - edgeRoot[a]! || a - b);
  const offload = new Uint8Array(size);
  let root = 0;
  for (const i of order) {
    const s = edgeRoot[i]!;
    // Not `>=` the other way round: without capacity the right side is infinite, or 0 / 0 for an empty task.
    if (!(gain[i]! > (s * (2 * root + s)) / system.edgeCapacity)) break;
    offload[i] = 1;
    root += s;
  }

  let cost = 0;
  for (let i = 0; i < size; i++) cost += offload[i] === 1 ? uploadCost[i]! : localCost[i]!;
  return { offload, cost: root === 0 ? cost : cost + (root * root) / system.edgeCapacity };
}
