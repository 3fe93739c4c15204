/**
 * Dynamic programme over the server's load, for cores whose roots are whole multiples of a unit: pseudo-polynomial, as in
 * Cela, Klinz, Meyer 2006. best[w] is the least linear cost of the subsets whose roots add up to w units; the server's part
 * of the cost depends on w alone.
 */
import type { Core } from './core.js';
import type { Incumbent } from './incumbent.js';

/** Most cells of the table that remembers who was taken, a byte each. */
const CELL_LIMIT = 2 ** 27;

/** Units of load that can matter: past half the largest ratio no device gains from joining. */
function loadsOf(core: Core, unit: number): number {
  const room = Math.max(0, core.ratio[0]! / 2 - core.fixedRoot);
  const most = core.prefixRoot[core.size]!;
  return Math.min(Math.round(most / unit), Math.ceil((room + core.root.reduce((a, b) => Math.max(a, b), 0)) / unit));
}

/** Cells that {@link loadProgramme} would fill; Infinity when they do not fit in memory. */
export function loadWork(core: Core, unit: number): number {
  const cells = core.size * (loadsOf(core, unit) + 1);
  return cells <= CELL_LIMIT ? cells : Infinity;
}

/** The cheapest decision of a core whose roots are multiples of `unit`. */
export function loadProgramme(core: Core, unit: number): Incumbent {
  const { size } = core;
  const width = loadsOf(core, unit) + 1;
  const taken = new Uint8Array(size * width);
  const best = new Float64Array(width).fill(Infinity);
  best[0] = core.fixedCost;
  for (let k = 0; k < size; k++) {
    const step = Math.round(core.root[k]! / unit);
    const upload = core.upload[k]!;
    const local = core.local[k]!;
    // Downwards, so that a device is taken once.
    for (let w = width - 1; w >= 0; w--) {
      const within = w >= step ? best[w - step]! + upload : Infinity;
      const without = best[w]! + local;
      if (within < without) taken[k * width + w] = 1;
      best[w] = Math.min(within, without);
    }
  }
  let cost = Infinity;
  let load = 0;
  for (let w = 0; w < width; w++) {
    const root = core.fixedRoot + w * unit;
    const candidate = best[w]! + root * root;
    if (candidate < cost) {
      cost = candidate;
      load = w;
    }
  }
  const choice = new Uint8Array(size);
  for (let k = size - 1; k >= 0; k--) {
    choice[k] = taken[k * width + load]!;
    if (choice[k] === 1) load -= Math.round(core.root[k]! / unit);
  }
  return { choice, cost };
}
