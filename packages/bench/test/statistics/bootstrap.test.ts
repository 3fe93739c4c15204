import { describe, expect, test } from '@jest/globals';
import { createRandom, type Random } from '@mec/model';
import fc from 'fast-check';
import { bootstrap, type BootstrapOptions, type Cluster, type Estimate } from '../../src/index.js';

fc.configureGlobal({ seed: 20270 });

const meanOf = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, v) => sum + v, 0) / values.length;
const firstMean = (groups: Cluster): number => meanOf(groups[0]!);
const widthOf = ({ interval: [low, high] }: Estimate): number => high - low;
const drawn = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.next());

function meanOfFirst(clusters: readonly Cluster[], rest: Partial<BootstrapOptions> = {}): Estimate {
  return bootstrap({ clusters, statistic: firstMean, random: createRandom(1), replicates: 300, ...rest });
}

const runs = fc.array(
  fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 12 }).map((run) => [run]),
  { minLength: 1, maxLength: 5 },
);

describe('bootstrap', () => {
  // By hand: the runs' means are 2 and 5, whatever their lengths.
  test('estimates the mean of the statistic over the runs', () => {
    expect(meanOfFirst([[[1, 2, 3]], [[5]]]).value).toBe(3.5);
  });

  // One run with the values 0 and 1: a resample's mean is 0, 1/2 or 1 with chances 1/4, 1/2, 1/4.
  test('finds the quantiles of a distribution known by hand', () => {
    const at = (confidence: number): Estimate['interval'] =>
      meanOfFirst([[[0, 1]]], { replicates: 2000, confidence }).interval;
    expect(at(0.95)).toEqual([0, 1]);
    expect(at(0.4)).toEqual([0.5, 0.5]);
  });

  test('has no width where nothing varies', () => {
    expect(meanOfFirst([[[4, 4]], [[4]]])).toEqual({ value: 4, interval: [4, 4] });
  });

  test('hands every group of a run to the statistic, each resampled by itself', () => {
    const { value, interval } = bootstrap({
      clusters: [[[10, 12], [1]]],
      statistic: ([before, after]) => meanOf(before!) - meanOf(after!),
      random: createRandom(1),
    });
    expect(value).toBe(10);
    expect(interval).toEqual([9, 11]);
  });

  test('covers the value', () => {
    fc.assert(
      fc.property(runs, fc.nat(), (clusters, seed) => {
        const { value, interval } = meanOfFirst(clusters, { random: createRandom(seed), replicates: 200 });
        // The runs are summed in another order: equal values may differ by a rounding.
        const rounding = 1e-9;
        expect(interval[0]).toBeLessThanOrEqual(value + rounding);
        expect(interval[1]).toBeGreaterThanOrEqual(value - rounding);
      }),
      { numRuns: 50 },
    );
  });

  test('stays within the values for a mean', () => {
    fc.assert(
      fc.property(runs, (clusters) => {
        const all = clusters.flatMap(([run]) => run!);
        const { interval } = meanOfFirst(clusters, { replicates: 100 });
        expect(interval[0]).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9);
        expect(interval[1]).toBeLessThanOrEqual(Math.max(...all) + 1e-9);
      }),
    );
  });

  test('gives the same interval for the same seed, and another for another', () => {
    const clusters = [[drawn(createRandom(5), 30)], [drawn(createRandom(6), 30)]];
    expect(meanOfFirst(clusters)).toEqual(meanOfFirst(clusters));
    expect(meanOfFirst(clusters, { random: createRandom(2) })).not.toEqual(meanOfFirst(clusters));
  });

  test('widens with the confidence', () => {
    const clusters = [[drawn(createRandom(5), 50)]];
    const widths = [0.5, 0.8, 0.95, 0.99].map((confidence) => widthOf(meanOfFirst(clusters, { confidence })));
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    expect(new Set(widths).size).toBe(4);
  });

  // The same data four times over: the standard error halves, give or take what 1000 replicates leave to chance.
  test.each([
    {
      more: 'values',
      fourfold: (all: Cluster[]) => all.map(([run]) => [Array.from(run!).flatMap((v) => [v, v, v, v])]),
    },
    { more: 'runs', fourfold: (all: Cluster[]) => [...all, ...all, ...all, ...all] },
  ])('shrinks with the root of the number of $more', ({ more, fourfold }) => {
    const random = createRandom(9);
    const few: Cluster[] =
      more === 'values' ? [[drawn(random, 50)]] : Array.from({ length: 10 }, () => [drawn(random, 5)]);
    const width = (clusters: Cluster[]): number => widthOf(meanOfFirst(clusters, { replicates: 1000 }));
    expect(width(few) / width(fourfold(few))).toBeGreaterThan(1.75);
    expect(width(few) / width(fourfold(few))).toBeLessThan(2.25);
  });

  // A percentile interval of 20 values is that of a t statistic with 19 degrees of freedom, cut at 1.645 sqrt(19 / 20):
  // where it says 90 % it holds the mean in 87 % of samples, 262 of 300, give or take three standard deviations (17).
  test('covers a known mean as often as theory has it', () => {
    const random = createRandom(2024);
    let covered = 0;
    for (let sample = 0; sample < 300; sample++) {
      const { interval } = meanOfFirst([[drawn(random, 20)]], { random, confidence: 0.9, replicates: 100 });
      if (interval[0] <= 0.5 && interval[1] >= 0.5) covered++;
    }
    expect(covered).toBeGreaterThan(262 - 17);
    expect(covered).toBeLessThan(262 + 17);
  });

  // Ten runs with levels of their own: their 2000 values taken for independent would claim an interval 0.25 wide.
  test('takes the spread between runs from the runs, not from the number of their values', () => {
    const random = createRandom(3);
    const clusters = Array.from({ length: 10 }, (_, level): Cluster => [drawn(random, 200).map((v) => level + v)]);
    // Standard error of the mean of 0 ... 9: sqrt(8.25 / 10) = 0.91, so the interval is about 3.6 wide.
    const width = widthOf(meanOfFirst(clusters, { replicates: 200 }));
    expect(width).toBeGreaterThan(2.5);
    expect(width).toBeLessThan(4.5);
  });

  test.each([
    { options: { replicates: 99 }, what: 'replicates', got: 99, expected: 'an integer >= 100' },
    { options: { replicates: 100.5 }, what: 'replicates', got: 100.5, expected: 'an integer >= 100' },
    ...[0, 1, -0.5, NaN].map((confidence) => ({
      options: { confidence },
      what: 'confidence',
      got: confidence,
      expected: 'a number > 0 and < 1',
    })),
    { options: { clusters: [] }, what: 'clusters.length', got: 0, expected: 'a finite number >= 1' },
    { options: { clusters: [[]] }, what: 'clusters[0].length', got: 0, expected: 'a finite number >= 1' },
    { options: { clusters: [[[1]], [[]]] }, what: 'clusters[1][0]', got: [], expected: 'at least one value' },
    { options: { statistic: () => NaN }, what: 'statistic(groups)', got: NaN, expected: 'a finite number' },
  ])('refuses $what $got', ({ options, ...detail }) => {
    expect(() => meanOfFirst([[[1, 2]]], options)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'bootstrap', ...detail } }),
    );
  });

  test('refuses runs with different numbers of groups', () => {
    const detail = { where: 'bootstrap', what: 'clusters[1]', got: 1, expected: '2 (groups, as in clusters[0])' };
    expect(() => meanOfFirst([[[1], [2]], [[1]]])).toThrow(
      expect.objectContaining({ code: 'MEC_LENGTH_MISMATCH', detail }),
    );
  });
});
