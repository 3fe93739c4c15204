/**
 * Problem 23 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs023: TestProblem = {
  name: 'hs023',
  start: [3, 1],
  bounds: [
    [-50, 50],
    [-50, 50],
  ],
  objective: {
    fun: (x1, x2) => x1 ** 2 + x2 ** 2,
    gradient: (x1, x2) => [2 * x1, 2 * x2],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2) => x1 + x2 - 1,
      gradient: () => [1, 1],
    },
    {
      fun: (x1, x2) => x1 ** 2 + x2 ** 2 - 1,
      gradient: (x1, x2) => [2 * x1, 2 * x2],
    },
    {
      fun: (x1, x2) => 9 * x1 ** 2 + x2 ** 2 - 9,
      gradient: (x1, x2) => [18 * x1, 2 * x2],
    },
    {
      fun: (x1, x2) => x1 ** 2 - x2,
      gradient: (x1) => [2 * x1, -1],
    },
    {
      fun: (x1, x2) => x2 ** 2 - x1,
      gradient: (_x1, x2) => [-1, 2 * x2],
    },
  ],
  optimum: { fun: 2, x: [0.9999999999999994, 1.0000000000000007] },
};
