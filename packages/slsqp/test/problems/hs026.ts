/**
 * Problem 26 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * Quartic: singular Hessian at the solution, slow convergence.
 */
import type { TestProblem } from './test-problem.js';

export const hs026: TestProblem = {
  name: 'hs026',
  start: [-2.6, 2, 2],
  bounds: [],
  objective: {
    fun: (x1, x2, x3) => (x1 - x2) ** 2 + (x2 - x3) ** 4,
    gradient: (x1, x2, x3) => [2 * (x1 - x2), -2 * (x1 - x2) + 4 * (x2 - x3) ** 3, -4 * (x2 - x3) ** 3],
  },
  equalities: [
    {
      fun: (x1, x2, x3) => (1 + x2 ** 2) * x1 + x3 ** 4 - 3,
      gradient: (x1, x2, x3) => [1 + x2 ** 2, 2 * x2 * x1, 4 * x3 ** 3],
    },
  ],
  inequalities: [],
  optimum: { fun: 0, x: [1, 1, 1] },
};
