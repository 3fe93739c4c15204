import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { speedCost, speedExponent } from '../src/speed.js';

fc.configureGlobal({ seed: 1 });

describe('speedExponent', () => {
  // By hand: y = 1 gives 1, y = 2 gives 1 + e^2.
  test('of 1 is 1, of 1 + e^2 is 2', () => {
    expect(speedExponent(1)).toBeCloseTo(1, 14);
    expect(speedExponent(1 + Math.E ** 2)).toBeCloseTo(2, 14);
  });
  test('is the inverse of speedCost from 1e-30 to 1e30', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (power) => {
        const c = 10 ** power;
        expect(Math.abs(speedCost(speedExponent(c)) / c - 1)).toBeLessThan(1e-12);
      }),
    );
  });
  test('speedCost has no seam where its series ends', () => {
    const [below, above] = [speedCost(0.05), speedCost(0.05 + 1e-12)];
    expect(above / below - 1).toBeGreaterThan(0);
    expect(above / below - 1).toBeLessThan(1e-10);
  });
});
