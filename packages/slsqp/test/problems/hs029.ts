/**
 * Problem 29 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs029: TestProblem = {
  name: 'hs029',
  start: [1, 1, 1],
  bounds: [],
  objective: {
    fun: (x1, x2, x3) => -(x1 * x2 * x3),
    gradient: (x1, x2, x3) => [-(x2 * x3), -(x1 * x3), -(x1 * x2)],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2, x3) => 48 - x1 ** 2 - 2 * x2 ** 2 - 4 * x3 ** 2,
      gradient: (x1, x2, x3) => [-2 * x1, -4 * x2, -8 * x3],
    },
  ],
  optimum: { fun: -22.627416997969522, x: [4, 2.8284271247461814, 1.9999999999999936] },
};
