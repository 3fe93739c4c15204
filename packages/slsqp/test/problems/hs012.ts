/**
 * Problem 12 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs012: TestProblem = {
  name: 'hs012',
  start: [0, 0],
  bounds: [],
  objective: {
    fun: (x1, x2) => 0.5 * x1 ** 2 + x2 ** 2 - x1 * x2 - 7 * x1 - 7 * x2,
    gradient: (x1, x2) => [x1 - x2 - 7, 2 * x2 - x1 - 7],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2) => 25 - 4 * x1 ** 2 - x2 ** 2,
      gradient: (x1, x2) => [-8 * x1, -2 * x2],
    },
  ],
  optimum: { fun: -30, x: [1.9999999999998133, 3.000000000000501] },
};
