import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom, type Random } from '@mec/model';
import { longRun } from '../../src/index.js';

/** Lengths of a queue that serves one piece a slot; `load` pieces arrive on average, Poisson distributed. */
function queue(load: number, slots: number, random: Random): number[] {
  const arrivals = (): number => {
    let count = 0;
    for (let product = random.next(); product > Math.exp(-load); product *= random.next()) count++;
    return count;
  };
  let length = 0;
  return Array.from({ length: slots }, () => (length = Math.max(0, length - 1) + arrivals()));
}

/** How many of 200 queues count as stable. */
function stableOf(load: number, slots: number): number {
  const random = createRandom(20251).split(`load ${load}`);
  return Array.from({ length: 200 }, () => longRun(queue(load, slots, random))).filter(({ stable }) => stable).length;
}

describe('longRun', () => {
  // By hand: 1 ... 10, second half 6 ... 10 on a line of slope 1, last fifth 9, 10.
  test('tells level, trend and stability', () => {
    expect(longRun([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual({
      mean: 5.5,
      settled: 9.5,
      trend: 1,
      trendInterval: [1, 1],
      stable: false,
    });
    expect(longRun([4, 4, 4])).toEqual({
      mean: 4,
      settled: 4,
      trend: 0,
      trendInterval: [-Infinity, Infinity],
      stable: true,
    });
  });

  // By hand: the batch means of the second half are 1, 2, 6, 2, 4 (batches of two; the 90 is left over). Slope (2 * 4 + 2 - 2 * 1
  // - 2) / 10 = 0.6 a batch; 3 + 0.6 k leaves the squares 0.64 + 0.16 + 9 + 2.56 + 0.04 = 12.4.
  test('has the interval of a line through five batch means', () => {
    const half = [90, 0, 2, 1, 3, 5, 7, 2, 2, 3, 5];
    const { trend, trendInterval, stable } = longRun([...new Array<number>(10).fill(1000), ...half]);
    const margin = (3.182 * Math.sqrt(12.4 / 3 / 10)) / 2;
    expect(trend).toBeCloseTo(0.3, 12);
    expect(trendInterval[0]).toBeCloseTo(0.3 - margin, 12);
    expect(trendInterval[1]).toBeCloseTo(0.3 + margin, 12);
    expect(stable).toBe(true);
  });

  test('leaves out what does not fill five batches', () => {
    const batches = [0, 2, 1, 3, 5, 7, 2, 2, 3, 5];
    const trendAfter = (rest: number[]): number =>
      longRun([...new Array<number>(20).fill(1000), ...rest, ...batches].slice(-2 * (rest.length + 10))).trend;
    for (const count of [0, 1, 2, 3, 4]) expect(trendAfter(new Array<number>(count).fill(90))).toBeCloseTo(0.3, 12);
  });

  // The interval leaves 2.5 % for a stable queue that happens to rise, more where the run is short beside the queue's swings.
  test.each([
    [0.5, 1000, 190],
    [0.9, 1000, 186],
    [0.9, 10_000, 190],
  ])('a queue at the load %p is stable over %p slots', (load, slots, least) => {
    expect(stableOf(load, slots)).toBeGreaterThanOrEqual(least);
  });

  test.each([
    [1.1, 3000, 10],
    [1.1, 10_000, 0],
    [1.3, 1000, 2],
  ])('a queue at the load %p is not, over %p slots', (load, slots, most) => {
    expect(stableOf(load, slots)).toBeLessThanOrEqual(most);
  });

  test('a sure rise that is small beside the level counts as settled', () => {
    const rising = (level: number): number[] => Array.from({ length: 100 }, (_, t) => level + t / 100);
    expect(longRun(rising(10))).toMatchObject({ stable: true });
    expect(longRun(rising(1))).toMatchObject({ stable: false });
  });

  test('does not depend on the unit, and of a falling quantity says that it is stable', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: -20, max: 20 }),
        (values, power) => {
          const one = longRun(values);
          const other = longRun(values.map((value) => value * 2 ** power));
          expect(other.stable).toBe(one.stable);
          expect(other.trend).toBe(one.trend * 2 ** power);
          expect(longRun([...values].sort((a, b) => b - a)).stable).toBe(true);
        },
      ),
      { seed: 20252 },
    );
  });

  test('wants values', () => expect(() => longRun([])).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' })));
});
