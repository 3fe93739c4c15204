/**
 * Problem 3 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs003: TestProblem = {
  name: 'hs003',
  start: [10, 1],
  bounds: [
    [null, null],
    [0, null],
  ],
  objective: {
    fun: (x1, x2) => x2 + 0.00001 * (x2 - x1) ** 2,
    gradient: (x1, x2) => [-0.00002 * (x2 - x1), 1 + 0.00002 * (x2 - x1)],
  },
  equalities: [],
  inequalities: [],
  optimum: { fun: 0, x: [0, 0] },
};
