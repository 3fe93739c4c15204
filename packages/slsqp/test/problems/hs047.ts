/**
 * Problem 47 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * Cubic term: book solution (1,1,1,1,1) with f=0 is only a stationary point; lower feasible values exist.
 */
import type { TestProblem } from './test-problem.js';

export const hs047: TestProblem = {
  name: 'hs047',
  start: [2, 1.4142135623730951, -1, 0.5857864376269049, 0.5],
  bounds: [],
  objective: {
    fun: (x1, x2, x3, x4, x5) => (x1 - x2) ** 2 + (x2 - x3) ** 3 + (x3 - x4) ** 4 + (x4 - x5) ** 4,
    gradient: (x1, x2, x3, x4, x5) => [
      2 * (x1 - x2),
      -2 * (x1 - x2) + 3 * (x2 - x3) ** 2,
      -3 * (x2 - x3) ** 2 + 4 * (x3 - x4) ** 3,
      -4 * (x3 - x4) ** 3 + 4 * (x4 - x5) ** 3,
      -4 * (x4 - x5) ** 3,
    ],
  },
  equalities: [
    {
      fun: (x1, x2, x3) => x1 + x2 ** 2 + x3 ** 3 - 3,
      gradient: (_x1, x2, x3) => [1, 2 * x2, 3 * x3 ** 2, 0, 0],
    },
    {
      fun: (_x1, x2, x3, x4) => x2 - x3 ** 2 + x4 - 1,
      gradient: (_x1, _x2, x3) => [0, 1, -2 * x3, 1, 0],
    },
    {
      fun: (x1, _x2, _x3, _x4, x5) => x1 * x5 - 1,
      gradient: (x1, _x2, _x3, _x4, x5) => [x5, 0, 0, 0, x1],
    },
  ],
  inequalities: [],
  optimum: { fun: 0, x: [1, 1, 1, 1, 1] },
};
