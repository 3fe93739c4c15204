/**
 * Problem 48 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs048: TestProblem = {
  name: 'hs048',
  start: [3, 5, -3, 2, -2],
  bounds: [],
  objective: {
    fun: (x1, x2, x3, x4, x5) => (x1 - 1) ** 2 + (x2 - x3) ** 2 + (x4 - x5) ** 2,
    gradient: (x1, x2, x3, x4, x5) => [2 * (x1 - 1), 2 * (x2 - x3), -2 * (x2 - x3), 2 * (x4 - x5), -2 * (x4 - x5)],
  },
  equalities: [
    {
      fun: (x1, x2, x3, x4, x5) => x1 + x2 + x3 + x4 + x5 - 5,
      gradient: () => [1, 1, 1, 1, 1],
    },
    {
      fun: (_x1, _x2, x3, x4, x5) => x3 - 2 * (x4 + x5) + 3,
      gradient: () => [0, 0, 1, -2, -2],
    },
  ],
  inequalities: [],
  optimum: { fun: 0, x: [1, 1, 1, 1, 1] },
};
