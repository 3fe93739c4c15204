import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CENTRAL, centralPoints, FORWARD, forwardPoint, parabolaSlope } from '../../src/differences/difference-step.js';

fc.configureGlobal({ seed: 1 });

const edge = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const boxes = fc
  .tuple(edge, edge, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([a, b, share]) => {
    const [lower, upper] = a < b ? [a, b] : [b, a];
    return { lower, upper, x: Math.min(upper, Math.max(lower, lower + share * (upper - lower))) };
  })
  .filter(({ lower, upper }) => lower < upper);

const step = (x: number, relative: number): number => relative * Math.max(1, Math.abs(x));

describe('difference samples', () => {
  // By hand: the square root of 2^-52 is 2^-26.
  test('two points are as far apart as was asked for, away from zero', () => {
    expect(FORWARD).toBe(2 ** -26);
    expect(forwardPoint(1, -Infinity, Infinity, 0.5)).toBe(1.5);
    expect(forwardPoint(-1, -Infinity, Infinity, 0.5)).toBe(-1.5);
    expect(forwardPoint(1, -Infinity, 1, 0.5)).toBe(0.5);
    expect(forwardPoint(1, 0.75, 1.125, 0.5)).toBe(0.75);
  });

  test('three points lie on both sides, or on one where a bound is near', () => {
    const at = (x: number, lower: number, upper: number): number[] => {
      const points = { first: 0, second: 0 };
      centralPoints(x, lower, upper, 0.5, points);
      return [points.first, points.second];
    };
    expect(at(1, -Infinity, Infinity)).toEqual([0.5, 1.5]);
    expect(at(1, -Infinity, 1.25)).toEqual([0.5, 0]);
    expect(at(1, 0.75, Infinity)).toEqual([1.5, 2]);
    expect(at(1, 1, 1.5)).toEqual([1.25, 1.5]);
    expect(at(1, 0.5, 1)).toEqual([0.75, 0.5]);
  });

  test('samples lie inside the bounds and differ from x and from each other', () => {
    fc.assert(
      fc.property(boxes, ({ lower, upper, x }) => {
        const points = { first: 0, second: 0 };
        centralPoints(x, lower, upper, step(x, CENTRAL), points);
        const forward = forwardPoint(x, lower, upper, step(x, FORWARD));
        for (const point of [forward, points.first, points.second]) {
          expect(point >= lower && point <= upper).toBe(true);
          expect(point).not.toBe(x);
        }
        const spacing = 2 ** -52 * Math.max(Math.abs(lower), Math.abs(upper)) + Number.MIN_VALUE;
        if (upper - lower > 2 * spacing) expect(points.first).not.toBe(points.second);
      }),
      { numRuns: 1000 },
    );
  });

  // Neighbours of 1: 1 - 2^-53 below, 1 + 2^-52 above.
  test.each([
    ['one neighbour above', 1, 1 + 2 ** -52, [1 + 2 ** -52, 1 + 2 ** -52]],
    ['one neighbour below', 1 - 2 ** -53, 1, [1 - 2 ** -53, 1 - 2 ** -53]],
    ['one on each side', 1 - 2 ** -53, 1 + 2 ** -52, [1 - 2 ** -53, 1 + 2 ** -52]],
  ])('where bounds leave room for %s', (_name, lower, upper, expected) => {
    const points = { first: 0, second: 0 };
    centralPoints(1, lower, upper, CENTRAL, points);
    expect([points.first, points.second]).toEqual(expected);
    expect(parabolaSlope(1, 2, points.first, 2 * points.first, points.second, 2 * points.second)).toBeCloseTo(2, 12);
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
