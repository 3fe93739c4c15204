/**
 * The exact minimum for equal devices: an optimal S is a prefix of the tasks sorted downwards, so one sort and one scan
 * find it in O(N log N).
 *
 * Why: write g_i = gamma s_i^2 and kappa = 1/F. If i is in S, its removal must not pay: 2 kappa T <= (gamma + kappa) s_i,
 * T = sum_S s. If some j outside S had s_j > s_i, exchanging the two would change the cost by
 * (s_j - s_i) [kappa (2T + s_j - s_i) - gamma (s_i + s_j)] <= (s_j - s_i) s_j (kappa - gamma) < 0 where offloading pays at
 * all (gamma > kappa); and with gamma <= kappa no one offloads.
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
  const { size, localCost, gain, edgeRoot, system } = problem;
  let allLocal = 0;
  for (let i = 0; i < size; i++) allLocal += localCost[i]!;
  const offload = new Uint8Array(size);
  if (system.edgeCapacity === 0) return { offload, cost: allLocal };

  const order = Uint32Array.from({ length: size }, (_, i) => i).sort((a, b) => edgeRoot[b]! - edgeRoot[a]! || a - b);
  let best = allLocal;
  let bestLength = 0;
  let saved = 0;
  let root = 0;
  for (let k = 0; k < size; k++) {
    saved += gain[order[k]!]!;
    root += edgeRoot[order[k]!]!;
    const candidate = allLocal - saved + (root * root) / system.edgeCapacity;
    if (candidate < best) {
      best = candidate;
      bestLength = k + 1;
    }
  }
  for (let k = 0; k < bestLength; k++) offload[order[k]!] = 1;
  return { offload, cost: best };
}
