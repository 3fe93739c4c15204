/**
 * Problem 42 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs042: TestProblem = {
  name: 'hs042',
  start: [1, 1, 1, 1],
  bounds: [],
  objective: {
    fun: (x1, x2, x3, x4) => (x1 - 1) ** 2 + (x2 - 2) ** 2 + (x3 - 3) ** 2 + (x4 - 4) ** 2,
    gradient: (x1, x2, x3, x4) => [2 * (x1 - 1), 2 * (x2 - 2), 2 * (x3 - 3), 2 * (x4 - 4)],
  },
  equalities: [
    {
      fun: (x1) => x1 - 2,
      gradient: () => [1, 0, 0, 0],
    },
    {
      fun: (_x1, _x2, x3, x4) => x3 ** 2 + x4 ** 2 - 2,
      gradient: (_x1, _x2, x3, x4) => [0, 0, 2 * x3, 2 * x4],
    },
  ],
  inequalities: [],
  optimum: { fun: 13.857864376269049, x: [2, 1.9999999999538436, 0.8485281374458881, 1.1313708498819528] },
};
