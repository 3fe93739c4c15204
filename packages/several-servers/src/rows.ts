/**
 * What one device must know of the servers it may choose from, in numbers without a unit.
 *
 * Devices are ranked at each server by (L_i - U_im) / s_i, the price of its time that each would pay; T is the sum of s_j over those
 * ahead. All of them want the best server, so the sum overstates what meets a device: the row says where it stands, not what others do.
 */
import { logRatio } from '@mec/model';
import type { ServerCoefficients } from './coefficients.js';

/** Numbers per device and server. */
export const FEATURES_PER_SERVER = 3;

/**
 * One row per device, {@link FEATURES_PER_SERVER} numbers for each server in turn; logarithms are cut at -1 and 1:
 * - log of L_i - U_im, what offloading there saves, against what joining all those ahead adds, s_i (2 T + s_i) / F_m;
 * - log of the same against what joining alone adds;
 * - s_i / (T + s_i).
 *
 * At a server that the device does not reach, or where it saves nothing: -1, -1, 0.
 *
 * @returns row-major, N x (3 M), new.
 */
export function observeServers(slot: ServerCoefficients): Float64Array {
  const { size, localCost, uploadCost, edgeRoot, system } = slot;
  const servers = system.capacities.length;
  const rows = new Float64Array(size * servers * FEATURES_PER_SERVER);
  for (let m = 0; m < servers; m++) {
    const saved = (i: number): number => localCost[i]! - uploadCost[i * servers + m]!;
    const price = Float64Array.from({ length: size }, (_, i) => saved(i) / edgeRoot[i]!);
    const ranked = Array.from({ length: size }, (_, i) => i)
      .filter((i) => saved(i) > 0 && system.capacities[m]! > 0)
      .sort((a, b) => price[b]! - price[a]! || a - b);
    for (let i = 0; i < size; i++) rows.set([-1, -1, 0], (i * servers + m) * FEATURES_PER_SERVER);
    let ahead = 0;
    for (const i of ranked) {
      const s = edgeRoot[i]!;
      const pays = saved(i) * system.capacities[m]!;
      const row = [logRatio(pays, s * (2 * ahead + s)), logRatio(pays, s * s), s / (ahead + s)];
      rows.set(row, (i * servers + m) * FEATURES_PER_SERVER);
      ahead += s;
    }
  }
  return rows;
}
