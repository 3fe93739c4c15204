/**
 * Problem 30 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs030: TestProblem = {
  name: 'hs030',
  start: [1, 1, 1],
  bounds: [
    [1, 10],
    [-10, 10],
    [-10, 10],
  ],
  objective: {
    fun: (x1, x2, x3) => x1 ** 2 + x2 ** 2 + x3 ** 2,
    gradient: (x1, x2, x3) => [2 * x1, 2 * x2, 2 * x3],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2) => x1 ** 2 + x2 ** 2 - 1,
      gradient: (x1, x2) => [2 * x1, 2 * x2, 0],
    },
  ],
  optimum: { fun: 1, x: [1, 8.379822888568123e-9, 1.5112926138055342e-10] },
};
