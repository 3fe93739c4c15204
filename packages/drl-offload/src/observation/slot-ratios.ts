/**
 * What a device can know from its own numbers and the slot's totals, without knowing who comes ahead of it.
 *
 * It has no unit either, but a threshold on it moves with N: what the server can take does not grow with the number of devices, while
 * means and totals do. Kept to show what the order of the devices adds ({@link observeOffloading}).
 */
import { requireOffloadingProblem, type OffloadingProblem } from '@mec/model';

/** Numbers per device. */
export const SLOT_RATIOS = 4;

/**
 * One row per device, with rho_i = g_i / s_i, T = sum_i s_i and F the capacity:
 * - rho_i F / T: what it would pay for the server against the demand of all;
 * - rho_i over its mean in the slot;
 * - the spread of rho in the slot over that mean;
 * - its share s_i / T, times N.
 *
 * A device that is switched off has the row 0, 0, spread, 0. O(N).
 *
 * @returns row-major, N x {@link SLOT_RATIOS}, new.
 */
export function observeSlotRatios(problem: OffloadingProblem): Float64Array {
  requireOffloadingProblem('observeSlotRatios', problem);
  const { size, gain, edgeRoot, system } = problem;
  const rows = new Float64Array(size * SLOT_RATIOS);
  let active = 0;
  let total = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < size; i++) {
    if (edgeRoot[i] === 0) continue;
    const rate = gain[i]! / edgeRoot[i]!;
    active++;
    total += edgeRoot[i]!;
    sum += rate;
    squares += rate * rate;
  }
  if (active === 0) return rows;
  const mean = sum / active;
  const spread = Math.sqrt(Math.max(0, squares / active - mean * mean));
  // Where the mean is about 0, devices gain as often as they lose: the spread is the scale then.
  const scale = Math.max(Math.abs(mean), spread, Number.MIN_VALUE);
  for (let i = 0; i < size; i++) {
    const row = i * SLOT_RATIOS;
    rows[row + 2] = spread / scale;
    if (edgeRoot[i] === 0) continue;
    const rate = gain[i]! / edgeRoot[i]!;
    rows[row] = (rate * system.edgeCapacity) / total;
    rows[row + 1] = rate / scale;
    rows[row + 3] = (edgeRoot[i]! / total) * active;
  }
  return rows;
}
