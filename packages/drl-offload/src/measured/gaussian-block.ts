/**
 * Some coefficients of a linear model with what is known of them: a normal distribution, brought up to date by one measurement at a
 * time (Kalman 1960; recursive least squares with a prior).
 *
 * A measurement sums several blocks. Each takes its part of the surprise by its own share of the variance, and what the blocks
 * learn about each other is left out (mean field): the work grows with the number of blocks and not with its square.
 */
import { requireNumber, standardNormal, type JsonValue, type Random } from '@mec/model';
import { readNumbers } from './read-numbers.js';

export class GaussianBlock {
  readonly size: number;
  readonly mean: Float64Array;
  /** Row-major, size x size, symmetric. */
  readonly covariance: Float64Array;
  readonly #gain: Float64Array;

  /** @param variance - of each coefficient, before anything is known. */
  constructor(size: number, variance: number) {
    this.size = size;
    this.mean = new Float64Array(size);
    this.covariance = new Float64Array(size * size);
    this.#gain = new Float64Array(size);
    this.forget(variance);
  }

  /** What the block adds to the measurement of these features. */
  predict(features: Float64Array): number {
    let sum = 0;
    for (let k = 0; k < this.size; k++) sum += this.mean[k]! * features[k]!;
    return sum;
  }

  /** Variance of {@link predict}; `absorb` uses what this call worked out. */
  variance(features: Float64Array): number {
    const { size, covariance } = this;
    let total = 0;
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let j = 0; j < size; j++) sum += covariance[i * size + j]! * features[j]!;
      this.#gain[i] = sum;
      total += sum * features[i]!;
    }
    return Math.max(0, total);
  }

  /**
   * Takes its part of a surprise, for the features of the last call of {@link variance}.
   *
   * @param surprise - the measurement less its prediction.
   * @param total - variance of the surprise, the noise included.
   */
  absorb(surprise: number, total: number): void {
    const { size, covariance, mean } = this;
    const gain = this.#gain;
    for (let i = 0; i < size; i++) {
      mean[i]! += (gain[i]! * surprise) / total;
      for (let j = 0; j <= i; j++) {
        const less = covariance[i * size + j]! - (gain[i]! * gain[j]!) / total;
        covariance[i * size + j] = less;
        covariance[j * size + i] = less;
      }
    }
  }

  /** Keeps the mean and forgets how sure it was. */
  forget(variance: number): void {
    this.covariance.fill(0);
    for (let k = 0; k < this.size; k++) this.covariance[k * this.size + k] = variance;
  }

  /** Is less sure than before by this much. */
  doubt(variance: number): void {
    for (let k = 0; k < this.size; k++) this.covariance[k * this.size + k]! += variance;
  }

  /** Goes on with features that are `ratios` times those before: the same predictions. */
  rescale(ratios: Float64Array): void {
    const { size } = this;
    for (let i = 0; i < size; i++) {
      this.mean[i]! /= ratios[i]!;
      for (let j = 0; j < size; j++) this.covariance[i * size + j]! /= ratios[i]! * ratios[j]!;
    }
  }

  /**
   * Coefficients drawn from what is known of them.
   *
   * @param breadth - standard deviations are this many times as large; 0: the mean.
   */
  draw(breadth: number, random: Random): Float64Array {
    if (breadth === 0) return this.mean;
    const { size } = this;
    const root = this.#root();
    const drawn = this.mean.slice();
    for (let j = 0; j < size; j++) {
      const step = breadth * standardNormal(random);
      for (let i = j; i < size; i++) drawn[i]! += root[i * size + j]! * step;
    }
    return drawn;
  }

  snapshot(): JsonValue {
    return [Array.from(this.mean), Array.from(this.covariance)];
  }

  restore(where: string, what: string, snapshot: JsonValue | undefined): void {
    const [mean, covariance] = Array.isArray(snapshot) ? (snapshot as readonly JsonValue[]) : [];
    const means = readNumbers(where, `${what}: means`, mean, this.size);
    const covariances = readNumbers(where, `${what}: covariances`, covariance, this.size ** 2);
    for (let k = 0; k < this.size; k++) {
      // Rounding may leave a coefficient that is known exactly at a hair below 0.
      requireNumber(where, `${what}: variance`, covariances[k * this.size + k], { min: -1e-6 });
    }
    this.mean.set(means);
    this.covariance.set(covariances);
  }

  /** Cholesky factor of the covariance, lower triangle by rows; directions that are known exactly have none. */
  #root(): Float64Array {
    const { size, covariance } = this;
    const root = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        let rest = covariance[i * size + j]!;
        for (let k = 0; k < j; k++) rest -= root[i * size + k]! * root[j * size + k]!;
        const diagonal = root[j * size + j]!;
        if (i === j) root[i * size + i] = rest > KNOWN ? Math.sqrt(rest) : 0;
        else root[i * size + j] = diagonal > 0 ? rest / diagonal : 0;
      }
    }
    return root;
  }
}

/** A variance below this is rounding: costs and features are of the order of one. */
const KNOWN = 1e-14;
