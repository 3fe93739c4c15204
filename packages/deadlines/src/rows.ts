/**
 * What one device must know of a slot with deadlines, in numbers without a unit, so that a network shared by all devices decides
 * each from its own row.
 *
 * A device is worth w_i = L_i - U_i to offload, plus p_i where it is late locally, minus p_i where it cannot be on time at the server.
 * Devices are ranked by w_i / s_i, the price of the server that each would pay. T_i is the sum of s_j over those ahead of device i:
 * joining them adds s_i (2 T_i + s_i) / F to the server's part of the cost.
 */
import { logRatio } from '@mec/model';
import type { DeadlineCoefficients } from './coefficients.js';

/** Numbers per device. */
export const DEADLINE_FEATURES = 6;

/**
 * One row per device; logarithms are cut at -1 and 1:
 * - log of w_i against what joining all those ranked ahead adds: above 0 offloading pays if they offload and no other does;
 * - log of w_i against what joining alone adds;
 * - s_i / (T_i + s_i), how coarse a step the device is;
 * - log of its local delay against its deadline;
 * - log of the part of the server that it needs to be on time;
 * - log of the part that it and those ahead need.
 *
 * @returns row-major, N x {@link DEADLINE_FEATURES}, new.
 */
export function observeDeadlines({ plain, deadlines, penalties, neededShare }: DeadlineCoefficients): Float64Array {
  const { size, tasks, localCost, uploadCost, edgeRoot, system } = plain;
  const { edgeCapacity, devices } = system;
  const rows = new Float64Array(size * DEADLINE_FEATURES);
  const worth = new Float64Array(size);
  const price = new Float64Array(size);
  const ranked: number[] = [];
  for (let i = 0; i < size; i++) {
    rows.fill(-1, i * DEADLINE_FEATURES, (i + 1) * DEADLINE_FEATURES);
    if (tasks[i] === 0) continue;
    const lateAtHome = tasks[i]! / devices[i]!.localRate > deadlines[i]!;
    const lateAtServer = neededShare[i]! > edgeCapacity;
    worth[i] = localCost[i]! - uploadCost[i]!;
    if (lateAtHome && !lateAtServer) worth[i]! += penalties[i]!;
    if (lateAtServer && !lateAtHome) worth[i]! -= penalties[i]!;
    price[i] = worth[i]! / edgeRoot[i]!;
    ranked.push(i);
  }
  // Not a difference: that of two infinities is NaN.
  ranked.sort((a, b) => (price[a]! > price[b]! ? -1 : price[a]! < price[b]! ? 1 : a - b));
  let load = 0;
  let needed = 0;
  for (const i of ranked) {
    const s = edgeRoot[i]!;
    const pays = worth[i]! * edgeCapacity;
    const own = neededShare[i]!;
    const wanted = worth[i]! > 0;
    if (wanted) needed += own;
    rows.set(
      [
        logRatio(pays, s * (2 * load + s)),
        logRatio(pays, s * s),
        s / (load + s),
        logRatio(tasks[i]! / devices[i]!.localRate, deadlines[i]!),
        logRatio(own, edgeCapacity),
        logRatio(wanted ? needed : needed + own, edgeCapacity),
      ],
      i * DEADLINE_FEATURES,
    );
    if (wanted) load += s;
  }
  return rows;
}
