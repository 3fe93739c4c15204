import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { estimateMultipliers, type ActivePoint } from '../../src/kkt/estimate.js';
import { kktResidual } from '../../src/kkt/residual.js';

fc.configureGlobal({ seed: 1 });

const none = (n: number): { lower: Float64Array; upper: Float64Array } => ({
  lower: new Float64Array(n).fill(-Infinity),
  upper: new Float64Array(n).fill(Infinity),
});

const at = (point: Partial<ActivePoint>): ActivePoint => ({
  x: Float64Array.of(0, 0),
  gradient: Float64Array.of(1, 2),
  values: new Float64Array(0),
  jacobian: new Float64Array(0),
  equalities: 0,
  tolerance: 1e-6,
  ...none(2),
  ...point,
});

describe('estimateMultipliers', () => {
  // By hand: grad f = (1, 2) = 2 (0.5, 1).
  test('explains the gradient by a row in force', () => {
    const { multipliers } = estimateMultipliers(at({ values: Float64Array.of(0), jacobian: Float64Array.of(0.5, 1) }));
    expect(multipliers[0]).toBeCloseTo(2, 12);
  });

  test('leaves out what pulls the wrong way, and rows that are not in force', () => {
    const wrong = estimateMultipliers(at({ values: Float64Array.of(0), jacobian: Float64Array.of(-0.5, -1) }));
    expect(wrong.multipliers[0]).toBe(0);
    const far = estimateMultipliers(at({ values: Float64Array.of(1), jacobian: Float64Array.of(0.5, 1) }));
    expect(far.multipliers[0]).toBe(0);
  });

  test('gives bounds their share, and equalities either sign', () => {
    const bounds = estimateMultipliers(at({ lower: new Float64Array(2), gradient: Float64Array.of(1, -2) }));
    expect([...bounds.lowerMultipliers]).toEqual([expect.closeTo(1, 12), 0]);
    const point = at({ values: Float64Array.of(0), jacobian: Float64Array.of(-0.5, -1), equalities: 1 });
    expect(estimateMultipliers(point).multipliers[0]).toBeCloseTo(-2, 12);
  });

  // The same row twice has no unique multipliers; whatever they are, they are shares of the one that it has alone.
  test('dependent rows share', () => {
    const [one, two] = estimateMultipliers(
      at({ values: new Float64Array(2), jacobian: Float64Array.of(0.5, 1, 0.5, 1) }),
    ).multipliers;
    expect(one! + two!).toBeCloseTo(2, 12);
    expect(Math.min(one!, two!)).toBeGreaterThanOrEqual(0);
  });

  // More rows than variables through one point, dependent ones among them, as at a degenerate vertex.
  test("no change of multipliers explains the gradient better: r = grad f - A' lambda has A r <= 0, lambda A r = 0", () => {
    const n = 4;
    const entry = fc.integer({ min: -5, max: 5 });
    const row = fc.array(entry, { minLength: n, maxLength: n });
    const rows = fc.array(row, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, row, fc.integer({ min: 0, max: 2 }), fc.array(fc.boolean()), (normals, gradient, eq, bound) => {
        const equalities = Math.min(eq, normals.length);
        const jacobian = Float64Array.from(normals.flat());
        const estimate = estimateMultipliers({
          x: new Float64Array(n),
          gradient: Float64Array.from(gradient),
          values: new Float64Array(normals.length),
          jacobian,
          lower: Float64Array.from({ length: n }, (_, i) => (bound[i] ? 0 : -1)),
          upper: Float64Array.from({ length: n }, (_, i) => (bound[n + i] ? 0 : 1)),
          equalities,
          tolerance: 1e-6,
        });
        const { multipliers, lowerMultipliers, upperMultipliers } = estimate;
        const rest = gradient.map(
          (value, i) =>
            value -
            lowerMultipliers[i]! +
            upperMultipliers[i]! -
            normals.reduce((sum, one, k) => sum + multipliers[k]! * one[i]!, 0),
        );
        const inequality = (weight: number, gain: number): void => {
          expect(weight).toBeGreaterThanOrEqual(0);
          expect(gain).toBeLessThan(1e-9);
          expect(Math.abs(weight * gain)).toBeLessThan(1e-9);
        };
        normals.forEach((one, k) => {
          const gain = one.reduce((sum, value, i) => sum + value * rest[i]!, 0);
          if (k < equalities) expect(Math.abs(gain)).toBeLessThan(1e-9);
          else inequality(multipliers[k]!, gain);
        });
        rest.forEach((value, i) => {
          if (bound[i]) inequality(lowerMultipliers[i]!, value);
          else expect(lowerMultipliers[i]).toBe(0);
          if (bound[n + i]) inequality(upperMultipliers[i]!, -value);
          else expect(upperMultipliers[i]).toBe(0);
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('a gradient made of rows with the right signs leaves no residual', () => {
    const weights = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 2, maxLength: 2 });
    const entries = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(weights, entries, (lambda, rows) => {
        const jacobian = Float64Array.from(rows);
        const gradient = Float64Array.from([0, 1, 2], (i) => lambda[0]! * jacobian[i]! + lambda[1]! * jacobian[3 + i]!);
        const x = new Float64Array(3);
        const point = at({ x, gradient, jacobian, values: new Float64Array(2), ...none(3) });
        const estimate = estimateMultipliers(point);
        expect(kktResidual({ x, f: 1, gradient, jacobian }, estimate, false, 1)).toBeLessThan(1e-10);
        expect(Math.min(...estimate.multipliers)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('kktResidual', () => {
  const none = {
    multipliers: new Float64Array(0),
    lowerMultipliers: new Float64Array(1),
    upperMultipliers: new Float64Array(1),
  };
  const residual = (x: number, f: number, g: number, isSized = false, least = 0): number =>
    kktResidual(
      { x: Float64Array.of(x), f, gradient: Float64Array.of(g), jacobian: new Float64Array(0) },
      none,
      isSized,
      least,
    );

  // By hand: |g| times the variable's size, at least 1, relative to |f|.
  test('is the relative change of f that a move as long as the variable promises', () => {
    expect(residual(0, 1, 1e-3)).toBeCloseTo(1e-3, 15);
    expect(residual(-1e6, -10, 1e-3)).toBeCloseTo(100, 10);
    expect(residual(5, 7, 0)).toBe(0);
  });

  test('takes the length of a sized variable, which is 1, and the least objective', () => {
    expect(residual(-1e6, -10, 1e-3, true)).toBeCloseTo(1e-4, 15);
    expect(residual(0, 0, 1e3, false, 1)).toBeCloseTo(1000, 10);
  });

  // min x + y on x + y = 1e-9: f is nearly zero, the terms are 1, what rounding leaves of them counts against these.
  test('is relative to the terms where these are larger than f', () => {
    const point = {
      x: Float64Array.of(1, -1 + 1e-9),
      f: 1e-9,
      gradient: Float64Array.of(1, 1 + 1e-12),
      jacobian: Float64Array.of(1, 1),
    };
    const multipliers = { ...none, multipliers: Float64Array.of(1), lowerMultipliers: new Float64Array(2) };
    expect(kktResidual(point, { ...multipliers, upperMultipliers: new Float64Array(2) }, false, 0)).toBeCloseTo(
      1e-12,
      15,
    );
  });

  test('does not call an overflow small', () => {
    expect(residual(1, Infinity, 1)).toBe(Infinity);
    expect(residual(1, 1, NaN)).toBeNaN();
  });

  test('does not depend on the units of x, f or the rows', () => {
    const size = fc.double({ min: 1, max: 100, noNaN: true });
    const entry = fc.integer({ min: -40, max: 40 }).map((value) => value / 8);
    const power = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 2, maxLength: 2 }),
        fc.array(entry, { minLength: 4, maxLength: 4 }),
        fc.array(power, { minLength: 4, maxLength: 4 }),
        entry,
        (x, [g0, g1, a0, a1], [p0, p1, pf, pc], lambda) => {
          const at = (units: readonly number[], f: number, row: number): number =>
            kktResidual(
              {
                x: Float64Array.from(x, (value, i) => value * units[i]!),
                f: 3 * f,
                gradient: Float64Array.of((g0! * f) / units[0]!, (g1! * f) / units[1]!),
                jacobian: Float64Array.of((a0! * row) / units[0]!, (a1! * row) / units[1]!),
              },
              {
                multipliers: Float64Array.of((lambda * f) / row),
                lowerMultipliers: new Float64Array(2),
                upperMultipliers: new Float64Array(2),
              },
              false,
              0,
            );
          // Powers of two, so that only the law is tested and not rounding.
          expect(at([2 ** p0!, 2 ** p1!], 2 ** -pf!, 2 ** pc!)).toBe(at([1, 1], 1, 1));
        },
      ),
    );
  });
});
