/**
 * Problem 18 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs018: TestProblem = {
  name: 'hs018',
  start: [2, 2],
  bounds: [
    [2, 50],
    [0, 50],
  ],
  objective: {
    fun: (x1, x2) => 0.01 * x1 ** 2 + x2 ** 2,
    gradient: (x1, x2) => [0.02 * x1, 2 * x2],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2) => x1 * x2 - 25,
      gradient: (x1, x2) => [x2, x1],
    },
    {
      fun: (x1, x2) => x1 ** 2 + x2 ** 2 - 25,
      gradient: (x1, x2) => [2 * x1, 2 * x2],
    },
  ],
  optimum: { fun: 5, x: [15.811388300841944, 1.5811388300841849] },
};
