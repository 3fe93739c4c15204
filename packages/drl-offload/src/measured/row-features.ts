/**
 * What the cost model sees of a device's row: numbers of any unit in, numbers of the order of one out.
 *
 * Each column is divided by its root mean square over the devices of the first slot, and comes as itself and as its signed square
 * root: costs of shared resources grow between the two. Where later rows are of another size, the divisor follows.
 */
import { requireNumber, type JsonObject } from '@mec/model';
import { readNumbers } from './read-numbers.js';

/** Divisors stay while the rows' size is within this factor of theirs. */
const PATIENCE = 8;

/** With the square roots, pairs of features would be more than this many. */
const MOST_PAIRS = 64;

export class RowFeatures {
  /** Numbers of a row. */
  readonly width: number;
  /** Features of a row: 1, then each column and its root. */
  readonly count: number;
  /** Places among the features of what a device's own model is linear in: 1 and the columns. */
  readonly own: readonly number[];
  /** Places of what an offloader loads the others with; sums of these over the offloaders are the load. */
  readonly loading: readonly number[];
  /** What a cost depends on the load by: pairs of places, of a feature of the device and one of the load. */
  readonly pairs: readonly (readonly [own: number, load: number])[];
  readonly #scale: Float64Array;
  readonly #square: Float64Array;
  #rows = 0;

  constructor(width: number) {
    this.width = width;
    this.count = 1 + 2 * width;
    const columns = Array.from({ length: width }, (_, k) => 1 + 2 * k);
    this.own = [0, ...columns];
    const all = Array.from({ length: this.count }, (_, k) => k);
    this.loading = all.length ** 2 <= MOST_PAIRS ? all : this.own;
    const { loading } = this;
    const everyPair = loading.length ** 2 <= MOST_PAIRS;
    this.pairs = loading.flatMap((a) =>
      loading.filter((b) => everyPair || a === 0 || b === 0 || a === b).map((b) => [a, b] as const),
    );
    this.#scale = new Float64Array(width).fill(1);
    this.#square = new Float64Array(width);
  }

  /** Features of some rows, row-major, new. */
  of(rows: Float64Array): Float64Array {
    const { width, count } = this;
    const size = width === 0 ? 0 : rows.length / width;
    const features = new Float64Array(size * count);
    for (let i = 0; i < size; i++) {
      features[i * count] = 1;
      for (let k = 0; k < width; k++) {
        const value = rows[i * width + k]! / this.#scale[k]!;
        features[i * count + 1 + 2 * k] = value;
        features[i * count + 2 + 2 * k] = Math.sign(value) * Math.sqrt(Math.abs(value));
      }
    }
    return features;
  }

  /**
   * Takes note of a slot's rows.
   *
   * @returns where the divisors follow: by how much each feature is multiplied from now on.
   */
  meet(rows: Float64Array): Float64Array | undefined {
    const { width, count } = this;
    const first = this.#rows === 0;
    const size = width === 0 ? 0 : rows.length / width;
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
      ratios[1 + 2 * k] = now / rms;
      ratios[2 + 2 * k] = Math.sqrt(now / rms);
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
