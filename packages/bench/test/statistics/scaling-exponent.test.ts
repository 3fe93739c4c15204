import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scalingExponent } from '../../src/index.js';

fc.configureGlobal({ seed: 20270 });

describe('scalingExponent', () => {
  // By hand: 3 = 0.03 x 10^2, 12 = 0.03 x 20^2, 48 = 0.03 x 40^2.
  test('finds a square', () => {
    const { exponent, factor, rSquared } = scalingExponent([10, 20, 40], [3, 12, 48]);
    expect(exponent).toBeCloseTo(2, 12);
    expect(factor).toBeCloseTo(0.03, 12);
    expect(rSquared).toBeCloseTo(1, 12);
  });

  // By hand, in powers of 2: sizes 0, 1, 2, values 0, 2, 1. The slope is ((-1)(0 - 1) + (1)(1 - 1)) / 2 = 1/2 through (1, 1);
  // of the variance 2 it leaves 0.25 + 1 + 0.25.
  test('says how little a line explains', () => {
    const { exponent, factor, rSquared } = scalingExponent([1, 2, 4], [1, 4, 2]);
    expect(exponent).toBeCloseTo(0.5, 12);
    expect(factor).toBeCloseTo(Math.SQRT2, 12);
    expect(rSquared).toBeCloseTo(0.25, 12);
  });

  test('is 0 for what does not grow', () => {
    expect(scalingExponent([5, 10, 80], [0.1, 0.1, 0.1])).toEqual({
      exponent: 0,
      factor: expect.closeTo(0.1, 15),
      rSquared: 1,
    });
  });

  test('recovers any power law', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 8 }),
        (exponent, factor, sizes) => {
          const fit = scalingExponent(
            sizes,
            sizes.map((size) => factor * size ** exponent),
          );
          // Near sizes such as 999 and 1000 differ by 1e-3 in their logarithm: 16 digits less 3, twice, and those of the sums.
          expect(Math.abs(fit.exponent - exponent)).toBeLessThan(1e-6);
          expect(Math.abs(fit.factor / factor - 1)).toBeLessThan(1e-5);
        },
      ),
    );
  });

  test('keeps the exponent when the unit changes', () => {
    const sizes = [10, 15, 20, 50];
    const seconds = [0.02, 0.05, 0.1, 0.7];
    const inSeconds = scalingExponent(sizes, seconds);
    const inMilliseconds = scalingExponent(
      sizes,
      seconds.map((value) => 1000 * value),
    );
    expect(inMilliseconds.exponent).toBeCloseTo(inSeconds.exponent, 12);
    expect(inMilliseconds.rSquared).toBeCloseTo(inSeconds.rSquared, 12);
    expect(inMilliseconds.factor / inSeconds.factor).toBeCloseTo(1000, 8);
  });

  test.each([
    { sizes: [0, 1], values: [1, 1], what: 'sizes[0]', got: 0, expected: 'a finite number > 0' },
    { sizes: [1, 2], values: [1, NaN], what: 'values[1]', got: NaN, expected: 'a finite number > 0' },
    { sizes: [1, 2], values: [1, -1], what: 'values[1]', got: -1, expected: 'a finite number > 0' },
    { sizes: [3, 3], values: [1, 2], what: 'sizes', got: [3, 3], expected: 'at least two different sizes' },
    { sizes: [], values: [], what: 'sizes', got: [], expected: 'at least two different sizes' },
  ])('refuses $what $got', ({ sizes, values, ...detail }) => {
    expect(() => scalingExponent(sizes, values)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'scalingExponent', ...detail } }),
    );
  });

  test('refuses a size without a value', () => {
    const detail = { where: 'scalingExponent', what: 'values', got: 1, expected: '2 (one per size)' };
    expect(() => scalingExponent([1, 2], [1])).toThrow(
      expect.objectContaining({ code: 'MEC_LENGTH_MISMATCH', detail }),
    );
  });
});
