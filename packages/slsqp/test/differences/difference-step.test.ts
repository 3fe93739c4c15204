import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { centralPoints, forwardPoint, parabolaSlope } from '../../src/differences/difference-step.js';

fc.configureGlobal({ seed: 1 });

const edge = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const boxes = fc
  .tuple(edge, edge, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([a, b, share]) => {
    const [lower, upper] = a < b ? [a, b] : [b, a];
    return { lower, upper, x: Math.min(upper, Math.max(lower, lower + share * (upper - lower))) };
  })
  .filter(({ lower, upper }) => lower < upper);

describe('difference samples', () => {
  // By hand: the square root of 2^-52 is 2^-26.
  test('two points are 2^-26 apart at 1, away from zero', () => {
    expect(forwardPoint(1, -Infinity, Infinity) - 1).toBe(2 ** -26);
    expect(forwardPoint(-1, -Infinity, Infinity) + 1).toBe(-(2 ** -26));
    expect(forwardPoint(1, -Infinity, 1)).toBe(1 - 2 ** -26);
  });

  test('samples lie inside the bounds and differ from x', () => {
    fc.assert(
      fc.property(boxes, ({ lower, upper, x }) => {
        const points = { first: 0, second: 0 };
        centralPoints(x, lower, upper, points);
        for (const point of [forwardPoint(x, lower, upper), points.first, points.second]) {
          expect(point >= lower && point <= upper).toBe(true);
        }
        expect(forwardPoint(x, lower, upper)).not.toBe(x);
      }),
      { numRuns: 1000 },
    );
  });

  test("the parabola's slope is exact for parabolas, on one side too", () => {
    const parabola = (x: number): number => 3 * x ** 2 - 2 * x + 1;
    for (const [a, b] of [
      [0.5, 1.5],
      [1.25, 1.5],
      [0.75, 0.5],
    ] as const) {
      expect(parabolaSlope(1, parabola(1), a, parabola(a), b, parabola(b))).toBeCloseTo(4, 12);
    }
  });
});
