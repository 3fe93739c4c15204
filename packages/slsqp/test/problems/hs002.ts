/**
 * Problem 2 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs002: TestProblem = {
  name: 'hs002',
  start: [-2, 1],
  bounds: [
    [null, null],
    [1.5, null],
  ],
  objective: {
    fun: (x1, x2) => 100 * (x2 - x1 ** 2) ** 2 + (1 - x1) ** 2,
    gradient: (x1, x2) => [-400 * (x2 - x1 ** 2) * x1 - 2 * (1 - x1), 200 * (x2 - x1 ** 2)],
  },
  equalities: [],
  inequalities: [],
  optimum: { fun: 0.05042618789360708, x: [1.2243707487363407, 1.5000000000000004] },
};
