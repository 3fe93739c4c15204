import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rollingWindow } from '../../src/index.js';

fc.configureGlobal({ seed: 20270 });

const series = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
const sizes = fc.integer({ min: 1, max: 70 });

describe('rollingWindow', () => {
  // By hand, three at a time: (4), (4, 1), (4, 1, 7), (1, 7, 1).
  test('looks back over the last values, over fewer at the start', () => {
    const { mean, min, max } = rollingWindow([4, 1, 7, 1], 3);
    expect(Array.from(mean)).toEqual([4, 2.5, 4, 3]);
    expect(Array.from(min)).toEqual([4, 1, 1, 1]);
    expect(Array.from(max)).toEqual([4, 4, 7, 7]);
  });

  test("takes the paper's 20 records by default", () => {
    const { min } = rollingWindow(Array.from({ length: 25 }, (_, k) => k));
    expect(min[24]).toBe(5);
  });

  // 0.1 + 0.1 + 0.1 over 3 is a unit in the last place above 0.1.
  test('keeps the mean of equal values inside their band', () => {
    expect(rollingWindow([0.1, 0.1, 0.1], 3).mean[2]).toBe(0.1);
  });

  test('shows a NaN in every number of the windows that hold it', () => {
    const { mean, min, max } = rollingWindow([1, NaN, 2, 3], 2);
    expect([mean[2], min[2], max[2]]).toEqual([NaN, NaN, NaN]);
    expect([mean[3], min[3], max[3]]).toEqual([2.5, 2, 3]);
  });

  test('holds the mean between least and most', () => {
    fc.assert(
      fc.property(series, sizes, (values, size) => {
        const { mean, min, max } = rollingWindow(values, size);
        expect(mean.every((m, k) => min[k]! <= m && m <= max[k]!)).toBe(true);
      }),
    );
  });

  test('equals the statistics of the whole for a window as long as the data', () => {
    fc.assert(
      fc.property(series, (values) => {
        const { mean, min, max } = rollingWindow(values, values.length);
        const whole = values.reduce((sum, value) => sum + value, 0) / values.length;
        // The sum is the same; only the clamp into the band may move it, by a rounding.
        expect(mean.at(-1)).toBeCloseTo(whole, 9);
        // Adding 0 makes -0 and 0 the same.
        expect(min.at(-1)! + 0).toBe(Math.min(...values) + 0);
        expect(max.at(-1)! + 0).toBe(Math.max(...values) + 0);
      }),
    );
  });

  test('is the values themselves for a window of one', () => {
    fc.assert(
      fc.property(series, (values) => {
        const { mean, min, max } = rollingWindow(values, 1);
        for (const part of [mean, min, max]) expect(part).toEqual(Float64Array.from(values));
      }),
    );
  });

  test('gives nothing for nothing', () => expect(rollingWindow([]).mean).toHaveLength(0));

  test.each([0, -1, 2.5, NaN])('refuses a window of %p', (size) => {
    expect(() => rollingWindow([1], size)).toThrow(
      expect.objectContaining({
        code: 'MEC_OUT_OF_DOMAIN',
        detail: { where: 'rollingWindow', what: 'size', got: size, expected: 'an integer >= 1' },
      }),
    );
  });
});
