/** The best uploads of a frame, for any set of uploaders. */
import type { QueueAllocation } from './frame.js';
import { powerAt, priceAt, sellTime, speedAt } from './market.js';
import type { Terms } from './terms.js';

export interface UploadMarket {
  /**
   * What the uploaders of a decision earn.
   *
   * @param offload - x_i, N entries.
   * @param out - filled for the uploaders, where given.
   */
  earn(offload: Uint8Array, out?: QueueAllocation): number;
}

/** Works out once what does not depend on the decision. */
export function uploadMarket(terms: Terms): UploadMarket {
  const { size, bits, worth, energyPrice } = terms;
  const until = Float64Array.from({ length: size }, (_, i) => (bits[i] === 0 ? 0 : priceAt(terms, i, worth[i]!)));
  const ranked = Array.from(until.keys())
    .filter((i) => until[i]! > 0)
    .sort((a, b) => until[b]! - until[a]!);
  const order: number[] = [];

  return {
    earn(offload, out) {
      order.length = 0;
      for (const i of ranked) if (offload[i] === 1) order.push(i);
      const { price, whole, margin } = sellTime(terms, order, until);
      let left = 1;
      let earned = 0;
      for (let k = 0; k < whole + (margin ? 1 : 0); k++) {
        const i = order[k]!;
        const speed = speedAt(terms, i, price);
        const time = k < whole ? bits[i]! / speed : Math.max(0, left);
        const rate = k < whole ? bits[i]! : Math.min(bits[i]!, speed * time);
        const energy = powerAt(terms, i, speed) * time;
        left -= time;
        earned += worth[i]! * rate - energyPrice[i]! * energy;
        if (out === undefined) continue;
        out.rates[i] = rate;
        out.energies[i] = energy;
        out.uploadTime[i] = time;
      }
      return earned;
    },
  };
}
