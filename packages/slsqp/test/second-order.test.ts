/**
 * First-order points that are no minima: maxima and saddles along the rows in force are left, minima are not paid for.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minimize, type MinimizeOptions } from '../src/index.js';
import { Draw } from './fits/draw.js';

fc.configureGlobal({ seed: 1 });

const product = ([x, y]: Float64Array): number => x! * y!;
const slopes = ([x, y]: Float64Array): number[] => [y!, x!];
const sum = { type: 'eq', fun: ([x, y]: Float64Array) => x! + y! - 5, jac: () => [1, 1] } as const;
const box = [
  [-10, 10],
  [-10, 10],
] as const;
const circle = {
  type: 'eq',
  fun: ([x, y]: Float64Array) => x! ** 2 + y! ** 2 - 1,
  jac: ([x, y]: Float64Array) => [2 * x!, 2 * y!],
} as const;

describe.each(['exact', 'differences'] as const)(
  'a first-order point that is no minimum is left, %s gradients',
  (how) => {
    const given = (jac: (x: Float64Array) => number[]): MinimizeOptions => (how === 'exact' ? { jac } : {});

    // By hand: along x + y = 5 inside the box x y is least at (-5, 10) and (10, -5).
    test('x y on x + y = 5, at its top', () => {
      const result = minimize(product, [2.5, 2.5], { ...given(slopes), bounds: box, constraints: sum });
      expect([result.success, result.fun]).toEqual([true, expect.closeTo(-50, 6)]);
    });

    test('the same without bounds has no minimum', () => {
      const result = minimize(product, [2.5, 2.5], { ...given(slopes), constraints: sum });
      expect(result.success).toBe(false);
      expect(result.fun).toBeLessThan(-50);
    });

    test('the top of a circle', () => {
      const result = minimize(([, y]) => y, [0, 1], { ...given(() => [0, 1]), constraints: circle });
      expect([result.success, result.fun]).toEqual([true, expect.closeTo(-1, 6)]);
      expect(result.x[1]).toBeCloseTo(-1, 6);
    });

    // By hand: x y on the circle is -1/2 at (1, -1) / root 2; at (1, 1) / root 2 it is greatest.
    const bilinear = (start: number): void => {
      const result = minimize(product, [start, start], { ...given(slopes), constraints: circle });
      expect([result.success, result.fun]).toEqual([true, expect.closeTo(-0.5, 6)]);
    };

    test('a bilinear objective at its top', () => bilinear(Math.SQRT1_2));

    // The steps towards the circle stay on x = y: B is still its first guess across that line.
    test('a bilinear objective at a symmetric start away from it', () => bilinear(1));

    // x'Dx on the sphere, from the eigenvector of the greatest eigenvalue. 95 of 100 as this is written; the others end at
    // the iteration limit.
    test('the greatest eigenvalue is left for the least', () => {
      const draw = new Draw(1, 'eigenvalues');
      let right = 0;
      for (let k = 0; k < 100; k++) {
        const diagonal = [0, 1, 2].map(() => draw.integer(-4, 4));
        const greatest = diagonal.indexOf(Math.max(...diagonal));
        const result = minimize(
          (x) => diagonal.reduce((total, d, i) => total + d * x[i]! ** 2, 0),
          [0, 1, 2].map((i) => Number(i === greatest)),
          {
            ...given((x) => diagonal.map((d, i) => 2 * d * x[i]!)),
            constraints: {
              type: 'eq',
              fun: (x) => x.reduce((total, v) => total + v * v, -1),
              jac: (x) => Array.from(x, (v) => 2 * v),
            },
          },
        );
        const isLeast = Math.abs(result.fun - Math.min(...diagonal)) <= 1e-4;
        if (result.success) expect(isLeast).toBe(true);
        if (result.success && isLeast) right++;
      }
      expect(right).toBeGreaterThanOrEqual(90);
    });
  },
);

describe('a minimum is not paid for', () => {
  const entry = fc.integer({ min: -8, max: 8 }).map((value) => value / 4);

  // f = (x - c)'D(x - c) / 2 + a'x on a'x = a'c is least at c.
  test('a convex problem that starts at its optimum costs a few evaluations', () => {
    const vector = fc.array(entry, { minLength: 4, maxLength: 4 });
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(vector, vector, sizes, (centre, row, size) => {
        fc.pre(row.some((a) => a !== 0));
        const away = (x: ArrayLike<number>): number[] => centre.map((c, i) => x[i]! - c);
        const along = (x: ArrayLike<number>): number => away(x).reduce((total, d, i) => total + d * row[i]!, 0);
        const result = minimize(
          (x) => 3 + away(x).reduce((total, d, i) => total + (size[i]! * d * d) / 2, along(x)),
          centre,
          {
            jac: (x) => away(x).map((d, i) => size[i]! * d + row[i]!),
            constraints: { type: 'eq', fun: along, jac: () => row },
          },
        );
        expect(result).toMatchObject({ success: true, nit: 0 });
        expect([...result.x]).toEqual(centre);
        // The start, and a look along each of two directions.
        expect(result.nfev).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('without rows there is no look', () => {
    const bowl = ([x, y]: Float64Array): number => 3 + (x! - 1) ** 2 + (y! - 2) ** 2;
    const result = minimize(bowl, [1, 2], { jac: ([x, y]) => [2 * (x - 1), 2 * (y - 2)] });
    expect(result).toMatchObject({ success: true, nfev: 1, njev: 1 });
  });

  test('nor at a vertex, where no direction is free', () => {
    const result = minimize(([x, y]) => 2 * x + y, [0, 0], {
      jac: () => [2, 1],
      constraints: { type: 'ineq', fun: ([x, y]) => [x + y, x - y / 2], jac: () => [1, 1, 1, -0.5] },
    });
    expect(result).toMatchObject({ success: true, nfev: 1 });
  });

  test("nor where the caller's second derivatives say what there is", () => {
    const calls = (hess?: () => number[]): number =>
      minimize(product, [2.5, 2.5], { jac: slopes, bounds: box, constraints: sum, ...(hess && { hess }) }).nfev;
    expect(calls(() => [1, 0, 0, 1])).toBe(1);
    expect(calls()).toBeGreaterThan(1);
  });
});
