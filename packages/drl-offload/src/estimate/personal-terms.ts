/**
 * What is peculiar to each device: a linear function of its features, learned per identity by a Kalman filter.
 *
 * The network knows what is common to all devices. A device whose costs differ, for reasons that no row tells, has its own
 * m_0 + sum_j m_j feature_j on top. The filter needs a handful of slots where a network would need thousands, and new devices start from 0:
 * what is common. Coefficients of different devices are taken as independent.
 *
 * @see Kalman, 1960 (https://doi.org/10.1115/1.3662552).
 */
import type { Persistent, Snapshot } from '../snapshot/snapshot.js';
import { doublesIn } from '../snapshot/snapshot-values.js';

/** Columns that have a coefficient, at most: the first ones. */
const COLUMNS = 6;

/** Variance of a coefficient before anything is known, in units of the estimate squared. */
const PRIOR = 1;

/** Part of that variance that a slot gives back: devices change. */
const DRIFT = 1e-3;

/** What a slot leaves of a coefficient: what all devices share moves to the network. */
const LEAK = 0.9995;

export interface PersonalTerms extends Persistent {
  /** D, coefficients of each device. */
  readonly width: number;
  /** Makes room for devices at places below `count`. */
  grow(count: number): void;
  /** The term of the device at a place whose features start at `from`; 0 at place -1, an unknown device. */
  term(place: number, features: ArrayLike<number>, from: number): number;
  /**
   * Fills `out` with covariance x regressor, D numbers from `outAt` on.
   *
   * @returns the variance of the device's term.
   */
  gain(place: number, features: ArrayLike<number>, from: number, out: Float64Array, outAt: number): number;
  /** Moves the device's coefficients by gain x step and takes gain x gain' / variance from their covariance. */
  correct(place: number, gain: Float64Array, gainAt: number, step: number, variance: number): void;
  /** A slot has passed for this device. */
  drift(place: number): void;
  /** Forgets the device at a place. */
  forget(place: number): void;
  /** Doubts everything: coefficients stay, their variances are those of the beginning. */
  doubt(): void;
  /** Multiplies every coefficient: the unit of the estimate has changed. */
  scale(factor: number): void;
}

/**
 * Terms of devices that are yet to be met.
 *
 * @param columns - numbers per row. Of the two features of each of the first six, the first has a coefficient.
 */
export function personalTerms(columns: number): PersonalTerms {
  const width = 1 + Math.min(columns, COLUMNS);
  const square = width * width;
  let room = 0;
  let means = new Float64Array(0);
  let covariances = new Float64Array(0);

  /** 1, then the standardised numbers of the row. */
  const regressor = (features: ArrayLike<number>, from: number, k: number): number =>
    k === 0 ? 1 : features[from + 2 * (k - 1)]!;

  function begin(place: number): void {
    covariances.fill(0, place * square, (place + 1) * square);
    for (let k = 0; k < width; k++) covariances[place * square + k * width + k] = PRIOR;
  }

  function grow(count: number): void {
    if (room >= count) return;
    const [olderMeans, olderCovariances, from] = [means, covariances, room];
    room = Math.max(count, 2 * room);
    means = new Float64Array(room * width);
    covariances = new Float64Array(room * square);
    means.set(olderMeans);
    covariances.set(olderCovariances);
    for (let place = from; place < room; place++) begin(place);
  }

  return {
    width,
    grow,
    term(place, features, from) {
      if (place < 0) return 0;
      let sum = 0;
      for (let k = 0; k < width; k++) sum += means[place * width + k]! * regressor(features, from, k);
      return sum;
    },
    gain(place, features, from, out, outAt) {
      let variance = 0;
      for (let a = 0; a < width; a++) {
        let sum = 0;
        if (place < 0) sum = PRIOR * regressor(features, from, a);
        else {
          const row = place * square + a * width;
          for (let b = 0; b < width; b++) sum += covariances[row + b]! * regressor(features, from, b);
        }
        out[outAt + a] = sum;
        variance += sum * regressor(features, from, a);
      }
      // Rounding may leave a little less than nothing.
      return Math.max(0, variance);
    },
    correct(place, gain, gainAt, step, variance) {
      for (let a = 0; a < width; a++) {
        means[place * width + a]! += gain[gainAt + a]! * step;
        const row = place * square + a * width;
        for (let b = 0; b < width; b++) covariances[row + b]! -= (gain[gainAt + a]! * gain[gainAt + b]!) / variance;
      }
    },
    drift(place) {
      for (let a = 0; a < width; a++) {
        means[place * width + a]! *= LEAK;
        const diagonal = place * square + a * width + a;
        covariances[diagonal] = Math.min(PRIOR, covariances[diagonal]! + DRIFT * PRIOR);
      }
    },
    forget(place) {
      means.fill(0, place * width, (place + 1) * width);
      begin(place);
    },
    doubt() {
      for (let place = 0; place < room; place++) begin(place);
    },
    scale(factor) {
      for (let k = 0; k < means.length; k++) means[k]! *= factor;
    },
    snapshot: (): Snapshot => ({ values: {}, arrays: { means: means.slice(), covariances: covariances.slice() } }),
    restore(snapshot) {
      const read = doublesIn(snapshot, 'personal terms', 'means');
      const count = Math.ceil(read.length / width);
      const spread = doublesIn(snapshot, 'personal terms', 'covariances', { length: count * square });
      doublesIn(snapshot, 'personal terms', 'means', { length: count * width });
      room = count;
      means = read.slice();
      covariances = spread.slice();
    },
  };
}
