import { describe, expect, test } from '@jest/globals';
import { Arena } from '../src/arena.js';
import { Iterate } from '../src/iterate.js';
import { rowAllowances, rowRounding } from '../src/rounding.js';

const ULP = Number.EPSILON;

describe('rowRounding', () => {
  // By hand: terms 3 * 4 + 0.5 * 2 = 13, and 0 for a row of zeros; two units in the last place of each.
  test('is two units in the last place of the sum of the terms, whatever their signs', () => {
    const point = new Iterate(2, 2, new Arena(64));
    point.x.set([4, -2]);
    point.jacobian.set([-3, 0.5, 0, 0]);
    const out = new Float64Array(2);
    rowRounding(point, out);
    expect([...out]).toEqual([26 * ULP, 0]);
  });
});

describe('rowAllowances', () => {
  const allowed = (tolerance: number, rounding: number): number => {
    const out = new Float64Array(1);
    rowAllowances(Float64Array.of(tolerance), Float64Array.of(rounding), out);
    return out[0]!;
  };

  test('is the tolerance, or eight times the rounding where that is more', () => {
    expect([allowed(1e-8, 1e-10), allowed(1e-8, 1e-3), allowed(1e-8, 0)]).toEqual([1e-8, 8e-3, 1e-8]);
  });

  test('is the tolerance where the rounding is unknown', () => {
    expect([allowed(1e-8, NaN), allowed(1e-8, Infinity)]).toEqual([1e-8, 1e-8]);
  });
});
