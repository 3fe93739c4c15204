/**
 * Problem 17 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * X0 outside bounds. Another source has lower bound -2 for x1.
 */
import type { TestProblem } from './test-problem.js';

export const hs017: TestProblem = {
  name: 'hs017',
  start: [-2, 1],
  bounds: [
    [-0.5, 0.5],
    [null, 1],
  ],
  objective: {
    fun: (x1, x2) => 100 * (x2 - x1 ** 2) ** 2 + (1 - x1) ** 2,
    gradient: (x1, x2) => [-400 * (x2 - x1 ** 2) * x1 - 2 * (1 - x1), 200 * (x2 - x1 ** 2)],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2) => -x1 + x2 ** 2,
      gradient: (_x1, x2) => [-1, 2 * x2],
    },
    {
      fun: (x1, x2) => x1 ** 2 - x2,
      gradient: (x1) => [2 * x1, -1],
    },
  ],
  optimum: { fun: 1, x: [-1.0172526883345245e-16, -5.846743734282146e-10] },
};
