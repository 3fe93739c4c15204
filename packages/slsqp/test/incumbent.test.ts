import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Arena } from '../src/arena.js';
import { Incumbent } from '../src/incumbent.js';
import { Iterate } from '../src/iterate.js';

fc.configureGlobal({ seed: 1 });

/** A point of one variable and one inequality that may be violated by 1. */
function point(x: number, f: number, value: number): Iterate {
  const made = new Iterate(1, 1, new Arena(16));
  made.x[0] = x;
  made.f = f;
  made.values[0] = value;
  made.measure(0, Float64Array.of(1));
  made.gradient[0] = 10 * x;
  made.jacobian[0] = 100 * x;
  return made;
}

function begin(): Incumbent {
  const incumbent = new Incumbent(1, 1, new Arena(16));
  incumbent.begin(Float64Array.of(0));
  return incumbent;
}

/** The x that is kept of points offered in turn. */
function keep(...points: readonly Iterate[]): number {
  const incumbent = begin();
  for (const one of points) incumbent.offer(one);
  return incumbent.best.x[0]!;
}

describe('Incumbent', () => {
  test('knows nothing at first', () => {
    const incumbent = begin();
    expect([incumbent.isKnown, incumbent.isFeasible, incumbent.isDifferentiated]).toEqual([false, false, false]);
    expect(incumbent.isAt(Float64Array.of(0))).toBe(true);
  });

  test('prefers points that meet the constraints, the lower objective among them', () => {
    expect(keep(point(1, 5, 2), point(2, 4, -1), point(3, 6, 0))).toBe(2);
    expect(keep(point(1, 5, -9), point(2, 50, 0))).toBe(2);
    expect(keep(point(1, 5, 0), point(2, -50, -9))).toBe(1);
  });

  test('else the smaller violation, and the lower objective where these are equal', () => {
    expect(keep(point(1, 5, -4), point(2, 50, -3), point(3, 1, -3.5))).toBe(2);
    expect(keep(point(1, 5, -4), point(2, 4, -4), point(3, 4.5, -4))).toBe(2);
  });

  test('the first of two equal points stays', () => {
    expect(keep(point(1, 5, 0), point(2, 5, 3))).toBe(1);
    expect(keep(point(1, 5, -4), point(2, 5, -4))).toBe(1);
  });

  test('never takes what is not finite', () => {
    expect(keep(point(1, NaN, 0), point(2, -Infinity, 0), point(3, 1, NaN), point(4, 1, -Infinity))).toBe(0);
  });

  test('is the best of all that were offered, in whatever order', () => {
    const number = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 8 }), (drawn) => {
        const points = drawn.map(([f, value], k) => point(k + 1, f, value));
        const incumbent = begin();
        for (const one of points) incumbent.offer(one);
        const feasible = points.filter(({ isFeasible }) => isFeasible);
        const { best } = incumbent;
        expect(incumbent.isFeasible).toBe(feasible.length > 0);
        if (feasible.length > 0) expect(best.f).toBe(Math.min(...feasible.map(({ f }) => f)));
        else {
          const least = Math.min(...points.map(({ violation }) => violation));
          expect(best.violation).toBe(least);
          expect(best.f).toBe(Math.min(...points.filter((one) => one.violation === least).map(({ f }) => f)));
        }
        const origin = points[best.x[0]! - 1]!;
        expect([best.f, best.values[0], best.violation, best.excess]).toEqual([
          ...[origin.f, origin.values[0]],
          ...[origin.violation, origin.excess],
        ]);
      }),
    );
  });

  test('keeps the derivatives of the best point only, as long as it is that', () => {
    const incumbent = begin();
    const first = point(1, 5, 0);
    incumbent.offer(first);
    expect(incumbent.isDifferentiated).toBe(false);
    incumbent.learn(point(2, 5, 0));
    expect(incumbent.isDifferentiated).toBe(false);
    incumbent.learn(first);
    expect([incumbent.isDifferentiated, incumbent.best.gradient[0], incumbent.best.jacobian[0]]).toEqual([
      ...[true, 10, 100],
    ]);
    incumbent.offer(point(3, 4, 0));
    expect(incumbent.isDifferentiated).toBe(false);
    incumbent.learn(point(3, 4, 0));
    incumbent.forgetDerivatives();
    expect([incumbent.isDifferentiated, incumbent.best.x[0], incumbent.best.f]).toEqual([false, 3, 4]);
  });

  test('copies: what the point becomes later changes nothing', () => {
    const incumbent = begin();
    const one = point(1, 5, 0.5);
    incumbent.offer(one);
    one.x[0] = 9;
    one.values[0] = 9;
    expect([incumbent.best.x[0], incumbent.best.values[0]]).toEqual([1, 0.5]);
    incumbent.begin(Float64Array.of(7));
    expect([incumbent.isKnown, incumbent.best.x[0]]).toEqual([false, 7]);
  });
});
