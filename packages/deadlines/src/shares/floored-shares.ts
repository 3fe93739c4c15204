/**
 * The best shares where some devices must be on time: minimise sum s_i^2 / f_i subject to sum f_i <= F and f_i >= m_i for those.
 *
 * By the KKT conditions f_i = max(m_i, s_i theta) with one level theta for all. A device is held at m_i where its share by the
 * level alone is less; each one held lowers the level of the others, so holding one after the other ends at the right set.
 */
import type { Demand } from './demand.js';

export interface FlooredShares {
  readonly shares: Float64Array;
  /** 1 / theta: the square root of what one more MB/s would save. Infinity where every device is held. */
  readonly price: number;
}

/**
 * @param kept - one entry per offloader: 1 where it must be on time.
 * @returns new shares, or nothing when the server cannot keep them all.
 */
export function flooredShares({ root, needed, capacity }: Demand, kept: Uint8Array): FlooredShares | undefined {
  const count = root.length;
  const held = new Uint8Array(count);
  for (;;) {
    // Added afresh in each round: what is left after a subtraction would be wrong where scales are far apart.
    let floors = 0;
    let load = 0;
    for (let i = 0; i < count; i++) {
      if (held[i] === 1) floors += needed[i]!;
      else load += root[i]!;
    }
    if (floors > capacity || (floors === capacity && load > 0)) return undefined;
    const level = load === 0 ? 0 : (capacity - floors) / load;
    let settled = true;
    for (let i = 0; i < count; i++) {
      if (held[i] === 1 || kept[i] === 0 || needed[i]! <= root[i]! * level) continue;
      held[i] = 1;
      settled = false;
    }
    if (!settled) continue;
    const shares = new Float64Array(count);
    for (let i = 0; i < count; i++) shares[i] = held[i] === 1 ? needed[i]! : root[i]! * level;
    return { shares, price: 1 / level };
  }
}
