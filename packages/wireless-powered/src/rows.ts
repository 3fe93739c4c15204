/** What one device must know to decide, in numbers without a unit. */
import { OPEN, relaxed } from './relaxation.js';
import { requireTerms, sumsOf, type Terms } from './terms.js';
import { exponent, timeDivision, type TimeDivision } from './time-division.js';
import type { WirelessObserver } from './frame.js';

/** Numbers per device of {@link observePrices}. */
export const PRICE_FEATURES = 4;

/** Logarithms are cut here: e^3 times more or less is as clear as any. */
const LIMIT = 3;

/**
 * One row per device, at the prices of a decision that is good and quickly found: of the two sets between which the bound on all
 * decisions lies (see {@link wirelessPoweredMinimum}), the better one, with its price of time v and its a:
 * - log of what uploading earns over its time against what is earned locally, W_i s_i e^(-y_i) a / (l_i a^(1/3)), cut at +-3;
 * - what is earned locally, as a part of the bound;
 * - what uploading earns, as a part of the bound: with the one before, how coarse a step the device is;
 * - 1 if the device uploads in that decision, else 0.
 *
 * The last number is a rule that decides by itself; what is left to learn is when to depart from it. A device without a channel
 * has the row -3, 0, 0, 0.
 *
 * @returns row-major, N x {@link PRICE_FEATURES}, new.
 * @throws UnsupportedProblemError for another cost model's problem.
 */
export const observePrices: WirelessObserver = (problem) => {
  requireTerms('observePrices', problem);
  const { size, terms } = problem;
  const { home, signal, group, unit } = terms;
  const { bound, order, fewer, more } = relaxed(terms, new Uint8Array(size).fill(OPEN));
  const sides = [fewer, more].map((uploads) => solved(terms, order.subarray(0, uploads)));
  const { division, offload } = sides[0]!.rate >= sides[1]!.rate ? sides[0]! : sides[1]!;
  const { price, energyTime } = division;
  const rows = new Float64Array(size * PRICE_FEATURES);
  for (let i = 0; i < size; i++) {
    if (home[i] === 0) {
      rows[i * PRICE_FEATURES] = -LIMIT;
      continue;
    }
    const W = unit[group[i]!]!;
    const atHome = home[i]! * Math.cbrt(energyTime);
    const uploading = W * signal[i]! * Math.exp(-exponent(price / W)) * energyTime;
    const ratio = Math.min(LIMIT, Math.max(-LIMIT, Math.log(uploading / atHome)));
    rows.set([ratio, atHome / bound, uploading / bound, offload[i]!], i * PRICE_FEATURES);
  }
  return rows;
};

interface Solved {
  readonly offload: Uint8Array;
  readonly rate: number;
  readonly division: TimeDivision;
}

function solved(terms: Terms, uploaders: Int32Array): Solved {
  const offload = new Uint8Array(terms.size);
  for (const i of uploaders) offload[i] = 1;
  const division = timeDivision(terms.unit);
  const signals = new Float64Array(terms.unit.length);
  const rate = division.solve(sumsOf(terms, offload, signals), signals, 0);
  return { offload, rate, division };
}

/** h_i in units of 1e-6, one number per device: what DROO's network is shown. */
export const observeGains: WirelessObserver = (problem) => {
  requireTerms('observeGains', problem);
  return problem.gains.map((h) => h * 1e6);
};
