/**
 * Problem 78 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs078: TestProblem = {
  name: 'hs078',
  start: [-2, 1.5, 2, -1, -1],
  bounds: [],
  objective: {
    fun: (x1, x2, x3, x4, x5) => x1 * x2 * x3 * x4 * x5,
    gradient: (x1, x2, x3, x4, x5) => [
      x2 * x3 * x4 * x5,
      x1 * x3 * x4 * x5,
      x1 * x2 * x4 * x5,
      x1 * x2 * x3 * x5,
      x1 * x2 * x3 * x4,
    ],
  },
  equalities: [
    {
      fun: (x1, x2, x3, x4, x5) => x1 ** 2 + x2 ** 2 + x3 ** 2 + x4 ** 2 + x5 ** 2 - 10,
      gradient: (x1, x2, x3, x4, x5) => [2 * x1, 2 * x2, 2 * x3, 2 * x4, 2 * x5],
    },
    {
      fun: (_x1, x2, x3, x4, x5) => x2 * x3 - 5 * x4 * x5,
      gradient: (_x1, x2, x3, x4, x5) => [0, x3, x2, -5 * x5, -5 * x4],
    },
    {
      fun: (x1, x2) => x1 ** 3 + x2 ** 3 + 1,
      gradient: (x1, x2) => [3 * x1 ** 2, 3 * x2 ** 2, 0, 0, 0],
    },
  ],
  inequalities: [],
  optimum: {
    fun: -2.919700408963681,
    x: [-1.7171435703943805, 1.5957096901835524, 1.8272457529271982, -0.7636430781841305, -0.7636430781841308],
  },
};
