/**
 * Problem 50 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs050: TestProblem = {
  name: 'hs050',
  start: [35, -31, 11, 5, -5],
  bounds: [],
  objective: {
    fun: (x1, x2, x3, x4, x5) => (x1 - x2) ** 2 + (x2 - x3) ** 2 + (x3 - x4) ** 4 + (x4 - x5) ** 2,
    gradient: (x1, x2, x3, x4, x5) => [
      2 * (x1 - x2),
      -2 * (x1 - x2) + 2 * (x2 - x3),
      -2 * (x2 - x3) + 4 * (x3 - x4) ** 3,
      -4 * (x3 - x4) ** 3 + 2 * (x4 - x5),
      -2 * (x4 - x5),
    ],
  },
  equalities: [
    {
      fun: (x1, x2, x3) => x1 + 2 * x2 + 3 * x3 - 6,
      gradient: () => [1, 2, 3, 0, 0],
    },
    {
      fun: (_x1, x2, x3, x4) => x2 + 2 * x3 + 3 * x4 - 6,
      gradient: () => [0, 1, 2, 3, 0],
    },
    {
      fun: (_x1, _x2, x3, x4, x5) => x3 + 2 * x4 + 3 * x5 - 6,
      gradient: () => [0, 0, 1, 2, 3],
    },
  ],
  inequalities: [],
  optimum: { fun: 0, x: [1, 1, 1, 1, 1] },
};
