/**
 * An upper bound on what any decision of a frame earns, by putting a price on its time.
 *
 * At a price mu of time, whatever is sold of the frame, each device earns the more of what it earns locally and of what an upload
 * earns it beyond its time, so that mu + sum_i max(home_i, upload_i(mu)) is a bound at every mu. It is least where those who
 * upload just fill the frame, and is reached there unless one that would do so stands on the margin: `sellTime` finds the price.
 */
import { earningAt, priceAt, sellTime } from './market.js';
import type { Terms } from './terms.js';

/** What is decided of a device: nothing yet, or one of the two choices. */
export const OPEN = 2;

export interface Relaxation {
  readonly bound: number;
  /** mu. */
  readonly price: number;
  /** Devices that send all they have, those that must upload among them. */
  readonly uploaders: readonly number[];
  /** The device on the margin, which takes a part of the frame; -1 where there is none. */
  readonly margin: number;
}

/** Bounds of one frame. */
export function relaxations(terms: Terms): (fixed: Uint8Array) => Relaxation {
  const { size, bits, worth, homeValue } = terms;
  const ask = (i: number, perBit: number): number => (bits[i] === 0 ? 0 : priceAt(terms, i, perBit));
  const asUploader = Float64Array.from({ length: size }, (_, i) => ask(i, worth[i]!));
  // The price at which an upload earns no more than computing locally.
  const asOpen = Float64Array.from({ length: size }, (_, i) => ask(i, worth[i]! - homeValue[i]! / bits[i]!));
  const until = new Float64Array(size);

  return (fixed) => {
    const order: number[] = [];
    for (let i = 0; i < size; i++) {
      until[i] = fixed[i] === 1 ? asUploader[i]! : fixed[i] === OPEN ? asOpen[i]! : 0;
      if (until[i]! > 0) order.push(i);
    }
    order.sort((a, b) => until[b]! - until[a]!);
    const { price, whole, margin } = sellTime(terms, order, until);
    const uploaders = order.slice(0, whole);
    let bound = price;
    for (const i of uploaders) bound += earningAt(terms, i, price);
    // Who stands on the margin earns at its last price what it earns without an upload: said so, nothing cancels.
    const uploads = new Set(uploaders);
    for (let i = 0; i < size; i++) if (fixed[i] !== 1 && !uploads.has(i)) bound += homeValue[i]!;
    return { bound, price, uploaders, margin: margin ? order[whole]! : -1 };
  };
}
