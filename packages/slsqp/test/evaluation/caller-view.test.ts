import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Arena } from '../../src/arena.js';
import { CallerView } from '../../src/evaluation/caller-view.js';
import { powerOfTwo } from '../../src/evaluation/variable-lengths.js';

fc.configureGlobal({ seed: 1 });

const view = (lower: readonly number[], upper: readonly number[], start: readonly number[], lengths?: number[]) => {
  const made = new CallerView({ lower: Float64Array.from(lower), upper: Float64Array.from(upper) }, new Arena(64));
  made.begin(Float64Array.from(start), lengths && Float64Array.from(lengths));
  return made;
};

describe('powerOfTwo', () => {
  // By hand: 3 lies between 2 and 4 at ratios 1.5 and 1.33.
  test('is the nearest one by ratio', () => {
    expect([1, 3, 0.3, 1024, 1400, 1500].map(powerOfTwo)).toEqual([1, 4, 0.25, 1024, 1024, 2048]);
  });
});

describe('CallerView', () => {
  test('takes fixed variables out and puts them back', () => {
    const made = view([0, 7, -Infinity], [1, 7, Infinity], [0.5, 7, 3]);
    expect([made.count, made.n]).toEqual([3, 2]);
    expect([made.position(0), made.position(1)]).toEqual([0, 2]);
    expect([...made.lower, ...made.upper]).toEqual([0, -Infinity, 1, Infinity]);
    const z = new Float64Array(2);
    made.gather([0.5, 7, 3], z);
    expect([...z]).toEqual([0.5, 3]);
    expect([...made.full(Float64Array.of(0.25, 9))]).toEqual([0.25, 7, 9]);
  });

  // By hand, with lengths 4 and 1/2 and the objective doubled.
  test('derivatives take the lengths and the scale in, and give them back', () => {
    const made = view([0, 7, -8], [1, 7, 8], [0, 7, 0], [4, 1, 0.5]);
    made.scale = 2;
    expect([...made.lower, ...made.upper]).toEqual([0, -16, 0.25, 16]);
    expect([...made.full(Float64Array.of(0.25, 2))]).toEqual([1, 7, 1]);
    const gradient = new Float64Array(2);
    made.gatherGradient([3, 5, 7], gradient);
    expect([...gradient]).toEqual([24, 7]);
    const out = new Float64Array(3);
    made.spread(gradient, out);
    expect([...out]).toEqual([3, 0, 7]);
    const rows = new Float64Array(6);
    made.gatherRows(Float64Array.of(1, 2, 3, 4, 5, 6), 2, rows, 1);
    expect([...rows]).toEqual([0, 0, 4, 1.5, 16, 3]);
    const hessian = new Float64Array(4);
    made.gatherHessian(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), hessian);
    expect([...hessian]).toEqual([32, 12, 28, 4.5]);
    const diagonal = new Float64Array(2);
    made.gatherDiagonal(Float64Array.of(1, 2, 3), diagonal);
    expect([...diagonal]).toEqual([32, 1.5]);
    expect(made.norm(Float64Array.of(0.75, 8))).toBe(5);
  });

  test('new lengths change the bounds, and a new run has the old ones', () => {
    const made = view([-2], [2], [1]);
    expect(made.sized).toBe(false);
    made.setLengths([3]);
    expect([made.lengths[0], made.lower[0], made.upper[0], made.sized]).toEqual([4, -0.5, 0.5, true]);
    made.begin(Float64Array.of(1), undefined);
    expect([made.lengths[0], made.lower[0], made.upper[0], made.sized]).toEqual([1, -2, 2, false]);
  });

  test('a point inside the bounds on one side is inside them on the other, bit for bit, both ways', () => {
    const number = fc.double({ noNaN: true });
    const power = fc.integer({ min: -300, max: 300 }).map((exponent) => 2 ** exponent);
    fc.assert(
      fc.property(number, number, number, power, (a, b, c, length) => {
        const [lower, x, upper] = [a, b, c].sort((p, q) => p - q) as [number, number, number];
        if (lower === upper || !Number.isFinite(x)) return;
        const made = view([lower], [upper], [x], [length]);
        const z = new Float64Array(1);
        made.gather([x], z);
        expect(z[0]! >= made.lower[0]! && z[0]! <= made.upper[0]!).toBe(true);
        for (const at of [z[0]!, made.lower[0]!, made.upper[0]!]) {
          const back = made.full(Float64Array.of(at))[0]!;
          expect(back >= lower && back <= upper).toBe(true);
        }
        const size = Math.abs(x) / length;
        if (size > 1e-300 && size < 1e300) expect(made.full(z)[0]).toBe(x);
      }),
      { numRuns: 1000 },
    );
  });
});
