import { describe, expect, test } from '@jest/globals';
import { minimize } from '../src/index.js';

describe('minimize', () => {
  // Scaling is by powers of two, so it never rounds.
  test('fun is bit for bit what the objective says at x', () => {
    const fun = (x: Float64Array): number => Math.exp(x[0]! / 3) + (x[0]! - x[1]! / 7) ** 2 + 0.1;
    for (let maxiter = 0; maxiter < 20; maxiter++) {
      const result = minimize(fun, [1.7 + maxiter / 3, -0.3], {
        maxiter,
        bounds: [
          [-1, null],
          [null, 9],
        ],
      });
      expect(result.fun).toBe(fun(result.x));
    }
  });

  // By hand: the circle x^2 + y^2 = 2 touches the line x + y = const lowest at (-1, -1).
  test('meets a nonlinear equality', () => {
    const result = minimize((x) => x[0] + x[1], [-2, 0.5], {
      constraints: { type: 'eq', fun: (x) => x[0] ** 2 + x[1] ** 2 - 2 },
      ftol: 1e-10,
    });
    expect(result.success).toBe(true);
    expect(result.x[0]).toBeCloseTo(-1, 6);
    expect(result.x[1]).toBeCloseTo(-1, 6);
    // grad f = lambda grad c: (1, 1) = lambda (-2, -2).
    expect(result.multipliers[0]).toBeCloseTo(-0.5, 5);
  });
});
