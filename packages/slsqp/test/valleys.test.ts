/**
 * Valleys that the first B knows nothing of: f is far flatter along them than across, so that a step of a first guess
 * promises next to nothing.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minimize, type MinimizeResult } from '../src/index.js';
import { fitsOf } from './fits/index.js';
import { outcomeOf, solveFit } from './fits/outcome.js';

fc.configureGlobal({ seed: 1 });

const answer = ({ success, fun }: MinimizeResult): [boolean, number] => [success, fun];

describe('before an unconstrained run claims success', () => {
  // V s / (K + s) with s of 1e-5: from (1, 1) only V / K matters, until both are as small as s.
  test('a valley of two variables that act alike is followed to its end', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        (v, k) => {
          const amounts = [1, 2, 4, 8, 16, 32, 64, 128].map((s) => s * 1e-6);
          const rates = amounts.map((s) => (v * 1e-5 * s) / (k * 1e-5 + s));
          const fun = ([V, K]: ArrayLike<number> & Iterable<number>): number =>
            amounts.reduce((sum, s, i) => sum + (((V! * s) / (K! + s) - rates[i]!) / 1e-6) ** 2 + 0.01, 0);
          const result = minimize(fun, [1, 1], {
            jac: ([V, K]) =>
              amounts.reduce(
                ([a, b], s, i) => {
                  const miss = (2 * ((V * s) / (K + s) - rates[i]!)) / 1e-12;
                  return [a! + (miss * s) / (K + s), b! - (miss * V * s) / (K + s) ** 2];
                },
                [0, 0],
              ),
            maxiter: 300,
          });
          if (result.success) expect(result.fun).toBeLessThan(0.0801);
        },
      ),
      { numRuns: 40 },
    );
  });

  // By hand: f = 1 + x^2 + (y / 1000)^4 has its minimum at (0, 0), and a slope of 4e-12 y^3 along y.
  test('the Hessian is measured once, and costs a gradient for each variable', () => {
    const bowl = (x: ArrayLike<number>): number => 10 + (x[0]! - 1) ** 2 + 2 * (x[1]! + 2) ** 2 + x[0]! * x[1]!;
    const jac = (x: ArrayLike<number>): number[] => [2 * (x[0]! - 1) + x[1]!, 4 * (x[1]! + 2) + x[0]!];
    const held = minimize(bowl, [5, 5], {
      jac,
      // A row that never matters: no Hessian is measured with it.
      constraints: { type: 'ineq', fun: ([x]) => x + 1e3, jac: () => [1, 0] },
    });
    const free = minimize(bowl, [5, 5], { jac });
    expect(free.nfev - held.nfev).toBe(2);
    expect(free.njev - held.njev).toBe(2);
    expect([free.success, free.nit]).toEqual([true, held.nit]);
  });

  test('a success is not given up for want of evaluations to look once more', () => {
    const bowl = (x: ArrayLike<number>): number => 10 + (x[0]! - 1) ** 2 + 2 * (x[1]! + 2) ** 2 + x[0]! * x[1]!;
    const jac = (x: ArrayLike<number>): number[] => [2 * (x[0]! - 1) + x[1]!, 4 * (x[1]! + 2) + x[0]!];
    for (const how of [{ jac }, {}]) {
      const { nfev } = minimize(bowl, [5, 5], how);
      const successes = Array.from(
        { length: nfev },
        (_, k) => minimize(bowl, [5, 5], { ...how, maxfev: k + 1 }).success,
      );
      const first = successes.indexOf(true);
      // The look costs two gradients, or more with differences.
      expect(first + 1).toBeLessThanOrEqual(nfev - 2);
      expect(successes.slice(first)).toEqual(successes.slice(first).map(() => true));
    }
  });

  test("nothing is measured where the caller's second derivatives are known", () => {
    const result = minimize(([x]) => 10 + (x - 1) ** 4, [3], {
      jac: ([x]) => [4 * (x - 1) ** 3],
      hess: ([x]) => [12 * (x - 1) ** 2],
    });
    expect([result.success, result.nfev]).toEqual([true, result.njev]);
  });
});

describe('a start that is steep', () => {
  // Ones as coefficients of t^5 over [0, 1000]: f is 1e30 at the start and 83 at its minimum, and every f between is
  // zero beside the start.
  test.each([1, 3])('does not make the first f that is small beside it a zero, seed %p', (seed) => {
    const fit = fitsOf(seed).find(({ name }) => name === 'polynomial [0, 1000] 6')!;
    expect([fit.start, fit.fun(fit.x0) > 1e28 * fit.best]).toEqual(['ones', true]);
    expect(outcomeOf(fit, ...answer(solveFit(fit, 'exact')))).toBe('right');
  });
});

describe('a variable with a large offset', () => {
  // A phase in Unix time: 1.6e9 s, of which a thousand matter.
  test('is differentiated by steps of its length, not of its value', () => {
    const at = Array.from({ length: 48 }, (_, k) => 1.6e9 + 3600 * k);
    const value = (x: ArrayLike<number>, t: number): number =>
      x[0]! + x[1]! * Math.sin((2 * Math.PI * (t - x[2]!)) / x[3]!);
    const observed = at.map((t, k) => value([15, 4, 1.6e9 + 5000, 86400], t) + Math.sin(97 * k) / 5);
    const fun = (x: ArrayLike<number>): number => at.reduce((sum, t, k) => sum + (value(x, t) - observed[k]!) ** 2, 0);
    const result = minimize(fun, [14, 3, 1.6e9 + 9000, 86000], { maxiter: 300 });
    const finest = minimize(fun, [15, 4, 1.6e9 + 5000, 86400], { xScale: [1, 1, 1e3, 1e3], maxiter: 300 });
    expect(result.success).toBe(true);
    expect(result.fun / finest.fun - 1).toBeLessThan(1e-6);
  });
});
