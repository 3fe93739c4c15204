/**
 * Problem 32 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs032: TestProblem = {
  name: 'hs032',
  start: [0.1, 0.7, 0.2],
  bounds: [
    [0, null],
    [0, null],
    [0, null],
  ],
  objective: {
    fun: (x1, x2, x3) => (x1 + 3 * x2 + x3) ** 2 + 4 * (x1 - x2) ** 2,
    gradient: (x1, x2, x3) => [
      2 * (x1 + 3 * x2 + x3) + 8 * (x1 - x2),
      6 * (x1 + 3 * x2 + x3) - 8 * (x1 - x2),
      2 * (x1 + 3 * x2 + x3),
    ],
  },
  equalities: [
    {
      fun: (x1, x2, x3) => 1 - x1 - x2 - x3,
      gradient: () => [-1, -1, -1],
    },
  ],
  inequalities: [
    {
      fun: (x1, x2, x3) => 6 * x2 + 4 * x3 - x1 ** 3 - 3,
      gradient: (x1) => [-3 * x1 ** 2, 6, 4],
    },
  ],
  optimum: { fun: 1, x: [0, 3.0466081046842675e-17, 1] },
};
