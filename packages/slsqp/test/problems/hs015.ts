/**
 * Problem 15 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * Second local minimum 360.379767 at about (-0.7921,-1.2624).
 */
import type { TestProblem } from './test-problem.js';

export const hs015: TestProblem = {
  name: 'hs015',
  start: [-2, 1],
  bounds: [
    [null, 0.5],
    [null, null],
  ],
  objective: {
    fun: (x1, x2) => 100 * (x2 - x1 ** 2) ** 2 + (1 - x1) ** 2,
    gradient: (x1, x2) => [-400 * (x2 - x1 ** 2) * x1 - 2 * (1 - x1), 200 * (x2 - x1 ** 2)],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2) => x1 * x2 - 1,
      gradient: (x1, x2) => [x2, x1],
    },
    {
      fun: (x1, x2) => x1 + x2 ** 2,
      gradient: (_x1, x2) => [1, 2 * x2],
    },
  ],
  optimum: { fun: 306.5, x: [0.49999999999999817, 2.000000000000009] },
};
