/**
 * Rows of any units as numbers that a network takes.
 *
 * Each column gives two features: the number itself, and log(1 + |number| / unit) with its sign, both less their mean and over their
 * standard deviation, cut at -4 and 4. The second tells small numbers of a heavy-tailed column apart. A column times a constant gives the
 * same features, and a column without spread gives zeros.
 *
 * Means and deviations follow the slots; the features follow them only at slots 1, 2, 4, 8, ... and later every {@link LONGEST} slots,
 * so that what was learned of the features holds in between.
 */
import type { Persistent, Snapshot } from '../snapshot/snapshot.js';
import { doublesIn } from '../snapshot/snapshot-values.js';

/** Features per column. */
const PER_COLUMN = 2;

/** Slots that the means look back on, about. */
const HORIZON = 300;

/** Slots from one change of the features to the next, at most. */
const LONGEST = 512;

const CUT = 4;

/** Below this part of its mean a column's deviation is rounding. */
const NO_SPREAD = 1e-9;

/** Numbers beyond this count as this: their squares are still finite. */
const LARGEST = 1e150;

/** The unit of the logarithms: this part of the column's geometric mean. */
const UNIT_PART = 0.1;

export interface ColumnScale extends Persistent {
  /** Features of each row: two per column. */
  readonly features: number;
  /**
   * Takes in a slot's rows.
   *
   * @param rows - row-major, `size` x width.
   */
  observe(rows: ArrayLike<number>, size: number): void;
  /** Writes the features of rows: row-major, `size` x {@link features}. */
  fill(rows: ArrayLike<number>, size: number, out: Float64Array): void;
}

/** What is known of a column: mean and variance, log of its geometric mean, mean and variance of the signed logarithms. */
const MOMENTS = 5;
const [MEAN, VARIANCE, LOG_SIZE, LOG_MEAN, LOG_VARIANCE] = [0, 1, 2, 3, 4];

/**
 * A scale for rows of a width.
 *
 * @param width - numbers per row, an integer >= 1.
 */
export function columnScale(width: number): ColumnScale {
  // Slots seen, then those in which a column had a number other than 0.
  const counts = new Float64Array(1 + width);
  const moments = new Float64Array(2 * MOMENTS * width);
  const followed = moments.subarray(0, MOMENTS * width);
  const used = moments.subarray(MOMENTS * width);
  const features = PER_COLUMN * width;

  return {
    features,
    observe(rows, size) {
      counts[0]!++;
      for (let j = 0; j < width; j++) follow(rows, size, j);
      const slots = counts[0]!;
      const changes = slots < LONGEST ? (slots & (slots - 1)) === 0 : slots % LONGEST === 0;
      if (changes) used.set(followed);
    },
    snapshot: (): Snapshot => ({ values: {}, arrays: { counts: counts.slice(), moments: moments.slice() } }),
    restore(snapshot) {
      const seen = doublesIn(snapshot, 'column scale', 'counts', { length: counts.length, min: 0 });
      moments.set(doublesIn(snapshot, 'column scale', 'moments', { length: moments.length }));
      counts.set(seen);
    },
    fill(rows, size, out) {
      for (let j = 0; j < width; j++) {
        const at = j * MOMENTS;
        const mean = used[at + MEAN]!;
        const scale = inverse(used[at + VARIANCE]!, mean);
        const unit = 1 / (UNIT_PART * Math.exp(used[at + LOG_SIZE]!));
        const logMean = used[at + LOG_MEAN]!;
        const logScale = inverse(used[at + LOG_VARIANCE]!, logMean);
        for (let i = 0; i < size; i++) {
          const number = bounded(rows[i * width + j]!);
          out[i * features + 2 * j] = cut((number - mean) * scale);
          out[i * features + 2 * j + 1] = logScale === 0 ? 0 : cut((signedLog(number, unit) - logMean) * logScale);
        }
      }
    },
  };

  function follow(rows: ArrayLike<number>, size: number, j: number): void {
    const at = j * MOMENTS;
    const rate = 1 / Math.min(counts[0]!, HORIZON);
    let sum = 0;
    let logs = 0;
    let filled = 0;
    for (let i = 0; i < size; i++) {
      const number = bounded(rows[i * width + j]!);
      sum += number;
      if (number === 0) continue;
      logs += Math.log(Math.abs(number));
      filled++;
    }
    followed[at + MEAN]! += rate * (sum / size - followed[at + MEAN]!);
    if (filled > 0) {
      counts[1 + j]!++;
      followed[at + LOG_SIZE]! += (logs / filled - followed[at + LOG_SIZE]!) / Math.min(counts[1 + j]!, HORIZON);
    }
    const unit = 1 / (UNIT_PART * Math.exp(followed[at + LOG_SIZE]!));
    const mean = followed[at + MEAN]!;
    let squares = 0;
    let logSum = 0;
    let logSquares = 0;
    for (let i = 0; i < size; i++) {
      const number = bounded(rows[i * width + j]!);
      squares += (number - mean) ** 2;
      const log = signedLog(number, unit);
      logSum += log;
      logSquares += (log - followed[at + LOG_MEAN]!) ** 2;
    }
    followed[at + VARIANCE]! += rate * (squares / size - followed[at + VARIANCE]!);
    const before = followed[at + LOG_MEAN]!;
    followed[at + LOG_MEAN]! += rate * (logSum / size - before);
    // About the mean that was: (1 - rate) of the step squared is what the mean's own move takes away.
    const spread = logSquares / size - (logSum / size - before) ** 2 * rate * (2 - rate);
    followed[at + LOG_VARIANCE]! += rate * (Math.max(0, spread) - followed[at + LOG_VARIANCE]!);
  }
}

/** 1 / standard deviation, or 0 where there is no spread to speak of. */
function inverse(variance: number, mean: number): number {
  const deviation = Math.sqrt(variance);
  return deviation > NO_SPREAD * Math.abs(mean) ? 1 / deviation : 0;
}

function bounded(number: number): number {
  return number > LARGEST ? LARGEST : number < -LARGEST ? -LARGEST : number;
}

function signedLog(number: number, unit: number): number {
  return number < 0 ? -Math.log1p(-number * unit) : Math.log1p(number * unit);
}

function cut(feature: number): number {
  return feature > CUT ? CUT : feature < -CUT ? -CUT : feature;
}
