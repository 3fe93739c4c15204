/**
 * The minimum of a small core by halves, in 2^(n/2) instead of 2^n: what is left when all ratios are equal (subset sum) and
 * the relaxation's bound cannot tell decisions apart. After Horowitz and Sahni, J. ACM 21(2), 1974, doi 10.1145/321812.321823,
 * whose search for a sum becomes here a walk along an envelope of lines.
 *
 * With subsets A and B of the halves the cost is  C_A + z^2 + (C_B + T_B^2 + 2 T_B z),  z = fixedRoot + T_A:  for each z a line
 * of B is wanted that is lowest there. Both halves come sorted by their root, so the walk is linear.
 */
import type { Core } from './core.js';
import type { Incumbent } from './incumbent.js';

/** Largest core: 2^20 subsets per half are some tens of megabytes and a few tenths of a second. */
export const HALVES_LIMIT = 40;

/** Subsets listed for a core of this size, at most. */
export function halvesWork(size: number): number {
  return 2 * 2 ** Math.ceil(size / 2);
}

/** Subsets of a half by rising root; the cost is linear: U_i of those in it, L_i of the others. */
interface Subsets {
  readonly count: number;
  readonly root: Float64Array;
  readonly cost: Float64Array;
  /** Bit b: the b-th device of the half is in. */
  readonly members: Uint32Array;
}

/**
 * Finds a decision cheaper than `cutoff`, the cheapest of all.
 *
 * @param core - of at most {@link HALVES_LIMIT} devices.
 * @returns undefined when every decision costs at least `cutoff`, rounding aside.
 */
export function meetInTheMiddle(core: Core, cutoff: number): Incumbent | undefined {
  const half = core.size >>> 1;
  const first = subsets(core, 0, half, cutoff);
  const second = subsets(core, half, core.size, cutoff);
  const { line, start, count } = lowerEnvelope(second);
  let bestCost = cutoff;
  let bestPair: readonly [number, number] | undefined;
  for (let a = 0, at = 0; a < first.count && count > 0; a++) {
    const z = core.fixedRoot + first.root[a]!;
    while (at + 1 < count && start[at + 1]! <= z) at++;
    const b = line[at]!;
    const total = z + second.root[b]!;
    const candidate = core.fixedCost + (first.cost[a]! + second.cost[b]!) + total * total;
    if (candidate < bestCost) {
      bestCost = candidate;
      bestPair = [first.members[a]!, second.members[b]!];
    }
  }
  if (bestPair === undefined) return undefined;
  const [a, b] = bestPair;
  const choice = new Uint8Array(core.size);
  for (let k = 0; k < core.size; k++) choice[k] = k < half ? (a >>> k) & 1 : (b >>> (k - half)) & 1;
  return { choice, cost: bestCost };
}

function subsets(core: Core, from: number, to: number, cutoff: number): Subsets {
  const capacity = 2 ** (to - from);
  const empty = (): Subsets & { count: number } => ({
    count: 0,
    root: new Float64Array(capacity),
    cost: new Float64Array(capacity),
    members: new Uint32Array(capacity),
  });
  let current = empty();
  let next = empty();
  current.count = 1;
  for (let k = from; k < to; k++) {
    const step = core.root[k]!;
    const bit = 1 << (k - from);
    let count = 0;
    // Merges the subsets without the device and those with it; both lists are sorted.
    for (let without = 0, within = 0; without < current.count || within < current.count;) {
      const adds = without === current.count || current.root[without]! > current.root[within]! + step;
      const source = adds ? within++ : without++;
      const root = current.root[source]! + (adds ? step : 0);
      const cost = current.cost[source]! + (adds ? core.upload[k]! : core.local[k]!);
      const total = core.fixedRoot + root;
      // Costs only grow from here on.
      if (core.fixedCost + cost + total * total >= cutoff) continue;
      next.root[count] = root;
      next.cost[count] = cost;
      next.members[count] = adds ? current.members[source]! | bit : current.members[source]!;
      count++;
    }
    next.count = count;
    [current, next] = [next, current];
  }
  return current;
}

interface Envelope {
  readonly count: number;
  /** Subsets whose lines are lowest somewhere on z >= 0, by falling slope. */
  readonly line: Uint32Array;
  /** Where each becomes the lowest. */
  readonly start: Float64Array;
}

/** Lower envelope, over z >= 0, of the lines C + T^2 + 2 T z. */
function lowerEnvelope({ count, root, cost }: Subsets): Envelope {
  const line = new Uint32Array(count);
  const start = new Float64Array(count);
  const intercept = (b: number): number => cost[b]! + root[b]! * root[b]!;
  let top = 0;
  for (let b = count - 1; b >= 0; b--) {
    let begin = 0;
    for (; top > 0; top--) {
      const last = line[top - 1]!;
      const rise = intercept(b) - intercept(last);
      const slope = 2 * (root[last]! - root[b]!);
      // No higher at 0 and no steeper: the last line is never needed again.
      if (rise <= 0) continue;
      begin = slope > 0 ? rise / slope : Infinity;
      if (begin > start[top - 1]!) break;
    }
    if (top === 0) begin = 0;
    else if (begin === Infinity) continue;
    line[top] = b;
    start[top] = begin;
    top++;
  }
  return { count: top, line, start };
}
