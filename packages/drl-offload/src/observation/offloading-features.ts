/**
 * What one device must know to decide, in numbers without a unit.
 *
 * With T = sum_S s, adding device i to the offloaded set S costs s_i (2 T + s_i) / F and saves g_i: it pays while its rate
 * rho_i = g_i / s_i lies above (2 T + s_i) / F. Devices with higher rates have the first claim, so the T that meets device i is the
 * sum of s ahead of it, whatever comes behind: this is why these numbers mean the same at 5 devices and at 10,000, where
 * means and shares of the whole slot do not. The system's parameters (alpha, capacity, rates, powers) are in rho, s and F.
 */
import { objective, requireOffloadingProblem, type OffloadingProblem } from '@mec/model';

/** Numbers per device. */
export const OFFLOADING_FEATURES = 3;

/**
 * Logarithms are cut here: e times more or less than the price is as clear as any. At N = 1,000 the last device would pay 0.003 of the
 * price, which a network trained at N = 10 has never seen; cut, it has.
 */
const LIMIT = 1;

/**
 * One row per device:
 * - log of what it would pay for the server against the price when all with a higher rate offload, rho_i F / (2 T_i + s_i);
 * - log of the same against the price when it is alone, rho_i F / s_i;
 * - its share s_i / (T_i + s_i) in the sum of s up to it: how coarse a step it is.
 *
 * A device that is switched off or gains nothing by offloading has the row -1, -1, 0. O(N log N).
 *
 * @returns row-major, N x {@link OFFLOADING_FEATURES}, new.
 */
export function observeOffloading(problem: OffloadingProblem): Float64Array {
  requireOffloadingProblem('observeOffloading', problem);
  const { size, gain, edgeRoot, system } = problem;
  const rows = new Float64Array(size * OFFLOADING_FEATURES);
  const rate = new Float64Array(size);
  const claimants: number[] = [];
  for (let i = 0; i < size; i++) {
    const row = i * OFFLOADING_FEATURES;
    rows.fill(-LIMIT, row, row + 2);
    if (!(gain[i]! > 0) || !(system.edgeCapacity > 0)) continue;
    rate[i] = gain[i]! / edgeRoot[i]!;
    claimants.push(i);
  }
  claimants.sort((a, b) => rate[b]! - rate[a]! || a - b);
  let ahead = 0;
  for (const i of claimants) {
    const row = i * OFFLOADING_FEATURES;
    const s = edgeRoot[i]!;
    const pays = rate[i]! * system.edgeCapacity;
    rows[row] = cut(Math.log(pays / objective.joiningLoad(problem, i, ahead)));
    rows[row + 1] = cut(Math.log(pays / s));
    ahead += s;
    rows[row + 2] = s / ahead;
  }
  return rows;
}

function cut(value: number): number {
  return Math.min(LIMIT, Math.max(-LIMIT, value));
}
