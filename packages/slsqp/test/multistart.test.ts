import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InvalidArgumentError, multistart, Status, type MultistartOptions } from '../src/index.js';

fc.configureGlobal({ seed: 1 });

/** Himmelblau's function: four minima, all zero. */
const himmelblau = ([x, y]: Float64Array): number => (x! ** 2 + y! - 11) ** 2 + (x! + y! ** 2 - 7) ** 2;
const square: MultistartOptions['bounds'] = [
  [-5, 5],
  [-5, 5],
];

describe('multistart', () => {
  test('finds the four minima of Himmelblau, and counts every run', () => {
    const { minima, runs, failed, nfev } = multistart(himmelblau, { count: 40, bounds: square });
    const at = minima.map(({ result }) => Array.from(result.x, (value) => Number(value.toFixed(3))).join());
    expect(at.sort()).toEqual(['-2.805,3.131', '-3.779,-3.283', '3,2', '3.584,-1.848']);
    expect([runs, failed]).toEqual([40, 0]);
    expect(minima.reduce((sum, { found }) => sum + found, 0)).toBe(40);
    expect(nfev).toBeGreaterThan(40 * 10);
  });

  // By hand: cos 3x + x^2 / 9 falls off towards the middle; its minima are near +-1 and +-3.
  test('sorts them, and keeps the best result of each', () => {
    const { minima } = multistart(([x]) => Math.cos(3 * x) + x ** 2 / 9 + x / 100, { count: 30, bounds: [[-4, 4]] });
    expect(minima.length).toBe(4);
    expect(minima.map(({ result }) => Math.round(result.x[0]))).toEqual([-1, 1, -3, 3]);
    const values = minima.map(({ result }) => result.fun);
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });

  test('starts are inside the bounds, and every part of each range has one', () => {
    const side = fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 1e-3, max: 9, noNaN: true }));
    fc.assert(
      fc.property(fc.array(side, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 12 }), (sides, count) => {
        const bounds = sides.map(([lower, width]) => [lower, lower + width] as const);
        const starts: number[][] = [];
        // One evaluation for each run: that of its start.
        multistart((x) => (starts.push([...x]), 0), { count, bounds, maxfev: 1 });
        expect(starts.length).toBe(count);
        bounds.forEach(([lower, upper], i) => {
          const parts = starts.map((start) => Math.floor(((start[i]! - lower) / (upper - lower)) * count + 1e-9));
          expect(starts.every((start) => start[i]! >= lower && start[i]! <= upper)).toBe(true);
          expect(parts.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, k) => k));
        });
      }),
    );
  });

  test('the same call gives the same result; another generator other starts', () => {
    const run = (random?: () => number) =>
      multistart(himmelblau, { count: 5, bounds: square, ...(random && { random }) });
    expect(run()).toEqual(run());
    let k = 0;
    expect(run(() => (k++ * 0.618) % 1).nfev).not.toBe(run().nfev);
  });

  test('starts that are given come first, and bounds may then be absent', () => {
    const starts = [
      [3, 3],
      [-3, 3],
      [3.1, 2.9],
    ];
    const { minima, runs } = multistart(himmelblau, { starts });
    expect(runs).toBe(3);
    expect(minima.map(({ found }) => found).sort()).toEqual([1, 2]);
    expect(multistart(himmelblau, { starts, count: 4, bounds: square }).runs).toBe(7);
  });

  test('of the runs that end at a minimum the lowest is returned, wherever it comes', () => {
    for (const starts of [
      [
        [3.5, 2.5],
        [3, 2],
      ],
      [
        [3, 2],
        [3.5, 2.5],
      ],
    ]) {
      const { minima } = multistart(himmelblau, { starts });
      expect(minima.map(({ result, found }) => [result.fun, found])).toEqual([[0, 2]]);
    }
  });

  test('distance says what is the same', () => {
    const options = { count: 20, bounds: square };
    expect(multistart(himmelblau, { ...options, distance: 1 }).minima.length).toBe(1);
    expect(multistart(himmelblau, { ...options, distance: 1e-3 }).minima.length).toBe(4);
  });

  test('runs without success are counted, not listed', () => {
    const { minima, failed } = multistart(([x]) => x, {
      starts: [[1], [2]],
      constraints: { type: 'ineq', fun: ([x]) => [x - 3, 1 - x] },
    });
    expect([minima.length, failed]).toEqual([0, 2]);
  });

  test('time is for all runs together, evaluations for each', () => {
    let now = 0;
    const fun = (x: Float64Array): number => ((now += 1), himmelblau(x));
    const limited = multistart(fun, { count: 50, bounds: square, maxTime: 200, clock: () => now });
    expect(now).toBeLessThanOrEqual(200);
    expect(limited.runs).toBeLessThan(50);
    expect(limited.failed).toBe(1);
    expect(limited.nfev).toBe(now);
    const each = multistart(fun, { count: 10, bounds: square, maxfev: 5 });
    expect([each.runs, each.failed]).toEqual([10, 10]);
    expect(each.nfev).toBeLessThanOrEqual(50);
  });

  test('a signal ends all runs, a callback its own', () => {
    let calls = 0;
    const signal = {
      get aborted() {
        return calls++ > 20;
      },
    };
    const aborted = multistart(himmelblau, { count: 30, bounds: square, signal });
    expect(aborted.runs).toBeLessThan(30);
    expect(multistart(himmelblau, { count: 6, bounds: square, callback: () => true })).toMatchObject({
      runs: 6,
      failed: 6,
    });
  });

  test.each<[string, unknown, string]>([
    ['neither starts nor count', {}, 'count'],
    ['half a start', { count: 1.5, bounds: square }, 'count'],
    [
      'an infinite bound to spread over',
      {
        count: 2,
        bounds: [
          [0, 1],
          [0, null],
        ],
      },
      'bounds[1]',
    ],
    ['no bounds to spread over', { count: 2 }, 'bounds'],
    ['starts that are none', { starts: 5 }, 'starts'],
    ['a start of another length', { starts: [[1, 2], [1]] }, 'starts[1]'],
    ['an empty start', { starts: [[]] }, 'starts[0]'],
    ['a start that is not finite', { starts: [[1, NaN]] }, 'x0[1]'],
    ['random numbers that are none', { count: 2, bounds: square, random: () => 1 }, 'random()'],
    ['a generator that is none', { count: 2, bounds: square, random: 5 }, 'random'],
    ['a distance of zero', { count: 2, bounds: square, distance: 0 }, 'distance'],
    ['an unknown option', { count: 2, bounds: square, seed: 5 }, 'options.seed'],
    ['nothing', null, 'options'],
  ])('refuses %s', (_name, options, what) => {
    const run = (): unknown => multistart(himmelblau, options as never);
    expect(run).toThrow(InvalidArgumentError);
    expect(run).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ where: 'multistart', what }) as unknown }),
    );
  });
});

test('statuses of the runs are those of minimize', () => {
  const { minima } = multistart(himmelblau, { count: 3, bounds: square });
  expect(minima.every(({ result }) => result.status === Status.converged)).toBe(true);
});
