/**
 * An upper bound on the rate of every decision, by putting a price on time.
 *
 * Whatever v > 0 is asked for each unit of time, no feasible division of a frame earns more than it would if time could be bought
 * and sold at v. Bought at v, tau_i = s_i a / z_i earns device i, over its price, W_i s_i e^(-y_i(v)) a; so with a given each device
 * takes the better of two terms,
 *
 *   g(v) = v + max_{0 < a <= 1} [ sum_i max(l_i a^(1/3), W_i s_i e^(-y_i(v)) a) - v a ] >= rate of every decision.
 *
 * The larger a, the more devices upload, in falling order of W_i s_i e^(-y_i) / l_i: only N + 1 sets need be tried, each with its best a
 * in closed form. g is convex, its slope is the time that is left over (1 - a - sum tau_i), and its least value is the bound. Where
 * the frame is just full there, the set is optimal; else the two sets on either side of the kink are the ones to look at.
 */
import { exponent } from './time-division.js';
import type { Terms } from './terms.js';

/** What is decided of a device: nothing yet, or one of the two choices. */
export const OPEN = 2;

export interface Relaxation {
  /** Upper bound on the rate, bit/s. */
  readonly bound: number;
  /** v at the bound; where a whole range of prices gives it, one of them. */
  readonly price: number;
  /** Devices that are open, in falling order of what uploading is to them. */
  readonly order: Int32Array;
  /** How many of them upload on either side of the kink. */
  readonly fewer: number;
  readonly more: number;
}

/** A value of g, with the line that touches it there. */
interface Touch {
  readonly price: number;
  readonly value: number;
  /** Time left over: the slope of g. */
  readonly slope: number;
  /** Open devices that upload. */
  readonly uploads: number;
}

/** The least value of g is found to this part of it; any value is a bound. */
const PRECISION = 1e-10;
const MOST_STEPS = 100;

/**
 * @param fixed - 0, 1 or {@link OPEN} for each device.
 * @param start - a price near that of the bound; 0 for none.
 * @param enough - stops early once the bound is no greater: bit/s.
 */
export function relaxed(terms: Terms, fixed: Uint8Array, start = 0, enough = 0): Relaxation {
  const { size, home, signal, group, unit } = terms;
  const open: number[] = [];
  let fixedHome = 0;
  let ceiling = 0;
  for (let i = 0; i < size; i++) {
    if (fixed[i] === OPEN) open.push(i);
    else if (fixed[i] === 0) fixedHome += home[i]!;
    ceiling += fixed[i] === 0 ? home[i]! : unit[group[i]!]! * signal[i]!;
    if (fixed[i] === OPEN) ceiling += home[i]!;
  }
  const order = Int32Array.from(open);
  if (ceiling === 0) return { bound: 0, price: 0, order, fewer: 0, more: 0 };
  const key = new Float64Array(size);
  const earning = new Float64Array(size);
  const discount = new Float64Array(unit.length);
  const inverse = new Float64Array(unit.length);
  const behind = new Float64Array(order.length + 1);

  function touch(price: number): Touch {
    for (let g = 0; g < unit.length; g++) {
      const y = exponent(price / unit[g]!);
      discount[g] = unit[g]! * Math.exp(-y);
      inverse[g] = 1 / Math.expm1(y);
    }
    let C = 0;
    let perEnergy = 0;
    for (let i = 0; i < size; i++) {
      earning[i] = discount[group[i]!]! * signal[i]!;
      if (fixed[i] === 1) {
        C += earning[i]!;
        perEnergy += signal[i]! * inverse[group[i]!]!;
      } else if (fixed[i] === OPEN) {
        key[i] = home[i]! > 0 ? earning[i]! / home[i]! : 0;
      }
    }
    sort(order, key);
    // Added from the end: differences would lose the small ones.
    behind[order.length] = fixedHome;
    for (let k = order.length - 1; k >= 0; k--) behind[k] = behind[k + 1]! + home[order[k]!]!;
    let best = { value: -Infinity, cube: 1, uploads: 0, perEnergy: 0 };
    for (let k = 0; ; k++) {
      // The best a of this set: max of A a^(1/3) - (v - C) a over 0 < a <= 1.
      const A = behind[k]!;
      const net = price - C;
      const cube = A >= 3 * net ? 1 : Math.sqrt(A / (3 * net));
      const value = cube === 1 ? A - net : (2 / 3) * A * cube;
      if (value > best.value) best = { value, cube, uploads: k, perEnergy };
      if (k === order.length) break;
      const i = order[k]!;
      C += earning[i]!;
      perEnergy += signal[i]! * inverse[group[i]!]!;
    }
    const energyTime = best.cube ** 3;
    const slope = 1 - energyTime * (1 + best.perEnergy);
    return { price, value: price + best.value, slope, uploads: best.uploads };
  }

  // The least value of g lies between two touching lines that slope towards each other.
  let low = touch(start > 0 ? start : ceiling / 4);
  let high = low;
  for (let step = 0; low.slope > 0 && low.value > enough && step < MOST_STEPS; step++) {
    high = low;
    low = touch(low.price / 2);
  }
  for (let step = 0; high.slope < 0 && high.value > enough && step < MOST_STEPS; step++) {
    low = high;
    high = touch(high.price * 2);
  }
  let best = low.value < high.value ? low : high;
  for (let step = 0; low.slope < 0 && high.slope > 0 && best.value > enough && step < MOST_STEPS; step++) {
    const crossing =
      (low.value - high.value - low.slope * low.price + high.slope * high.price) / (high.slope - low.slope);
    const least = low.value + low.slope * (crossing - low.price);
    if (best.value - least <= PRECISION * best.value || !(crossing > low.price && crossing < high.price)) break;
    const next = touch(crossing);
    if (next.value < best.value) best = next;
    if (next.slope < 0) low = next;
    else high = next;
  }
  return {
    bound: best.value,
    price: best.price,
    order,
    fewer: Math.min(low.uploads, high.uploads),
    more: Math.max(low.uploads, high.uploads),
  };
}

/** Falling by key, by insertion: from one price to the next the order hardly changes. */
function sort(order: Int32Array, key: Float64Array): void {
  for (let k = 1; k < order.length; k++) {
    const i = order[k]!;
    let place = k;
    for (; place > 0 && key[order[place - 1]!]! < key[i]!; place--) order[place] = order[place - 1]!;
    order[place] = i;
  }
}
