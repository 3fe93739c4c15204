/**
 * Problem 14 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs014: TestProblem = {
  name: 'hs014',
  start: [2, 2],
  bounds: [],
  objective: {
    fun: (x1, x2) => (x1 - 2) ** 2 + (x2 - 1) ** 2,
    gradient: (x1, x2) => [2 * (x1 - 2), 2 * (x2 - 1)],
  },
  equalities: [
    {
      fun: (x1, x2) => x1 - 2 * x2 + 1,
      gradient: () => [1, -2],
    },
  ],
  inequalities: [
    {
      fun: (x1, x2) => -0.25 * x1 ** 2 - x2 ** 2 + 1,
      gradient: (x1, x2) => [-0.5 * x1, -2 * x2],
    },
  ],
  optimum: { fun: 1.393464980689302, x: [0.8228756555322952, 0.9114378277661477] },
};
