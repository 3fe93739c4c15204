/**
 * The part of a problem that is still open: devices whose fate is not known yet, in the order in which they deserve the server.
 *
 * With t_i = s_i / sqrt(F) the cost of a decision is  fixedCost + sum_{i in S} U_i + sum_{i not in S} L_i + (fixedRoot + sum_{i in S} t_i)^2 .
 * Every term is >= 0, so nothing cancels and bounds stay within a few units in the last place of the true ones.
 */
import type { OffloadingProblem } from '../../offloading-problem.js';

/** Arrays have one entry per open device, sorted by falling `ratio`; `prefix...` and `suffix...` have one entry more. */
export interface Core {
  readonly size: number;
  /** Index of the device in the problem. */
  readonly device: Uint32Array;
  /** U_i, cost of uploading. */
  readonly upload: Float64Array;
  /** L_i, cost of computing locally. */
  readonly local: Float64Array;
  /** g_i = L_i - U_i > 0. */
  readonly gain: Float64Array;
  /** t_i, so that the server's part of the cost is the square of their sum. */
  readonly root: Float64Array;
  /** g_i / t_i: the device gains from any share of the server while twice the sum of roots is below this. */
  readonly ratio: Float64Array;
  /** Cost of the devices that are decided, without the server's part. */
  readonly fixedCost: number;
  /** Sum of t_i over the devices that are decided to offload. */
  readonly fixedRoot: number;
  /** prefixUpload[k]: sum of the first k U_i. */
  readonly prefixUpload: Float64Array;
  /** prefixRoot[k]: sum of the first k t_i. */
  readonly prefixRoot: Float64Array;
  /** suffixLocal[k]: sum of L_i from the k-th on. */
  readonly suffixLocal: Float64Array;
}

/**
 * Leaves out the devices that compute locally in every optimal decision: those that are switched off, and those that would
 * not gain from the whole server, g_i <= t_i^2.
 *
 * @param problem - with a capacity > 0.
 */
export function coreOf(problem: OffloadingProblem): Core {
  const { size, tasks, localCost, gain, edgeRoot } = problem;
  const unit = Math.sqrt(problem.system.edgeCapacity);
  const root = new Float64Array(size);
  const ratio = new Float64Array(size);
  const open = new Uint32Array(size);
  let count = 0;
  let fixedCost = 0;
  for (let i = 0; i < size; i++) {
    root[i] = edgeRoot[i]! / unit;
    if (tasks[i]! > 0 && gain[i]! > root[i]! * root[i]!) {
      ratio[i] = gain[i]! / root[i]!;
      open[count++] = i;
    } else {
      fixedCost += localCost[i]!;
    }
  }
  // Among equal ratios the larger first: a descent from above then has small devices left to fill the gap with.
  const device = open.subarray(0, count).sort((a, b) => ratio[b]! - ratio[a]! || root[b]! - root[a]! || a - b);
  return gathered(device, device, { upload: problem.uploadCost, local: localCost, gain, root, ratio }, fixedCost, 0);
}

/** The fate of a device. */
export const OPEN = 2;

/**
 * The core without the devices whose fate is known.
 *
 * @param fate - per device of the core 1: offloads, 0: local, {@link OPEN}: not known.
 */
export function shrunk(core: Core, fate: Uint8Array): Core {
  let { fixedCost, fixedRoot } = core;
  const places = new Uint32Array(core.size);
  let count = 0;
  for (let k = 0; k < core.size; k++) {
    if (fate[k] === OPEN) places[count++] = k;
    else if (fate[k] === 0) fixedCost += core.local[k]!;
    else {
      fixedCost += core.upload[k]!;
      fixedRoot += core.root[k]!;
    }
  }
  const open = places.subarray(0, count);
  const device = new Uint32Array(count);
  for (let k = 0; k < count; k++) device[k] = core.device[open[k]!]!;
  return gathered(device, open, core, fixedCost, fixedRoot);
}

/**
 * The cost of a decision of the core's devices, those decided before included.
 *
 * @param choice - one entry per device of the core, 0 or 1.
 */
export function coreCost(core: Core, choice: Uint8Array): number {
  let total = core.fixedCost;
  let root = core.fixedRoot;
  for (let k = 0; k < core.size; k++) {
    if (choice[k] === 0) {
      total += core.local[k]!;
    } else {
      total += core.upload[k]!;
      root += core.root[k]!;
    }
  }
  return total + root * root;
}

type Numbers = Pick<Core, 'upload' | 'local' | 'gain' | 'root' | 'ratio'>;

/**
 * A core of what `source` holds at `places`, in their order, with its sums. All arrays are views of one block, since a core of
 * ten devices is solved in less time than eight blocks take.
 */
function gathered(
  device: Uint32Array,
  places: Uint32Array,
  source: Numbers,
  fixedCost: number,
  fixedRoot: number,
): Core {
  const size = places.length;
  const block = new Float64Array(8 * size + 3);
  let used = 0;
  const view = (length: number): Float64Array => block.subarray(used, (used += length));
  const core: Core = {
    size,
    device,
    upload: view(size),
    local: view(size),
    gain: view(size),
    root: view(size),
    ratio: view(size),
    fixedCost,
    fixedRoot,
    prefixUpload: view(size + 1),
    prefixRoot: view(size + 1),
    suffixLocal: view(size + 1),
  };
  for (let k = 0; k < size; k++) {
    const place = places[k]!;
    core.upload[k] = source.upload[place]!;
    core.local[k] = source.local[place]!;
    core.gain[k] = source.gain[place]!;
    core.root[k] = source.root[place]!;
    core.ratio[k] = source.ratio[place]!;
    core.prefixUpload[k + 1] = core.prefixUpload[k]! + core.upload[k]!;
    core.prefixRoot[k + 1] = core.prefixRoot[k]! + core.root[k]!;
  }
  for (let k = size - 1; k >= 0; k--) core.suffixLocal[k] = core.suffixLocal[k + 1]! + core.local[k]!;
  return core;
}
