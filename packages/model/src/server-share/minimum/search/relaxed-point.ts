/**
 * The continuous relaxation: x_i anywhere between 0 and 1. Its optimum is a threshold in the ratio g_i / s_i with at most one
 * fractional device, so the sorted order and prefix sums give it in O(log N).
 *
 * Why: the derivative of the cost with respect to x_i is t_i (2 T - g_i / t_i), T the sum of roots, so at the optimum devices
 * of ratio above 2 T are in and those below are out. A continuous quadratic knapsack without its budget row;
 * see Brucker, Operations Research Letters 3(3), 1984, doi 10.1016/0167-6377(84)90010-5.
 */
import type { Core } from './core.js';

/** Optimum of the relaxation: the first `threshold` devices are in, that at `threshold` by `fraction`, the others out. */
export interface RelaxedPoint {
  bound: number;
  threshold: number;
  fraction: number;
  /** T, the sum of roots, fractions counted. */
  root: number;
}

/**
 * Solves the relaxation over the devices from `from` on, those before being decided.
 *
 * @param cost - of the decided devices, without the server's part.
 * @param root - sum of t_i over those of them that offload.
 * @param out - filled with the optimum.
 */
export function relax(core: Core, from: number, cost: number, root: number, out: RelaxedPoint): void {
  const { size, prefixRoot, prefixUpload, ratio } = core;
  // The first device that, taken whole, would overshoot.
  const before = root - prefixRoot[from]!;
  let low = from;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (2 * (before + prefixRoot[middle + 1]!) <= ratio[middle]!) low = middle + 1;
    else high = middle;
  }
  let total = root + (prefixRoot[low]! - prefixRoot[from]!);
  let linear = cost + (prefixUpload[low]! - prefixUpload[from]!);
  let fraction = 0;
  if (low < size) {
    fraction = Math.min(1, Math.max(0, (ratio[low]! / 2 - total) / core.root[low]!));
    total += fraction * core.root[low]!;
    linear += fraction * core.upload[low]! + (1 - fraction) * core.local[low]! + core.suffixLocal[low + 1]!;
  }
  out.bound = linear + total * total;
  out.threshold = low;
  out.fraction = fraction;
  out.root = total;
}

/** The relaxation of a whole core. */
export function relaxed(core: Core): RelaxedPoint {
  const point = { bound: 0, threshold: 0, fraction: 0, root: 0 };
  relax(core, 0, core.fixedCost, core.fixedRoot, point);
  return point;
}
