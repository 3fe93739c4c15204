/** What one device must know to decide, in numbers without a unit. */
import type { QueueObserver } from './frame.js';
import { earningAt, speedAt } from './market.js';
import { OPEN, relaxations } from './relaxation.js';
import { requireTerms } from './terms.js';

/** Numbers per device of {@link observeEarnings} and {@link observeQueues}. */
export const EARNING_FEATURES = 4;
export const QUEUE_FEATURES = 3;

/**
 * One row per device, at the price of time of the bound on all decisions (see {@link queueMinimum}), with what it earns locally
 * and by an upload beyond its time:
 * - (upload - home) / (upload + home), from -1 to 1;
 * - the time that an upload of all its data takes, in frames, cut at 1;
 * - (upload + home) / bound: how much depends on it;
 * - 1 if it uploads in the better of the two decisions next to the bound, with the device on the margin and without, else 0.
 *
 * The last number is a rule that decides by itself; what is left to learn is when to depart from it. A device that can do nothing has
 * the row 0, 0, 0, 0.
 *
 * @returns row-major, N x {@link EARNING_FEATURES}, new.
 * @throws UnsupportedProblemError for another cost model's problem.
 */
export const observeEarnings: QueueObserver = (problem) => {
  requireTerms('observeEarnings', problem);
  const { size, terms } = problem;
  const { bound, price, uploaders, margin } = relaxations(terms)(new Uint8Array(size).fill(OPEN));
  const offload = new Uint8Array(size);
  for (const i of uploaders) offload[i] = 1;
  if (margin >= 0) {
    const walk = problem.walk!();
    const without = walk.start(offload);
    offload[margin] = walk.set(margin, 1) < without ? 1 : 0;
  }
  const rows = new Float64Array(size * EARNING_FEATURES);
  for (let i = 0; i < size; i++) {
    const home = terms.homeValue[i]!;
    const upload = earningAt(terms, i, price);
    if (!(upload + home > 0)) continue;
    const speed = speedAt(terms, i, price);
    const time = speed > 0 ? Math.min(1, terms.bits[i]! / speed) : 1;
    rows.set([(upload - home) / (upload + home), time, (upload + home) / bound, offload[i]!], i * EARNING_FEATURES);
  }
  return rows;
};

/** Units in which the numbers are near 1, as in the published program. */
const GAIN_UNIT = 1e-10;
const QUEUE_UNIT = 1e4;

/** h_i in units of 1e-10, Q_i and Y_i in units of 1e4: what LyDROO's network is shown. Row-major, N x {@link QUEUE_FEATURES}. */
export const observeQueues: QueueObserver = (problem) => {
  requireTerms('observeQueues', problem);
  const { size, gains, dataQueues, energyQueues } = problem;
  const rows = new Float64Array(size * QUEUE_FEATURES);
  for (let i = 0; i < size; i++) {
    rows.set([gains[i]! / GAIN_UNIT, dataQueues[i]! / QUEUE_UNIT, energyQueues[i]! / QUEUE_UNIT], i * QUEUE_FEATURES);
  }
  return rows;
};
