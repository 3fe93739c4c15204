/**
 * Problem 51 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs051: TestProblem = {
  name: 'hs051',
  start: [2.5, 0.5, 2, -1, 0.5],
  bounds: [],
  objective: {
    fun: (x1, x2, x3, x4, x5) => (x1 - x2) ** 2 + (x2 + x3 - 2) ** 2 + (x4 - 1) ** 2 + (x5 - 1) ** 2,
    gradient: (x1, x2, x3, x4, x5) => [
      2 * (x1 - x2),
      -2 * (x1 - x2) + 2 * (x2 + x3 - 2),
      2 * (x2 + x3 - 2),
      2 * (x4 - 1),
      2 * (x5 - 1),
    ],
  },
  equalities: [
    {
      fun: (x1, x2) => x1 + 3 * x2 - 4,
      gradient: () => [1, 3, 0, 0, 0],
    },
    {
      fun: (_x1, _x2, x3, x4, x5) => x3 + x4 - 2 * x5,
      gradient: () => [0, 0, 1, 1, -2],
    },
    {
      fun: (_x1, x2, _x3, _x4, x5) => x2 - x5,
      gradient: () => [0, 1, 0, 0, -1],
    },
  ],
  inequalities: [],
  optimum: { fun: 0, x: [1, 1, 1, 1, 1] },
};
