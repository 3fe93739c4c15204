/**
 * Problem 71 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs071: TestProblem = {
  name: 'hs071',
  start: [1, 5, 5, 1],
  bounds: [
    [1, 5],
    [1, 5],
    [1, 5],
    [1, 5],
  ],
  objective: {
    fun: (x1, x2, x3, x4) => x1 * x4 * (x1 + x2 + x3) + x3,
    gradient: (x1, x2, x3, x4) => [x4 * (x1 + x2 + x3) + x1 * x4, x1 * x4, x1 * x4 + 1, x1 * (x1 + x2 + x3)],
  },
  equalities: [
    {
      fun: (x1, x2, x3, x4) => x1 ** 2 + x2 ** 2 + x3 ** 2 + x4 ** 2 - 40,
      gradient: (x1, x2, x3, x4) => [2 * x1, 2 * x2, 2 * x3, 2 * x4],
    },
  ],
  inequalities: [
    {
      fun: (x1, x2, x3, x4) => x1 * x2 * x3 * x4 - 25,
      gradient: (x1, x2, x3, x4) => [x2 * x3 * x4, x1 * x3 * x4, x1 * x2 * x4, x1 * x2 * x3],
    },
  ],
  optimum: { fun: 17.014017289156303, x: [1, 4.742999637264415, 3.821149984184878, 1.3794082931726726] },
};
