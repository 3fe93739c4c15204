/**
 * Problem 45 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * X0 outside bounds.
 */
import type { TestProblem } from './test-problem.js';

export const hs045: TestProblem = {
  name: 'hs045',
  start: [2, 2, 2, 2, 2],
  bounds: [
    [0, 1],
    [0, 2],
    [0, 3],
    [0, 4],
    [0, 5],
  ],
  objective: {
    fun: (x1, x2, x3, x4, x5) => 2 - (x1 * x2 * x3 * x4 * x5) / 120,
    gradient: (x1, x2, x3, x4, x5) => [
      -((x2 * x3 * x4 * x5) / 120),
      -((x1 * x3 * x4 * x5) / 120),
      -((x1 * x2 * x4 * x5) / 120),
      -((x1 * x2 * x3 * x5) / 120),
      -((x1 * x2 * x3 * x4) / 120),
    ],
  },
  equalities: [],
  inequalities: [],
  optimum: { fun: 1, x: [1, 2, 3, 4, 5] },
};
