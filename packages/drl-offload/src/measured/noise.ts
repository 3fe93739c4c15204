/** How noisy measurements are, relative to what is measured: learned from the surprises that uncertainty does not explain. */

/** Costs of nearly 0 are taken to be at least this large, in units of a device's cost. */
const FLOOR = 0.1;
const FIRST = 0.2;
const LEAST = 1e-5;
const RATE = 0.01;

export class Noise {
  /** Relative variance. */
  variance: number = FIRST ** 2;

  /** Relative standard deviation. */
  get level(): number {
    return Math.sqrt(this.variance);
  }

  /** Variance of a measurement that is predicted so. */
  at(predicted: number): number {
    return this.variance * Math.max(predicted ** 2, FLOOR ** 2);
  }

  /**
   * @param uncertainty - variance of the prediction; where it is larger than the noise, a surprise says nothing about the noise.
   */
  learn(surprise: number, uncertainty: number, predicted: number, measured: number): void {
    if (!(uncertainty < this.at(predicted))) return;
    const relative = Math.max(0, surprise ** 2 - uncertainty) / Math.max(measured ** 2, FLOOR ** 2);
    // One wild measurement moves the estimate no more than a few large ones.
    this.variance += RATE * (Math.min(relative, 4 * this.variance) - this.variance);
    this.variance = Math.max(LEAST, this.variance);
  }
}
