import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exponent, timeDivision } from '../src/time-division.js';

fc.configureGlobal({ seed: 1 });

/** (-y)^k / k! */
function term(y: number, k: number): number {
  let value = 1;
  for (let j = 1; j <= k; j++) value *= -y / j;
  return value;
}

describe('exponent', () => {
  // By hand: y = 1 gives 1 - 1 + 1/e.
  test('of 1/e is 1', () => expect(exponent(1 / Math.E)).toBeCloseTo(1, 15));
  test('has no seam where its series ends', () => {
    for (let y = 0.01; y < 0.1; y += 0.001) {
      const series = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11].reduce((sum, k) => sum + term(y, k), 0);
      expect(Math.abs(exponent(series) / y - 1)).toBeLessThan(1e-12);
    }
  });
  test('solves y - 1 + e^(-y) = c from 1e-30 to 1e30', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (power) => {
        const c = 10 ** power;
        const y = exponent(c);
        // The difference of larger numbers loses digits: its series up to y^9, whose rest is below 1e-13 of it at 0.05.
        const series = [2, 3, 4, 5, 6, 7, 8, 9].reduce((sum, k) => sum + term(y, k), 0);
        const side = y < 0.05 ? series : y + Math.expm1(-y);
        expect(Math.abs(side / c - 1)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe('timeDivision', () => {
  // By hand: one uploader alone has e^y (y - 1) + 1 = s, so s = 1 gives y = 1, a = 1 / (1 + 1 / (e - 1)) and W a / (e - 1) = W / e.
  test('one uploader of s = 1 broadcasts for 1 - 1/e of the frame and earns W / e', () => {
    const division = timeDivision(Float64Array.of(5));
    expect(division.solve(0, Float64Array.of(1), 0)).toBeCloseTo(5 / Math.E, 14);
    expect(division.energyTime).toBeCloseTo(1 - 1 / Math.E, 14);
    expect(division.price).toBeCloseTo(5 / Math.E, 14);
  });
  test('without uploaders energy is broadcast all the time', () => {
    const division = timeDivision(Float64Array.of(5, 7));
    expect(division.solve(3, new Float64Array(2), 0)).toBe(3);
    expect(division).toMatchObject({ energyTime: 1, price: 1, perSignal: new Float64Array(2) });
  });

  const units = fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 1, maxLength: 5 });
  const powers = fc.double({ min: -12, max: 12, noNaN: true }).map((x) => 10 ** x);
  const frames = fc.tuple(units, fc.oneof(fc.constant(0), powers)).chain(([unit, home]) =>
    fc.record({
      unit: fc.constant(unit),
      home: fc.constant(home),
      signals: fc.array(fc.oneof(fc.constant(0), powers), { minLength: unit.length, maxLength: unit.length }),
    }),
  );

  test('fills the frame at the price of time that Euler tells', () => {
    fc.assert(
      fc.property(frames, ({ unit, home, signals }) => {
        const division = timeDivision(Float64Array.from(unit));
        const rate = division.solve(home, Float64Array.from(signals), 0);
        const { energyTime: a, perSignal, price } = division;
        const total = signals.reduce((sum, s, g) => sum + s * a * perSignal[g]!, a);
        expect(Math.abs(total - 1)).toBeLessThan(1e-12);
        // v = rate - 2/3 A a^(1/3)
        expect(Math.abs(price - (rate - (2 / 3) * home * Math.cbrt(a)))).toBeLessThan(1e-8 * rate + 1e-300);
      }),
    );
  });
  test('starts anywhere and comes to the same', () => {
    fc.assert(
      fc.property(frames, powers, ({ unit, home, signals }, start) => {
        const cold = timeDivision(Float64Array.from(unit)).solve(home, Float64Array.from(signals), 0);
        const warm = timeDivision(Float64Array.from(unit)).solve(home, Float64Array.from(signals), start);
        expect(Math.abs(warm - cold)).toBeLessThanOrEqual(1e-13 * cold);
      }),
    );
  });
});
