/** Good decisions to begin with: the best prefix in order of ratio, then flips and exchanges of two. */
import { coreCost, type Core } from './core.js';

/** A decision of a core's devices. */
export interface Incumbent {
  /** One entry per device of the core, 0 or 1. */
  readonly choice: Uint8Array;
  readonly cost: number;
}

/** The best of the prefixes of the core's order. */
export function bestPrefix(core: Core): Incumbent {
  const { size, prefixUpload, prefixRoot, suffixLocal, fixedCost, fixedRoot } = core;
  let best = Infinity;
  let length = 0;
  for (let k = 0; k <= size; k++) {
    const root = fixedRoot + prefixRoot[k]!;
    const candidate = fixedCost + prefixUpload[k]! + suffixLocal[k]! + root * root;
    if (candidate < best) {
      best = candidate;
      length = k;
    }
  }
  return { choice: new Uint8Array(size).fill(1, 0, length), cost: best };
}

/** Above this many open devices a pass over all exchanges costs more than it brings. */
const EXCHANGE_LIMIT = 512;

/** A bound on passes; each lowers the cost, and few are ever needed. */
const PASSES = 20;

/**
 * Descends from a decision by flips and by exchanges of an offloader for a local device, first improvement first.
 *
 * @returns a decision that costs no more.
 */
export function polished(core: Core, from: Incumbent): Incumbent {
  const { size, gain, root } = core;
  const choice = from.choice.slice();
  let total = core.fixedRoot;
  for (let k = 0; k < size; k++) if (choice[k] === 1) total += root[k]!;

  /** Change of the cost when the sum of roots changes by `step` and the gains in S by `gained`. */
  const change = (step: number, gained: number): number => step * (2 * total + step) - gained;
  const flip = (k: number): void => {
    total += choice[k] === 0 ? root[k]! : -root[k]!;
    choice[k]! ^= 1;
  };

  for (let pass = 0, improved = true; improved && pass < PASSES; pass++) {
    improved = false;
    for (let k = 0; k < size; k++) {
      const sign = choice[k] === 0 ? 1 : -1;
      if (change(sign * root[k]!, sign * gain[k]!) < 0) {
        flip(k);
        improved = true;
      }
    }
    if (size > EXCHANGE_LIMIT) continue;
    for (let out = 0; out < size; out++) {
      for (let into = 0; into < size && choice[out] === 1; into++) {
        if (choice[into] === 0 && change(root[into]! - root[out]!, gain[into]! - gain[out]!) < 0) {
          flip(out);
          flip(into);
          improved = true;
        }
      }
    }
  }
  // Running sums gather rounding errors, so the cost is added up afresh and compared.
  const cost = coreCost(core, choice);
  return cost < from.cost ? { choice, cost } : from;
}
