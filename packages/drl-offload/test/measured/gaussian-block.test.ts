import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import fc from 'fast-check';
import { GaussianBlock } from '../../src/measured/gaussian-block.js';

/** One measurement of one block. */
function learn(block: GaussianBlock, features: Float64Array, measured: number, noise: number): void {
  const surprise = measured - block.predict(features);
  block.absorb(surprise, block.variance(features) + noise);
}

describe('GaussianBlock', () => {
  // Prior N(0, 1), one measurement of 2 with variance 1: posterior N(1, 1/2).
  test('meets a measurement half way where both are as sure', () => {
    const block = new GaussianBlock(1, 1);
    learn(block, Float64Array.of(1), 2, 1);
    expect(block.predict(Float64Array.of(1))).toBeCloseTo(1, 14);
    expect(block.variance(Float64Array.of(1))).toBeCloseTo(0.5, 14);
  });

  test('comes to the ridge regression of all measurements, in any order', () => {
    const rows = fc.array(
      fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true })),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(rows, (data) => {
        const noise = 0.3;
        const block = new GaussianBlock(2, 2);
        for (const [x, y] of data) learn(block, Float64Array.of(1, x), y, noise);
        // (X'X / noise + I / 2) w = X'y / noise, by Cramer's rule.
        let [a, b, c, p, q] = [0.5, 0, 0.5, 0, 0];
        for (const [x, y] of data) {
          a += 1 / noise;
          b += x / noise;
          c += (x * x) / noise;
          p += y / noise;
          q += (x * y) / noise;
        }
        const determinant = a * c - b * b;
        expect(block.mean[0]).toBeCloseTo((p * c - b * q) / determinant, 8);
        expect(block.mean[1]).toBeCloseTo((a * q - b * p) / determinant, 8);
        expect(block.variance(Float64Array.of(1, 0))).toBeCloseTo(c / determinant, 8);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  test('predicts the same when features and coefficients change their units', () => {
    const block = new GaussianBlock(2, 1);
    learn(block, Float64Array.of(1, 3), 5, 0.1);
    const [mean, variance] = [block.predict(Float64Array.of(1, 2)), block.variance(Float64Array.of(1, 2))];
    block.rescale(Float64Array.of(1, 1000));
    expect(block.predict(Float64Array.of(1, 2000))).toBeCloseTo(mean, 12);
    expect(block.variance(Float64Array.of(1, 2000))).toBeCloseTo(variance, 12);
  });

  test('draws have its mean and covariance', () => {
    const block = new GaussianBlock(2, 1);
    learn(block, Float64Array.of(1, 1), 3, 0.5);
    const random = createRandom(1);
    const draws = Array.from({ length: 20_000 }, () => block.draw(1, random));
    const mean = (of: (draw: Float64Array) => number): number =>
      draws.reduce((sum, draw) => sum + of(draw), 0) / draws.length;
    // Standard deviations are below 1: means are known to 0.007, products to 0.014. Four of each.
    for (const k of [0, 1]) expect(Math.abs(mean((draw) => draw[k]!) - block.mean[k]!)).toBeLessThan(0.028);
    const product = mean((draw) => (draw[0]! - block.mean[0]!) * (draw[1]! - block.mean[1]!));
    expect(Math.abs(product - block.covariance[1]!)).toBeLessThan(0.04);
    expect(block.draw(0, random)).toEqual(block.mean);
  });

  test('stays a covariance over a million measurements', () => {
    const block = new GaussianBlock(2, 1);
    const random = createRandom(2);
    for (let k = 0; k < 1_000_000; k++) {
      const x = random.uniform(0.2, 1);
      learn(block, Float64Array.of(1, x), 1 + x, 0.0025);
    }
    const [a, b, , c] = block.covariance;
    expect(a! * c! - b! * b!).toBeGreaterThanOrEqual(0);
    expect(block.mean[0]).toBeCloseTo(1, 7);
    expect(block.mean[1]).toBeCloseTo(1, 7);
  });

  test.each([
    [undefined],
    [[[1], [1]]],
    [
      [
        [1, NaN],
        [1, 0, 0, 1],
      ],
    ],
    [
      [
        [1, 2],
        [1, 0, 0, -1],
      ],
    ],
  ])('refuses the snapshot %j', (snapshot) => {
    expect(() => new GaussianBlock(2, 1).restore('f', 'block', snapshot as never)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }),
    );
  });
});
