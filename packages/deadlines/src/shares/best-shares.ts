/**
 * The best shares where being late costs a penalty: minimise sum s_i^2 / f_i + sum p_i [f_i < m_i] subject to sum f_i <= F.
 *
 * Which devices to keep on time is a choice (of equal penalties and equal roots it is a knapsack of the m_i), so the problem is not
 * convex. At a price y^2 of one MB/s the devices part: on time costs min s^2/f + y^2 f over f >= m, late costs 2 s y + p, and being
 * on time is worth it while y <= t_i = s_i / m_i + sqrt(p_i / m_i). So the Lagrangian bound keeps the devices of the highest t_i;
 * at the best price at most one device stands between, and branch and bound on that one needs a node or few.
 */
import { costOfShares, type Demand } from './demand.js';
import { flooredShares } from './floored-shares.js';

/** Nodes of the search; an evaluation ends after so many, with the best shares found. Random slots need fewer than 50. */
const MOST_NODES = 10_000;

/** A bound that is nearer than this, relatively, leaves nothing to gain. */
const ROUNDING = 1e-13;

/** @returns one new share per offloader, or nothing when a device whose lateness is ruled out cannot be kept on time. */
export function bestShares(demand: Demand): Float64Array | undefined {
  const { root, needed, penalty, capacity } = demand;
  const count = root.length;
  /** 1: kept on time, 0: given up. `open` are those undecided, in the order in which they give up as the price rises. */
  const kept = new Uint8Array(count);
  const open: number[] = [];
  const limit = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    limit[i] = root[i]! / needed[i]! + Math.sqrt(penalty[i]! / needed[i]!);
    if (penalty[i] === Infinity) kept[i] = 1;
    else if (needed[i]! > 0 && needed[i]! <= capacity) open.push(i);
  }
  open.sort((a, b) => limit[a]! - limit[b]! || a - b);

  let best: Float64Array | undefined;
  let lowest = Infinity;
  let nodes = 0;
  const search = (kept: Uint8Array, open: readonly number[]): void => {
    if (++nodes > MOST_NODES) return;
    const trial = kept.slice();
    for (const i of open) trial[i] = 1;
    // Devices give up one after the other until the price at which the rest fits is below the next one's limit.
    for (let gone = 0; gone <= open.length; gone++) {
      if (gone > 0) trial[open[gone - 1]!] = 0;
      const fit = flooredShares(demand, trial);
      if (fit === undefined || (gone < open.length && fit.price > limit[open[gone]!]!)) continue;
      const cost = costOfShares(demand, fit.shares);
      if (cost < lowest) {
        lowest = cost;
        best = fit.shares;
      }
      const between = open[gone - 1];
      // Above its limit the last one was right to give up, and nothing lies between.
      if (between === undefined || fit.price > limit[between]!) return;
      if (boundAt(demand, limit[between]!, kept, open) >= lowest * (1 - ROUNDING)) return;
      const rest = open.filter((i) => i !== between);
      const keeping = kept.slice();
      keeping[between] = 1;
      search(keeping, rest);
      search(kept, rest);
      return;
    }
  };
  search(kept, open);
  return best;
}

/** What no shares of this node undercut: the Lagrangian at the price y^2. */
function boundAt(
  { root, needed, penalty, capacity }: Demand,
  y: number,
  kept: Uint8Array,
  open: readonly number[],
): number {
  let bound = -y * y * capacity;
  const onTime = (i: number): number => {
    const s = root[i]!;
    const m = needed[i]!;
    return s >= m * y ? 2 * s * y : (s * s) / m + y * y * m;
  };
  const undecided = new Set(open);
  for (let i = 0; i < root.length; i++) {
    const late = 2 * root[i]! * y + penalty[i]!;
    if (undecided.has(i)) bound += Math.min(onTime(i), late);
    else if (kept[i] === 1) bound += onTime(i);
    else bound += needed[i] === 0 ? 2 * root[i]! * y : late;
  }
  return bound;
}
