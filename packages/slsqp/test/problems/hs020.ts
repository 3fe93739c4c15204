/**
 * Problem 20 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * X0 outside bounds; another local minimum 40.198730 exists.
 */
import type { TestProblem } from './test-problem.js';

export const hs020: TestProblem = {
  name: 'hs020',
  start: [-2, 1],
  bounds: [
    [-0.5, 0.5],
    [null, null],
  ],
  objective: {
    fun: (x1, x2) => 100 * (x2 - x1 ** 2) ** 2 + (1 - x1) ** 2,
    gradient: (x1, x2) => [-400 * (x2 - x1 ** 2) * x1 - 2 * (1 - x1), 200 * (x2 - x1 ** 2)],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2) => x1 + x2 ** 2,
      gradient: (_x1, x2) => [1, 2 * x2],
    },
    {
      fun: (x1, x2) => x1 ** 2 + x2,
      gradient: (x1) => [2 * x1, 1],
    },
    {
      fun: (x1, x2) => x1 ** 2 + x2 ** 2 - 1,
      gradient: (x1, x2) => [2 * x1, 2 * x2],
    },
  ],
  optimum: { fun: 38.19872981077807, x: [0.5, 0.8660254037398265] },
};
