/**
 * Problem 63 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs063: TestProblem = {
  name: 'hs063',
  start: [2, 2, 2],
  bounds: [
    [0, null],
    [0, null],
    [0, null],
  ],
  objective: {
    fun: (x1, x2, x3) => 1000 - x1 ** 2 - 2 * x2 ** 2 - x3 ** 2 - x1 * x2 - x1 * x3,
    gradient: (x1, x2, x3) => [-2 * x1 - x2 - x3, -4 * x2 - x1, -2 * x3 - x1],
  },
  equalities: [
    {
      fun: (x1, x2, x3) => 8 * x1 + 14 * x2 + 7 * x3 - 56,
      gradient: () => [8, 14, 7],
    },
    {
      fun: (x1, x2, x3) => x1 ** 2 + x2 ** 2 + x3 ** 2 - 25,
      gradient: (x1, x2, x3) => [2 * x1, 2 * x2, 2 * x3],
    },
  ],
  inequalities: [],
  optimum: { fun: 961.7151721300521, x: [3.512121341874719, 0.21698794151522283, 3.5521711548270183] },
};
