/**
 * Problem 8 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * Constant objective (feasibility problem).
 */
import type { TestProblem } from './test-problem.js';

export const hs008: TestProblem = {
  name: 'hs008',
  start: [2, 1],
  bounds: [],
  objective: {
    fun: () => -1,
    gradient: () => [0, 0],
  },
  equalities: [
    {
      fun: (x1, x2) => x1 ** 2 + x2 ** 2 - 25,
      gradient: (x1, x2) => [2 * x1, 2 * x2],
    },
    {
      fun: (x1, x2) => x1 * x2 - 9,
      gradient: (x1, x2) => [x2, x1],
    },
  ],
  inequalities: [],
  optimum: { fun: -1, x: [4.601594917683296, 1.9558436066187048] },
};
