/**
 * Problem 75 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs075: TestProblem = {
  name: 'hs075',
  start: [0, 0, 0, 0],
  bounds: [
    [0, 1200],
    [0, 1200],
    [-0.48, 0.48],
    [-0.48, 0.48],
  ],
  objective: {
    fun: (x1, x2) => 3 * x1 + 0.000001 * x1 ** 3 + 2 * x2 + (0.000002 / 3) * x2 ** 3,
    gradient: (x1, x2) => [3 + 0.000003 * x1 ** 2, 2 + ((3 * 0.000002) / 3) * x2 ** 2, 0, 0],
  },
  equalities: [
    {
      fun: (x1, _x2, x3, x4) => 1000 * Math.sin(-x3 - 0.25) + 1000 * Math.sin(-x4 - 0.25) + 894.8 - x1,
      gradient: (_x1, _x2, x3, x4) => [-1, 0, -1000 * Math.cos(-x3 - 0.25), -1000 * Math.cos(-x4 - 0.25)],
    },
    {
      fun: (_x1, x2, x3, x4) => 1000 * Math.sin(x3 - 0.25) + 1000 * Math.sin(x3 - x4 - 0.25) + 894.8 - x2,
      gradient: (_x1, _x2, x3, x4) => [
        0,
        -1,
        1000 * Math.cos(x3 - 0.25) + 1000 * Math.cos(x3 - x4 - 0.25),
        -1000 * Math.cos(x3 - x4 - 0.25),
      ],
    },
    {
      fun: (_x1, _x2, x3, x4) => 1000 * Math.sin(x4 - 0.25) + 1000 * Math.sin(x4 - x3 - 0.25) + 1294.8,
      gradient: (_x1, _x2, x3, x4) => [
        0,
        0,
        -1000 * Math.cos(x4 - x3 - 0.25),
        1000 * Math.cos(x4 - 0.25) + 1000 * Math.cos(x4 - x3 - 0.25),
      ],
    },
  ],
  inequalities: [
    {
      fun: (_x1, _x2, x3, x4) => x4 - x3 + 0.48,
      gradient: () => [0, 0, -1, 1],
    },
    {
      fun: (_x1, _x2, x3, x4) => x3 - x4 + 0.48,
      gradient: () => [0, 0, 1, -1],
    },
  ],
  optimum: {
    fun: 5174.412695377741,
    x: [776.1590265860606, 925.1951384690906, 0.05110892853835044, -0.4288910714616491],
  },
};
