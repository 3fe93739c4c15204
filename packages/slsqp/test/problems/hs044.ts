/**
 * Problem 44 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * Nonconvex QP with several KKT points (-15, -13, -3).
 */
import type { TestProblem } from './test-problem.js';

export const hs044: TestProblem = {
  name: 'hs044',
  start: [0, 0, 0, 0],
  bounds: [
    [0, null],
    [0, null],
    [0, null],
    [0, null],
  ],
  objective: {
    fun: (x1, x2, x3, x4) => x1 - x2 - x3 - x1 * x3 + x1 * x4 + x2 * x3 - x2 * x4,
    gradient: (x1, x2, x3, x4) => [1 - x3 + x4, -1 + x3 - x4, -1 - x1 + x2, x1 - x2],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2) => 8 - x1 - 2 * x2,
      gradient: () => [-1, -2, 0, 0],
    },
    {
      fun: (x1, x2) => 12 - 4 * x1 - x2,
      gradient: () => [-4, -1, 0, 0],
    },
    {
      fun: (x1, x2) => 12 - 3 * x1 - 4 * x2,
      gradient: () => [-3, -4, 0, 0],
    },
    {
      fun: (_x1, _x2, x3, x4) => 8 - 2 * x3 - x4,
      gradient: () => [0, 0, -2, -1],
    },
    {
      fun: (_x1, _x2, x3, x4) => 8 - x3 - 2 * x4,
      gradient: () => [0, 0, -1, -2],
    },
    {
      fun: (_x1, _x2, x3, x4) => 5 - x3 - x4,
      gradient: () => [0, 0, -1, -1],
    },
  ],
  optimum: { fun: -15, x: [0, 3, 4.440892098500626e-16, 3.999999999999999] },
};
