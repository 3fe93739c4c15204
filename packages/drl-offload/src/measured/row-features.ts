/**
 * What the cost model sees of a device's row: numbers of any unit in, numbers of the order of one out.
 *
 * Each column is divided by its root mean square over the devices of the first slot. Where later rows are of another size, the divisor
 * follows.
 */
import { requireNumber, type JsonObject } from '@mec/model';
import { readNumbers } from './read-numbers.js';

/** Divisors stay while the rows' size is within this factor of theirs. */
const PATIENCE = 8;

/** Products of all features with all terms of the load are taken up to this many. */
const MOST_PAIRS = 64;

export class RowFeatures {
  /** Numbers of a row. */
  readonly width: number;
  /** Features of a row: 1, then each column. Sums of them over the offloaders are the terms of the load. */
  readonly count: number;
  /** What a cost depends on the load by: products of a feature of the device with a term of the load. */
  readonly pairs: readonly { readonly feature: number; readonly term: number }[];
  readonly #scale: Float64Array;
  readonly #square: Float64Array;
  #rows = 0;

  constructor(width: number) {
    this.width = width;
    this.count = 1 + width;
    const places = Array.from({ length: this.count }, (_, k) => k);
    // Of wide rows each column is paired with 1 and with itself: their number grows with the width, not with its square.
    const every = this.count ** 2 <= MOST_PAIRS;
    this.pairs = places.flatMap((feature) =>
      places
        .filter((term) => every || feature === 0 || term === 0 || feature === term)
        .map((term) => ({ feature, term })),
    );
    this.#scale = new Float64Array(width).fill(1);
    this.#square = new Float64Array(width);
  }

  /** Features of some rows, row-major, new. */
  of(rows: Float64Array, size: number): Float64Array {
    const { width, count } = this;
    const features = new Float64Array(size * count);
    for (let i = 0; i < size; i++) {
      features[i * count] = 1;
      for (let k = 0; k < width; k++) features[i * count + 1 + k] = rows[i * width + k]! / this.#scale[k]!;
    }
    return features;
  }

  /**
   * Takes note of a slot's rows.
   *
   * @returns where the divisors follow: by how much each feature is multiplied from now on.
   */
  meet(rows: Float64Array, size: number): Float64Array | undefined {
    const { width, count } = this;
    const first = this.#rows === 0;
    let ratios: Float64Array | undefined;
    for (let k = 0; k < width; k++) {
      let square = 0;
      for (let i = 0; i < size; i++) square += rows[i * width + k]! ** 2;
      this.#square[k] = (this.#square[k]! * this.#rows + square) / (this.#rows + size);
      const rms = Math.sqrt(this.#square[k]!);
      const now = this.#scale[k]!;
      if (!(rms > 0 && rms < Infinity) || (!first && rms < now * PATIENCE && rms > now / PATIENCE)) continue;
      this.#scale[k] = rms;
      if (first) continue;
      ratios ??= new Float64Array(count).fill(1);
      ratios[1 + k] = now / rms;
    }
    // Older slots weigh no more than a hundred, so that the divisors follow a world that changes.
    this.#rows = Math.min(this.#rows + size, 100 * size);
    return ratios;
  }

  snapshot(): JsonObject {
    return { scale: Array.from(this.#scale), square: Array.from(this.#square), rows: this.#rows };
  }

  restore(where: string, snapshot: JsonObject): void {
    const scale = readNumbers(where, 'scale of the rows', snapshot.scale, this.width);
    const square = readNumbers(where, 'squares of the rows', snapshot.square, this.width);
    for (const value of scale) requireNumber(where, 'snapshot: scale of the rows', value, { above: 0 });
    this.#rows = requireNumber(where, 'snapshot: rows', snapshot.rows, { min: 0, integer: true });
    this.#scale.set(scale);
    this.#square.set(square);
  }
}
