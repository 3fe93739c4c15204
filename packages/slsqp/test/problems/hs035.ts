/**
 * Problem 35 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs035: TestProblem = {
  name: 'hs035',
  start: [0.5, 0.5, 0.5],
  bounds: [
    [0, null],
    [0, null],
    [0, null],
  ],
  objective: {
    fun: (x1, x2, x3) => 9 - 8 * x1 - 6 * x2 - 4 * x3 + 2 * x1 ** 2 + 2 * x2 ** 2 + x3 ** 2 + 2 * x1 * x2 + 2 * x1 * x3,
    gradient: (x1, x2, x3) => [-8 + 4 * x1 + 2 * x2 + 2 * x3, -6 + 4 * x2 + 2 * x1, -4 + 2 * x3 + 2 * x1],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2, x3) => 3 - x1 - x2 - 2 * x3,
      gradient: () => [-1, -1, -2],
    },
  ],
  optimum: { fun: 0.1111111111111111, x: [1.3333333333333333, 0.7777777777777778, 0.4444444444444445] },
};
