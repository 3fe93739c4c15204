/**
 * Problem 21 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs021: TestProblem = {
  name: 'hs021',
  start: [-1, -1],
  bounds: [
    [2, 50],
    [-50, 50],
  ],
  objective: {
    fun: (x1, x2) => 0.01 * x1 ** 2 + x2 ** 2 - 100,
    gradient: (x1, x2) => [0.02 * x1, 2 * x2],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2) => 10 * x1 - x2 - 10,
      gradient: () => [10, -1],
    },
  ],
  optimum: { fun: -99.96, x: [2, 0] },
};
