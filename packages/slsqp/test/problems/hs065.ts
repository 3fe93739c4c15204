/**
 * Problem 65 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs065: TestProblem = {
  name: 'hs065',
  start: [-5, 5, 0],
  bounds: [
    [-4.5, 4.5],
    [-4.5, 4.5],
    [-5, 5],
  ],
  objective: {
    fun: (x1, x2, x3) => (x1 - x2) ** 2 + (x1 + x2 - 10) ** 2 / 9 + (x3 - 5) ** 2,
    gradient: (x1, x2, x3) => [
      2 * (x1 - x2) + (2 * (x1 + x2 - 10)) / 9,
      -2 * (x1 - x2) + (2 * (x1 + x2 - 10)) / 9,
      2 * (x3 - 5),
    ],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2, x3) => 48 - x1 ** 2 - x2 ** 2 - x3 ** 2,
      gradient: (x1, x2, x3) => [-2 * x1, -2 * x2, -2 * x3],
    },
  ],
  optimum: { fun: 0.9535288568047827, x: [3.6504617252130362, 3.6504617252130362, 4.620417555320008] },
};
