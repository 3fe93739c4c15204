/**
 * Problem 81 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs081: TestProblem = {
  name: 'hs081',
  start: [-2, 2, 2, -1, -1],
  bounds: [
    [-2.3, 2.3],
    [-2.3, 2.3],
    [-3.2, 3.2],
    [-3.2, 3.2],
    [-3.2, 3.2],
  ],
  objective: {
    fun: (x1, x2, x3, x4, x5) => Math.exp(x1 * x2 * x3 * x4 * x5) - 0.5 * (x1 ** 3 + x2 ** 3 + 1) ** 2,
    gradient: (x1, x2, x3, x4, x5) => [
      Math.exp(x1 * x2 * x3 * x4 * x5) * x2 * x3 * x4 * x5 - 3 * (x1 ** 3 + x2 ** 3 + 1) * x1 ** 2,
      Math.exp(x1 * x2 * x3 * x4 * x5) * x1 * x3 * x4 * x5 - 3 * (x1 ** 3 + x2 ** 3 + 1) * x2 ** 2,
      Math.exp(x1 * x2 * x3 * x4 * x5) * x1 * x2 * x4 * x5,
      Math.exp(x1 * x2 * x3 * x4 * x5) * x1 * x2 * x3 * x5,
      Math.exp(x1 * x2 * x3 * x4 * x5) * x1 * x2 * x3 * x4,
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
    fun: 0.053949847770271994,
    x: [-1.7171435703943818, 1.595709690183554, 1.8272457529271953, -0.7636430781841305, -0.7636430781841305],
  },
};
