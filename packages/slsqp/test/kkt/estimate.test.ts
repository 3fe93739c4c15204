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
    expect([...bounds.lowerMultipliers]).toEqual([1, 0]);
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
        expect(kktResidual({ x, f: 1, gradient, jacobian }, estimate, 1)).toBeLessThan(1e-10);
        expect(Math.min(...estimate.multipliers)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('kktResidual', () => {
  const zero = {
    multipliers: new Float64Array(0),
    lowerMultipliers: new Float64Array(1),
    upperMultipliers: new Float64Array(1),
  };
  const residual = (x: number, f: number, g: number): number =>
    kktResidual({ x: Float64Array.of(x), f, gradient: Float64Array.of(g), jacobian: new Float64Array(0) }, zero, 1);

  // By hand: |g| = 1e-3 against terms of size 1; a variable of 1e6 promises a change of f by 1000.
  test("is relative to the terms and to what the variable's size promises", () => {
    expect(residual(0, 0, 1e-3)).toBeCloseTo(1e-3, 15);
    expect(residual(1e6, 10, 1e-3)).toBeCloseTo(100, 10);
    expect(residual(0, 0, 1e3)).toBeCloseTo(1000, 10);
  });
});
