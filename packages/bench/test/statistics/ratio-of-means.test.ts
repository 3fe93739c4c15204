import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ratioOfMeans, studentQuantile, type Cluster, type Estimate } from '../../src/index.js';
import { coverage, series } from './series.js';

const first = ([a]: Cluster): number => sum(a!) / a!.length;
const second = ([, b]: Cluster): number => sum(b!) / b!.length;
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

function ratio(pairs: readonly (readonly [number, number])[]): Estimate {
  return ratioOfMeans({ clusters: pairs.map(([a, b]) => [[a], [b]]), numerator: first, denominator: second });
}

describe('ratioOfMeans', () => {
  // A fixed denominator of 2: half of Student's interval of 1, 2, 3 around 2.
  test('is Student’s interval where the denominator is known', () => {
    const { value, interval, over } = ratio([
      [1, 2],
      [2, 2],
      [3, 2],
    ]);
    const half = (studentQuantile(0.975, 2) / Math.sqrt(3)) * 0.5;
    expect([value, over]).toEqual([1, 'runs']);
    expect(interval[0]).toBeCloseTo(1 - half, 9);
    expect(interval[1]).toBeCloseTo(1 + half, 9);
  });

  test('its ends are the ratios at which numerator - ratio * denominator is t standard errors from 0', () => {
    const number = fc.double({ min: -5, max: 5, noNaN: true });
    const pairs = fc.array(fc.tuple(number, fc.double({ min: 6, max: 9, noNaN: true })), {
      minLength: 3,
      maxLength: 9,
    });
    fc.assert(
      fc.property(pairs, (runs) => {
        const t = studentQuantile(0.975, runs.length - 1);
        for (const end of ratio(runs).interval) {
          const left = runs.map(([a, b]) => a - end * b);
          const mean = sum(left) / left.length;
          const variance = sum(left.map((value) => (value - mean) ** 2)) / (left.length - 1) / left.length;
          expect(mean ** 2).toBeCloseTo(t ** 2 * variance, 6);
        }
      }),
      { seed: 1 },
    );
  });

  test('says nothing where the denominator cannot be told from 0', () => {
    const nothing = [-Infinity, Infinity];
    expect(
      ratio([
        [1, 1],
        [1, -1],
        [1, 0.5],
      ]).interval,
    ).toEqual(nothing);
    expect(
      ratio([
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({ value: 0, interval: nothing });
    expect(ratio([[3, 4]])).toMatchObject({ value: 0.75, interval: nothing, over: 'blocks' });
  });

  // The mean of the ratios would be 0.5 * (1 + 100) = 50.5.
  test('is not at the mercy of one small denominator', () => {
    expect(
      ratio([
        [1, 1],
        [1, 0.01],
        [1, 1],
        [1, 1],
      ]).value,
    ).toBeCloseTo(4 / 3.01, 12);
  });

  test('holds the truth 93-97 % of the time where denominators differ by half of their mean', () => {
    const share = coverage(2000, 3, 0.25, (normal) => {
      const clusters = Array.from({ length: 10 }, () => {
        const size = 1 + 0.5 * normal();
        return [0.25 * size, size].map((level) => series(normal, { length: 40, memory: 0.5, level, noise: 0.5 }));
      });
      return ratioOfMeans({ clusters, numerator: first, denominator: second }).interval;
    });
    expect(share).toBeGreaterThanOrEqual(0.93);
    expect(share).toBeLessThanOrEqual(0.97);
  });

  test('of one run, takes blocks', () => {
    const share = coverage(1000, 4, 0.5, (normal) => {
      const groups = [1, 2].map((level) => series(normal, { length: 1000, memory: 0.5, level, noise: 1 }));
      const estimated = ratioOfMeans({ clusters: [groups], numerator: first, denominator: second });
      expect(estimated).toMatchObject({
        over: 'blocks',
        blocks: [
          { count: 20, size: 50 },
          { count: 20, size: 50 },
        ],
      });
      return estimated.interval;
    });
    expect(share).toBeGreaterThanOrEqual(0.93);
    expect(share).toBeLessThanOrEqual(0.97);
  });

  test('deviation: of the ratio, to first order', () => {
    // Denominators 1, so the numerators' own: of 1, 2, 3 it is 1.
    expect(
      ratio([
        [1, 1],
        [2, 1],
        [3, 1],
      ]).deviation,
    ).toBeCloseTo(1, 12);
  });

  test('refuses a statistic that gives no number', () => {
    const detail = { where: 'ratioOfMeans', what: 'statistic(groups)', got: NaN, expected: 'a finite number' };
    expect(() => ratioOfMeans({ clusters: [[[1]]], numerator: first, denominator: () => NaN })).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail }),
    );
  });
});
