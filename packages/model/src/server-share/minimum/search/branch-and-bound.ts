/**
 * Depth-first branch and bound on the continuous relaxation, for a rank-one binary quadratic programme.
 *
 * The problem is NP-hard at rank one (Cela, Klinz, Meyer, J. Comb. Optim. 12, 2006, doi 10.1007/s10878-006-9625-0), yet random
 * devices leave next to nothing to search. Devices are decided in the core's order, offloading first; three rules prune:
 * the bound; the bound of a sibling, which is at least the parent's plus the reduced cost of the device excluded; and a
 * device that does not pay now never will, as the server only fills up.
 */
import { relax, relaxed, type RelaxedPoint } from './relaxed-point.js';
import { spend, type Budget } from './budget.js';
import { OPEN, type Core } from './core.js';
import type { Incumbent } from './incumbent.js';

export interface SearchResult {
  readonly best: Incumbent;
  /** No decision of the core costs less than this or than `best`, rounding aside; Infinity when the search came to its end. */
  readonly open: number;
}

/**
 * Searches for a decision cheaper than `incumbent` by more than rounding.
 *
 * @param allowance - relative rounding error of a cost: what is not better by more is not looked for.
 * @param budget - one node for each relaxation solved.
 */
export function branchAndBound(core: Core, incumbent: Incumbent, allowance: number, budget: Budget): SearchResult {
  const { size, upload, local, gain, root: roots } = core;
  const choice = new Uint8Array(size);
  const point: RelaxedPoint = { bound: 0, threshold: 0, fraction: 0, root: 0 };
  // Nodes to come back to: the device excluded there, what was decided before it, and the bound known so far.
  const device = new Uint32Array(size);
  const costs = new Float64Array(size);
  const totals = new Float64Array(size);
  const bounds = new Float64Array(size);
  let depth = 0;

  let best = incumbent;
  let cutoff = incumbent.cost * (1 - allowance);
  let from = 0;
  let cost = core.fixedCost;
  let root = core.fixedRoot;
  let bound = 0;
  for (;;) {
    if (!spend(budget)) {
      for (let d = 0; d < depth; d++) bound = Math.min(bound, bounds[d]!);
      return { best, open: bound };
    }
    while (from < size && roots[from]! * (2 * root + roots[from]!) >= gain[from]!) {
      choice[from] = 0;
      cost += local[from]!;
      from++;
    }
    relax(core, from, cost, root, point);
    bound = point.bound;
    if (bound < cutoff) {
      const { threshold } = point;
      if (threshold === size || point.fraction === 0 || point.fraction === 1) {
        const taken = threshold + (point.fraction === 1 ? 1 : 0);
        best = { choice: choice.slice().fill(1, from, taken).fill(0, taken), cost: bound };
        cutoff = bound * (1 - allowance);
      } else {
        // The relaxation takes every device before the threshold whole: go there at once, siblings are for later.
        for (; from <= threshold; from++) {
          const sibling = bound + (gain[from]! - 2 * point.root * roots[from]!);
          if (from === threshold || sibling < cutoff) {
            device[depth] = from;
            costs[depth] = cost;
            totals[depth] = root;
            bounds[depth] = from === threshold ? bound : sibling;
            depth++;
          }
          choice[from] = 1;
          cost += upload[from]!;
          root += roots[from]!;
        }
        continue;
      }
    }
    // Back to the deepest sibling that may still hold something better.
    do depth--;
    while (depth >= 0 && bounds[depth]! >= cutoff);
    if (depth < 0) return { best, open: Infinity };
    from = device[depth]!;
    cost = costs[depth]!;
    root = totals[depth]!;
    bound = bounds[depth]!;
    // Of devices that are twins the first ones offload: excluding one excludes those after it.
    do {
      choice[from] = 0;
      cost += local[from]!;
      from++;
    } while (from < size && gain[from] === gain[from - 1] && roots[from] === roots[from - 1]);
  }
}

/**
 * Fixes every device whose other fate is known to cost more than the incumbent: the relaxation's bound plus the device's
 * reduced cost |g_i - 2 T t_i| does.
 *
 * @returns per device of the core its fate, or {@link OPEN}.
 */
export function fixedByReducedCost(core: Core, incumbentCost: number, allowance: number): Uint8Array {
  const point = relaxed(core);
  const cutoff = incumbentCost * (1 - allowance);
  const fate = new Uint8Array(core.size).fill(OPEN);
  for (let k = 0; k < core.size; k++) {
    const reduced = Math.abs(core.gain[k]! - 2 * point.root * core.root[k]!);
    if (k !== point.threshold && point.bound + reduced >= cutoff) fate[k] = k < point.threshold ? 1 : 0;
  }
  return fate;
}
