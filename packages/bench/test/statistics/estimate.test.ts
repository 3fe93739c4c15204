import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { median } from 'simple-statistics';
import { estimate, type Cluster, type Estimate, type EstimateOptions } from '../../src/index.js';
import { coverage, normals, series } from './series.js';
import { createRandom } from '@mec/model';

const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
};
const firstMean = (groups: Cluster): number => meanOf(groups[0]!);
const difference = ([a, b]: Cluster): number => meanOf(a!) - meanOf(b!);
const quotient = ([a, b]: Cluster): number => meanOf(a!) / meanOf(b!);

function meanOfFirst(clusters: readonly Cluster[], rest: Partial<EstimateOptions> = {}): Estimate {
  return estimate({ clusters, statistic: firstMean, ...rest });
}

const runs = fc.array(
  fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 2, maxLength: 60 }).map((run) => [run]),
  { minLength: 1, maxLength: 5 },
);

describe('estimate over runs', () => {
  // By hand: the runs' means 2, 5 and 8 deviate by 3 from 5; 4.3027 * 3 / sqrt(3) = 7.4525.
  test('is Student’s interval of the runs’ statistics, whatever the runs’ lengths', () => {
    const { value, interval, over, deviation } = meanOfFirst([[[1, 2, 3]], [[5]], [[8, 8]]]);
    expect([value, over, deviation]).toEqual([5, 'runs', 3]);
    expect(interval[0]).toBeCloseTo(-2.4525, 3);
    expect(interval[1]).toBeCloseTo(12.4525, 3);
  });

  test('has no width where nothing varies', () => {
    expect(meanOfFirst([[[4, 4]], [[4]]])).toEqual({ value: 4, interval: [4, 4], over: 'runs', deviation: 0 });
  });

  test('takes the spread between runs from the runs, not from the number of their values', () => {
    const few = meanOfFirst([[[0, 1]], [[1, 2]], [[2, 3]]]);
    const many = meanOfFirst([0, 1, 2].map((level) => [Array.from({ length: 1000 }, (_, k) => level + (k % 2))]));
    expect(many.interval).toEqual(few.interval);
  });

  // Nominal 95 %: of 1,000 samples, 93 to 97 % are three standard deviations of chance.
  const seedEffect = (normal: () => number, spread: number, level: number, memory: number): Float64Array =>
    series(normal, { length: 60, memory, level: level + spread * normal(), noise: 1 });
  test.each([
    { runs: 10, spread: 0.5, memory: 0.8, statistic: firstMean, name: 'mean', truth: 3 },
    { runs: 10, spread: 0, memory: 0.8, statistic: firstMean, name: 'mean', truth: 3 },
    { runs: 10, spread: 2, memory: 0, statistic: firstMean, name: 'mean', truth: 3 },
    { runs: 3, spread: 0.5, memory: 0.8, statistic: firstMean, name: 'mean', truth: 3 },
    { runs: 2, spread: 0.5, memory: 0.8, statistic: firstMean, name: 'mean', truth: 3 },
    { runs: 10, spread: 0.5, memory: 0.8, statistic: difference, name: 'difference', truth: -17 },
    {
      runs: 10,
      spread: 0.5,
      memory: 0.8,
      statistic: ([a]: Cluster) => median(Array.from(a!)),
      name: 'median',
      truth: 3,
    },
  ])(
    'holds the truth 93-97 % of the time: $name of $runs runs, seeds apart by $spread, memory $memory',
    ({ runs, spread, memory, statistic, truth }) => {
      const share = coverage(1000, 11, truth, (normal) => {
        const clusters = Array.from({ length: runs }, () => [
          seedEffect(normal, spread, 3, memory),
          seedEffect(normal, spread, 20, memory),
        ]);
        return estimate({ clusters, statistic }).interval;
      });
      expect(share).toBeGreaterThanOrEqual(0.93);
      expect(share).toBeLessThanOrEqual(0.97);
    },
  );
});

describe('estimate of one run', () => {
  // By hand: of 1, 2, 3 without one each the means are 2.5, 2, 1.5; 2/3 of their squares is 1/3 = (s / sqrt(3))^2.
  test('takes few values as blocks of their own, as Student does', () => {
    const { value, interval, over, blocks } = meanOfFirst([[[1, 2, 3]]]);
    expect([value, over, blocks]).toEqual([2, 'blocks', [{ count: 3, size: 1 }]]);
    expect(interval[1]).toBeCloseTo(2 + 4.30265 / Math.sqrt(3), 4);
    expect(interval[0]).toBeCloseTo(2 - 4.30265 / Math.sqrt(3), 4);
  });

  test.each([
    [1, 1, 1],
    [20, 20, 1],
    [21, 10, 2],
    [505, 10, 50],
    [700, 14, 50],
    [600_000, 20, 30_000],
  ])('says how %p values were divided: %p blocks of %p', (length, count, size) => {
    expect(meanOfFirst([[new Float64Array(length)]]).blocks).toEqual([{ count, size }]);
  });

  test('has an infinite interval where one value is all there is', () => {
    expect(meanOfFirst([[[7]]]).interval).toEqual([-Infinity, Infinity]);
  });

  test('takes the statistic of 600,000 rows a few times only', () => {
    let taken = 0;
    const rows = Float64Array.from({ length: 600_000 }, (_, k) => k % 7);
    estimate({ clusters: [[rows]], statistic: (groups) => (taken++, firstMean(groups)) });
    expect(taken).toBe(21);
    taken = 0;
    const clusters = Array.from({ length: 10 }, (_, k) => [rows.subarray(60_000 * k, 60_000 * (k + 1))]);
    estimate({ clusters, statistic: (groups) => (taken++, firstMean(groups)) });
    expect(taken).toBe(10);
  });

  // How the run itself would go on: its level is fixed, its values remember each other.
  const ownLevel = (
    { length, memory, levels = [3] }: { length: number; memory: number; levels?: number[] },
    statistic: EstimateOptions['statistic'],
    truth: number,
  ): number =>
    coverage(1000, 5, truth, (normal) => {
      const groups = levels.map((level) => series(normal, { length, memory, level, noise: 1 }));
      return estimate({ clusters: [groups], statistic }).interval;
    });
  test.each([
    { length: 2000, memory: 0.8, statistic: firstMean, name: 'mean', truth: 3 },
    { length: 1000, memory: 0, statistic: firstMean, name: 'mean', truth: 3 },
    { length: 15, memory: 0, statistic: firstMean, name: 'mean', truth: 3 },
    { length: 500, memory: 0.5, statistic: difference, levels: [3, 20], name: 'difference', truth: -17 },
    { length: 500, memory: 0.5, statistic: quotient, levels: [3, 20], name: 'quotient', truth: 0.15 },
  ])(
    'holds its own level 93-97 % of the time: $name of $length values, memory $memory',
    ({ statistic, truth, ...of }) => {
      const share = ownLevel(of, statistic, truth);
      expect(share).toBeGreaterThanOrEqual(0.93);
      expect(share).toBeLessThanOrEqual(0.97);
    },
  );

  // The jackknife of a median is rougher than that of a mean.
  test('holds the level of a median about 92 % of the time', () => {
    const share = ownLevel({ length: 1000, memory: 0 }, ([run]) => median(Array.from(run!)), 3);
    expect(share).toBeGreaterThanOrEqual(0.9);
    expect(share).toBeLessThanOrEqual(0.97);
  });
});

describe('estimate', () => {
  test('covers the value', () => {
    fc.assert(
      fc.property(runs, (clusters) => {
        const { value, interval } = meanOfFirst(clusters);
        expect(interval[0]).toBeLessThanOrEqual(value);
        expect(interval[1]).toBeGreaterThanOrEqual(value);
      }),
      { seed: 1 },
    );
  });

  test('moves with the values’ unit', () => {
    fc.assert(
      fc.property(
        runs,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: -50, max: 50 }),
        (clusters, scale, shift) => {
          const moved = clusters.map(([run]) => [run!.map((value) => scale * value + shift)]);
          const [there, here] = [meanOfFirst(moved), meanOfFirst(clusters)];
          there.interval.forEach((end, k) => expect(end).toBeCloseTo(scale * here.interval[k]! + shift, 5));
        },
      ),
      { seed: 1 },
    );
  });

  test('widens with the confidence', () => {
    const run = series(normals(createRandom(5)), { length: 50, memory: 0, level: 0, noise: 1 });
    for (const clusters of [[[run]], [[run], [run.map((v) => v + 1)], [run.map((v) => v - 2)]]]) {
      const widths = [0.5, 0.8, 0.95, 0.99].map((confidence) => {
        const [low, high] = meanOfFirst(clusters, { confidence }).interval;
        return high - low;
      });
      expect(widths).toEqual([...widths].sort((a, b) => a - b));
      expect(new Set(widths).size).toBe(4);
    }
  });

  test.each([
    ...[0, 1, -0.5, NaN].map((confidence) => ({
      options: { confidence },
      what: 'confidence',
      got: confidence,
      expected: 'a number > 0 and < 1',
    })),
    { options: { clusters: [] }, what: 'clusters.length', got: 0, expected: 'a finite number >= 1' },
    { options: { clusters: [[]] }, what: 'clusters[0].length', got: 0, expected: 'a finite number >= 1' },
    {
      options: {
        clusters: [
          [[1], [2]],
          [[1], []],
        ],
      },
      what: 'clusters[1][1]',
      got: [],
      expected: 'at least one value',
    },
    { options: { statistic: () => NaN }, what: 'statistic(groups)', got: NaN, expected: 'a finite number' },
  ])('refuses $what $got', ({ options, ...detail }) => {
    expect(() => meanOfFirst([[[1, 2]]], options)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'estimate', ...detail } }),
    );
  });

  test('refuses runs with different numbers of groups', () => {
    const detail = { where: 'estimate', what: 'clusters[1]', got: 1, expected: '2 (groups, as in clusters[0])' };
    expect(() => meanOfFirst([[[1], [2]], [[1]]])).toThrow(
      expect.objectContaining({ code: 'MEC_LENGTH_MISMATCH', detail }),
    );
  });
});
