/**
 * The frame's time, sold at one price.
 *
 * An uploader that is asked mu for each unit of time pays (mu + Y g(s)) / s a Mbit at speed s, and its best speed does not
 * depend on how much it sends: with y = kappa s it has 1 + e^y (y - 1) = mu H / Y, or the fastest speed. So it sends all or nothing,
 * all while mu lies below the price at which a Mbit costs what it is worth, and takes the less time for it the higher mu is.
 *
 * The time asked for falls as mu grows, with a jump where a device drops out. Where it crosses the whole frame, either a price
 * fills the frame, or one device stands on the margin and takes the time that the others leave.
 */
import { speedCost, speedExponent } from './speed.js';
import type { Terms } from './terms.js';

/** s, Mbit/s: the best speed at a price of time. 0 where time is free and energy is not. */
export function speedAt({ cap, energyPrice, quality, fastest, kappa }: Terms, i: number, price: number): number {
  if (price >= cap[i]!) return fastest[i]!;
  if (price === 0) return 0;
  return Math.min(fastest[i]!, speedExponent((price * quality[i]!) / energyPrice[i]!) / kappa);
}

/** g(s), W: what an upload at a speed takes. */
export function powerAt({ kappa, quality }: Terms, i: number, speed: number): number {
  return Math.expm1(kappa * speed) / quality[i]!;
}

/** What device i earns at a price of time, paid for: Q (c - (mu + Y g(s)) / s), or 0. */
export function earningAt(terms: Terms, i: number, price: number): number {
  const { bits, worth, energyPrice, kappa, quality } = terms;
  if (bits[i] === 0 || quality[i] === 0) return 0;
  const speed = speedAt(terms, i, price);
  const slow = (energyPrice[i]! * kappa) / quality[i]!;
  const perBit = speed === 0 ? slow : (price + energyPrice[i]! * powerAt(terms, i, speed)) / speed;
  return Math.max(0, bits[i]! * (worth[i]! - perBit));
}

/**
 * The price of time at which a Mbit of device i costs `perBit`.
 *
 * @returns 0 where it costs as much or more when time is free.
 */
export function priceAt(terms: Terms, i: number, perBit: number): number {
  const { energyPrice, quality, fastest, kappa } = terms;
  const H = quality[i]!;
  if (H === 0 || !(perBit > 0)) return 0;
  const Y = energyPrice[i]!;
  const slow = (Y * kappa) / H;
  if (perBit <= slow) return 0;
  const y = Math.log(perBit / slow);
  if (y < kappa * fastest[i]!) return (Y / H) * speedCost(y);
  return Math.max(0, perBit * fastest[i]! - Y * powerAt(terms, i, fastest[i]!));
}

/** How the frame's time is sold. */
export interface Sale {
  /** mu: what a longer frame would earn, per s. */
  readonly price: number;
  /** How many devices, in their order, send all that they have. */
  readonly whole: number;
  /** Whether the next one stands on the margin. */
  readonly margin: boolean;
}

/** The price that fills a frame is found to this part of it. */
const PRECISION = 1e-14;
const MOST_STEPS = 200;

/**
 * Sells one frame.
 *
 * @param order - devices that would upload, by falling `until`.
 * @param until - the price up to which each takes time, > 0.
 */
export function sellTime(terms: Terms, order: ArrayLike<number>, until: Float64Array): Sale {
  const { bits } = terms;
  const count = order.length;
  /** Time that the first `devices` ask for. */
  const asked = (devices: number, price: number): number => {
    let time = 0;
    for (let k = 0; k < devices; k++) time += bits[order[k]!]! / speedAt(terms, order[k]!, price);
    return time;
  };
  // The first device that, with those ahead of it, would over-fill the frame at its own last price.
  let low = 0;
  let high = count;
  while (low < high) {
    const k = (low + high) >> 1;
    if (asked(k + 1, until[order[k]!]!) >= 1) high = k;
    else low = k + 1;
  }
  const least = low === count ? 0 : until[order[low]!]!;
  const most = low === 0 ? Infinity : until[order[low - 1]!]!;
  if (low < count && asked(low, least) < 1) return { price: least, whole: low, margin: true };
  if (!(asked(low, least) > 1)) return { price: least, whole: low, margin: false };
  return { price: fillingPrice(terms, order, low, least, most), whole: low, margin: false };
}

/**
 * The price between two others at which some devices fill the frame: Newton's method on the logarithms of time and price, which
 * are nearly linear in each other, kept inside the bracket.
 */
function fillingPrice(terms: Terms, order: ArrayLike<number>, count: number, least: number, most: number): number {
  const { bits, cap, energyPrice, quality, kappa } = terms;
  let low = least;
  let high = most;
  let price = least > 0 ? Math.sqrt(least) * Math.sqrt(most) : most / 2;
  for (let step = 0; step < MOST_STEPS; step++) {
    let time = 0;
    let slope = 0;
    for (let k = 0; k < count; k++) {
      const i = order[k]!;
      const speed = speedAt(terms, i, price);
      const taken = bits[i]! / speed;
      time += taken;
      // d ln s / d mu = H / (Y y^2 e^y), 0 at the fastest speed.
      const y = kappa * speed;
      if (price < cap[i]!) slope -= (taken * quality[i]!) / (energyPrice[i]! * y * y * Math.exp(y));
    }
    if (time > 1) low = price;
    else high = price;
    let next = price * Math.exp((-Math.log(time) * time) / (price * slope));
    if (!(next > low && next < high)) next = low > 0 ? Math.sqrt(low) * Math.sqrt(high) : high / 16;
    const moved = Math.abs(next - price);
    price = next;
    if (moved <= PRECISION * price || high - low <= PRECISION * high) break;
  }
  return price;
}
