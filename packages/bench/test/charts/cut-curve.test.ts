import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutBand, cutCurve, staircase, type ShownRange } from '../../src/charts/cut-curve.js';

const shown: ShownRange = { x: [0, 10], y: [0, 1], logX: false, logY: false };
const at = (...places: [number, number][]): { x: number; y: number }[] => places.map(([x, y]) => ({ x, y }));

describe('cutCurve', () => {
  test('leaves what is inside as it is, on the edges too', () => {
    const inside = at([0, 0], [4, 0.5], [10, 1]);
    expect(cutCurve(inside, shown)).toEqual(inside);
  });

  // From (0, 0) to (4, 2) the line leaves at (2, 1); from (4, 2) to (8, 0) it comes back at (6, 1).
  test('ends at the edge, and begins again where the line comes back', () => {
    expect(cutCurve(at([0, 0], [4, 2], [8, 0]), shown)).toEqual([
      ...at([0, 0], [2, 1]),
      { x: 2, y: null },
      ...at([6, 1], [8, 0]),
    ]);
  });

  // From (-10, 0) to (10, 1): half of the way, half of the height.
  test('cuts at the ends of the x axis', () =>
    expect(cutCurve(at([-10, 0], [10, 1]), shown)).toEqual(at([0, 0.5], [10, 1])));

  test('shows nothing of a line that stays outside', () => {
    expect(cutCurve(at([0, 2], [5, 3], [10, 2]), shown)).toEqual([]);
    expect(cutCurve(at([-5, 0.5], [-1, 0.5]), shown)).toEqual([]);
  });

  test('crosses what is shown from below to above', () =>
    expect(cutCurve(at([4, -1], [5, 2]), shown)).toEqual(at([4 + 1 / 3, 0], [4 + 2 / 3, 1])));

  test('is interrupted where a value is not finite, and keeps a lone point', () => {
    const points = at([0, 0.1], [1, 0.2], [2, NaN], [3, 0.3], [4, Infinity], [5, 0.4], [6, 0.5]);
    expect(cutCurve(points, shown)).toEqual([
      ...at([0, 0.1], [1, 0.2]),
      { x: 1, y: null },
      ...at([3, 0.3]),
      { x: 3, y: null },
      ...at([5, 0.4], [6, 0.5]),
    ]);
  });

  // On log axes the straight line from 0.1 to 1000 crosses 10 half way: at x = 10 between 1 and 100.
  test('cuts where the line crosses on log axes', () => {
    const range: ShownRange = { x: [1, 100], y: [0.1, 10], logX: true, logY: true };
    const [first, last] = cutCurve(at([1, 0.1], [100, 1000]), range);
    expect(first).toEqual({ x: 1, y: 0.1 });
    expect(last!.x).toBeCloseTo(10, 12);
    expect(last!.y).toBe(10);
  });

  const places = fc.array(
    fc.record({ x: fc.double({ min: -5, max: 15, noNaN: true }), y: fc.double({ min: -1e6, max: 1e6, noNaN: true }) }),
    { maxLength: 20 },
  );

  test('never leaves the range, and loses no point inside it', () => {
    fc.assert(
      fc.property(places, (unsorted) => {
        const points = [...unsorted].sort((a, b) => a.x - b.x);
        const vertices = cutCurve(points, shown);
        for (const { x, y } of vertices) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(10);
          if (y === null) continue;
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y).toBeLessThanOrEqual(1 + 1e-9);
        }
        // Nearer to an edge than rounding, a point may count as outside.
        const inside = points.filter(({ x, y }) => x > 1e-6 && x < 10 - 1e-6 && y > 1e-6 && y < 1 - 1e-6);
        for (const point of inside) expect(vertices).toContainEqual(point);
      }),
    );
  });
});

describe('cutBand', () => {
  const band = (...places: [number, number, number][]) => places.map(([x, low, high]) => ({ x, y: 0, low, high }));

  test('has a corner where an end of the band crosses an edge', () => {
    expect(cutBand(band([0, 0, 0.5], [10, 0, 1.5]), shown)).toEqual([
      { x: 0, low: 0, high: 0.5 },
      { x: 5, low: 0, high: 1 },
      { x: 10, low: 0, high: 1 },
    ]);
  });

  test('shows nothing of a band that is outside as a whole', () =>
    expect(cutBand(band([0, 2, 3], [10, 2, 3]), shown)).toEqual([]));

  test('fills what is shown where it reaches beyond both edges', () =>
    expect(cutBand(band([0, -1, 3], [10, -2, 3]), shown)).toEqual([
      { x: 0, low: 0, high: 1 },
      { x: 10, low: 0, high: 1 },
    ]));

  test('is interrupted where an end is missing', () => {
    const points = [...band([0, 0, 1], [1, 0, 1]), { x: 2, y: 0 }, ...band([3, 0, 1], [4, 0, 1])];
    expect(cutBand(points, shown).filter(({ low }) => low === null)).toHaveLength(1);
  });
});

test('a staircase holds each value until the next point', () =>
  expect(staircase(at([0, 1], [2, 3], [5, 4]))).toEqual(at([0, 1], [2, 1], [2, 3], [5, 3], [5, 4])));
