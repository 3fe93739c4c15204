/**
 * Problem 27 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs027: TestProblem = {
  name: 'hs027',
  start: [2, 2, 2],
  bounds: [],
  objective: {
    fun: (x1, x2) => 0.01 * (x1 - 1) ** 2 + (x2 - x1 ** 2) ** 2,
    gradient: (x1, x2) => [0.02 * (x1 - 1) - 4 * (x2 - x1 ** 2) * x1, 2 * (x2 - x1 ** 2), 0],
  },
  equalities: [
    {
      fun: (x1, _x2, x3) => x1 + x3 ** 2 + 1,
      gradient: (_x1, _x2, x3) => [1, 0, 2 * x3],
    },
  ],
  inequalities: [],
  optimum: { fun: 0.04, x: [-1.0000000000000002, 0.999999998487151, 1.4009390150687795e-8] },
};
