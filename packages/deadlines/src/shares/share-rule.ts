/** How the server is shared among given offloaders. */
import { bestShares } from './best-shares.js';
import type { Demand } from './demand.js';

/**
 * `deadlines`: at the least cost, penalties included. `root`: in proportion to s_i, which is best where no deadline counts; the server
 * does not know the deadlines. `equal`: the same for each offloader.
 */
export type ShareRule = 'deadlines' | 'root' | 'equal';

export const SHARE_RULES: readonly ShareRule[] = ['deadlines', 'root', 'equal'];

/** @returns one new share per offloader in MB/s, or nothing when no shares keep what must be on time (`deadlines`). */
export function sharesBy(rule: ShareRule, demand: Demand): Float64Array | undefined {
  const { root, capacity } = demand;
  if (rule === 'deadlines') return bestShares(demand);
  if (rule === 'equal') return new Float64Array(root.length).fill(capacity / root.length);
  const load = root.reduce((sum, s) => sum + s, 0);
  return root.map((s) => capacity * (s / load));
}
