/**
 * Problem 36 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs036: TestProblem = {
  name: 'hs036',
  start: [10, 10, 10],
  bounds: [
    [0, 20],
    [0, 11],
    [0, 42],
  ],
  objective: {
    fun: (x1, x2, x3) => -(x1 * x2 * x3),
    gradient: (x1, x2, x3) => [-(x2 * x3), -(x1 * x3), -(x1 * x2)],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2, x3) => 72 - x1 - 2 * x2 - 2 * x3,
      gradient: () => [-1, -2, -2],
    },
  ],
  optimum: { fun: -3300, x: [19.999999999920064, 10.999999999914223, 14.999999999912646] },
};
