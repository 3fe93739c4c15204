/**
 * Problem 39 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs039: TestProblem = {
  name: 'hs039',
  start: [2, 2, 2, 2],
  bounds: [],
  objective: {
    fun: (x1) => -x1,
    gradient: () => [-1, 0, 0, 0],
  },
  equalities: [
    {
      fun: (x1, x2, x3) => x2 - x1 ** 3 - x3 ** 2,
      gradient: (x1, _x2, x3) => [-3 * x1 ** 2, 1, -2 * x3, 0],
    },
    {
      fun: (x1, x2, _x3, x4) => x1 ** 2 - x2 - x4 ** 2,
      gradient: (x1, _x2, _x3, x4) => [2 * x1, -1, 0, -2 * x4],
    },
  ],
  inequalities: [],
  optimum: { fun: -1, x: [1, 1, 1.890207374947481e-17, -5.660698025443338e-18] },
};
