import { describe, expect, test } from '@jest/globals';
import { minimize } from '../src/index.js';

describe('minimize', () => {
  // By hand: the circle x^2 + y^2 = 2 touches the line x + y = const lowest at (-1, -1).
  test('meets a nonlinear equality', () => {
    const result = minimize((x) => x[0]! + x[1]!, [-2, 0.5], {
      constraints: { type: 'eq', fun: (x) => x[0]! ** 2 + x[1]! ** 2 - 2 },
      ftol: 1e-10,
    });
    expect(result.success).toBe(true);
    expect(result.x[0]).toBeCloseTo(-1, 6);
    expect(result.x[1]).toBeCloseTo(-1, 6);
    // grad f = lambda grad c: (1, 1) = lambda (-2, -2).
    expect(result.multipliers[0]).toBeCloseTo(-0.5, 5);
  });
});
