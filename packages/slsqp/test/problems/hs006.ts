/**
 * Problem 6 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs006: TestProblem = {
  name: 'hs006',
  start: [-1.2, 1],
  bounds: [],
  objective: {
    fun: (x1) => (1 - x1) ** 2,
    gradient: (x1) => [-2 * (1 - x1), 0],
  },
  equalities: [
    {
      fun: (x1, x2) => 10 * (x2 - x1 ** 2),
      gradient: (x1) => [-20 * x1, 10],
    },
  ],
  inequalities: [],
  optimum: { fun: 0, x: [1, 1] },
};
