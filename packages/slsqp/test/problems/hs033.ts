/**
 * Problem 33 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * Local minimum -4.0 at (0,0,2).
 */
import type { TestProblem } from './test-problem.js';

export const hs033: TestProblem = {
  name: 'hs033',
  start: [0, 0, 3],
  bounds: [
    [0, null],
    [0, null],
    [0, 5],
  ],
  objective: {
    fun: (x1, _x2, x3) => (x1 - 1) * (x1 - 2) * (x1 - 3) + x3,
    gradient: (x1) => [(x1 - 2 + x1 - 1) * (x1 - 3) + (x1 - 1) * (x1 - 2), 0, 1],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2, x3) => x3 ** 2 - x2 ** 2 - x1 ** 2,
      gradient: (x1, x2, x3) => [-2 * x1, -2 * x2, 2 * x3],
    },
    {
      fun: (x1, x2, x3) => x1 ** 2 + x2 ** 2 + x3 ** 2 - 4,
      gradient: (x1, x2, x3) => [2 * x1, 2 * x2, 2 * x3],
    },
  ],
  optimum: { fun: -4.585786437626905, x: [0, 1.4142135623730951, 1.4142135623730951] },
};
