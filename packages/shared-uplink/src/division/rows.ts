/**
 * What one device must know of a slot whose uplink is divided, in numbers without a unit.
 *
 * Devices are ranked by what offloading saves beside the shared parts, L_i - e_i, for each unit of load on uplink and server. Joining
 * those ahead adds w_i (2 W + w_i) to the cost of the uplink (W the sum of w_j ahead; with equal parts (k + 1) v_i plus the sum of v_j
 * over the k ahead) and s_i (2 T + s_i) / F to that of the server.
 */
import { logRatio } from '@mec/model';
import type { DividedUplinkCoefficients } from './coefficients.js';

/** Numbers per device. */
export const DIVIDED_UPLINK_FEATURES = 3;

/**
 * One row per device; logarithms are cut at -1 and 1:
 * - log of L_i - e_i against what joining all those ahead adds: above 0 offloading pays if they offload and no other does;
 * - log of L_i - e_i against what joining alone adds;
 * - its load over that of itself and those ahead.
 *
 * A device that is switched off or saves nothing has the row -1, -1, 0.
 *
 * @returns row-major, N x {@link DIVIDED_UPLINK_FEATURES}, new.
 */
export function observeDividedUplink(slot: DividedUplinkCoefficients): Float64Array {
  const { alone, fixedCost, channelWeight, channelShares } = slot;
  const { size, tasks, localCost, edgeRoot, system } = alone;
  const rows = new Float64Array(size * DIVIDED_UPLINK_FEATURES);
  const saved = localCost.map((cost, i) => cost - fixedCost[i]!);
  const whenAlone = channelWeight.map((weight, i) => weight + edgeRoot[i]! ** 2 / system.edgeCapacity);
  for (let i = 0; i < size; i++) rows.set([-1, -1, 0], i * DIVIDED_UPLINK_FEATURES);
  const ranked = Array.from({ length: size }, (_, i) => i)
    .filter((i) => tasks[i]! > 0 && saved[i]! > 0 && system.edgeCapacity > 0)
    .sort((a, b) => saved[b]! / Math.sqrt(whenAlone[b]!) - saved[a]! / Math.sqrt(whenAlone[a]!) || a - b);
  let [count, weights, roots, load, loads] = [0, 0, 0, 0, 0];
  for (const i of ranked) {
    const weight = channelWeight[i]!;
    const root = Math.sqrt(weight);
    const s = edgeRoot[i]!;
    const uplink = channelShares === 'best' ? root * (2 * roots + root) : (count + 1) * weight + weights;
    const joining = uplink + (s * (2 * load + s)) / system.edgeCapacity;
    const own = Math.sqrt(whenAlone[i]!);
    rows.set(
      [logRatio(saved[i]!, joining), logRatio(saved[i]!, whenAlone[i]!), own / (loads + own)],
      i * DIVIDED_UPLINK_FEATURES,
    );
    count++;
    weights += weight;
    roots += root;
    load += s;
    loads += own;
  }
  return rows;
}
