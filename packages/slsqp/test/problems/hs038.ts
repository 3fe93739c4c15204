/**
 * Problem 38 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * Four-dimensional Rosenbrock type (Wood/Colville 4).
 */
import type { TestProblem } from './test-problem.js';

export const hs038: TestProblem = {
  name: 'hs038',
  start: [-3, -1, -3, -1],
  bounds: [
    [-10, 10],
    [-10, 10],
    [-10, 10],
    [-10, 10],
  ],
  objective: {
    fun: (x1, x2, x3, x4) =>
      100 * (x2 - x1 ** 2) ** 2 +
      (1 - x1) ** 2 +
      90 * (x4 - x3 ** 2) ** 2 +
      (1 - x3) ** 2 +
      10.1 * ((x2 - 1) ** 2 + (x4 - 1) ** 2) +
      19.8 * (x2 - 1) * (x4 - 1),
    gradient: (x1, x2, x3, x4) => [
      -400 * (x2 - x1 ** 2) * x1 - 2 * (1 - x1),
      200 * (x2 - x1 ** 2) + 20.2 * (x2 - 1) + 19.8 * (x4 - 1),
      -360 * (x4 - x3 ** 2) * x3 - 2 * (1 - x3),
      180 * (x4 - x3 ** 2) + 20.2 * (x4 - 1) + 19.8 * (x2 - 1),
    ],
  },
  equalities: [],
  inequalities: [],
  optimum: { fun: 0, x: [1, 1, 1, 1] },
};
