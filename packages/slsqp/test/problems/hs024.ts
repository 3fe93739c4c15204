/**
 * Problem 24 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs024: TestProblem = {
  name: 'hs024',
  start: [1, 0.5],
  bounds: [
    [0, null],
    [0, null],
  ],
  objective: {
    fun: (x1, x2) => (((x1 - 3) ** 2 - 9) * x2 ** 3) / (27 * Math.sqrt(3)),
    gradient: (x1, x2) => [
      (2 * (x1 - 3) * x2 ** 3) / (27 * Math.sqrt(3)),
      (3 * ((x1 - 3) ** 2 - 9) * x2 ** 2) / (27 * Math.sqrt(3)),
    ],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2) => x1 / Math.sqrt(3) - x2,
      gradient: () => [1 / Math.sqrt(3), -1],
    },
    {
      fun: (x1, x2) => x1 + Math.sqrt(3) * x2,
      gradient: () => [1, Math.sqrt(3)],
    },
    {
      fun: (x1, x2) => 6 - x1 - Math.sqrt(3) * x2,
      gradient: () => [-1, -Math.sqrt(3)],
    },
  ],
  optimum: { fun: -1, x: [3, 1.7320508075688772] },
};
