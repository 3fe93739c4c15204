/**
 * Problem 77 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs077: TestProblem = {
  name: 'hs077',
  start: [2, 2, 2, 2, 2],
  bounds: [],
  objective: {
    fun: (x1, x2, x3, x4, x5) => (x1 - 1) ** 2 + (x1 - x2) ** 2 + (x3 - 1) ** 2 + (x4 - 1) ** 4 + (x5 - 1) ** 6,
    gradient: (x1, x2, x3, x4, x5) => [
      2 * (x1 - 1) + 2 * (x1 - x2),
      -2 * (x1 - x2),
      2 * (x3 - 1),
      4 * (x4 - 1) ** 3,
      6 * (x5 - 1) ** 5,
    ],
  },
  equalities: [
    {
      fun: (x1, _x2, _x3, x4, x5) => x1 ** 2 * x4 + Math.sin(x4 - x5) - 2 * Math.sqrt(2),
      gradient: (x1, _x2, _x3, x4, x5) => [2 * x1 * x4, 0, 0, x1 ** 2 + Math.cos(x4 - x5), -Math.cos(x4 - x5)],
    },
    {
      fun: (_x1, x2, x3, x4) => x2 + x3 ** 4 * x4 ** 2 - 8 - Math.sqrt(2),
      gradient: (_x1, _x2, x3, x4) => [0, 1, 4 * x3 ** 3 * x4 ** 2, 2 * x3 ** 4 * x4, 0],
    },
  ],
  inequalities: [],
  optimum: {
    fun: 0.24150512879017863,
    x: [1.1661721897091657, 1.1821113888023913, 1.3802570431454038, 1.5060362736231965, 0.6109201960428235],
  },
};
