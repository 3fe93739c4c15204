/**
 * Problem 87 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * Piecewise linear discontinuous objective: not for gradient methods; better value 8853.5397 known (x2 -> 100 from
 * below); the printed 8827.5977 is a misprint of 8927.5977.
 */
import type { TestProblem } from './test-problem.js';

export const hs087: TestProblem = {
  name: 'hs087',
  start: [390, 1000, 419.5, 340.5, 198.175, 0.5],
  bounds: [
    [0, 400],
    [0, 1000],
    [340, 420],
    [340, 420],
    [-1000, 10000],
    [0, 0.5236],
  ],
  objective: {
    fun: (x1, x2) => (x1 < 300 ? 30 : 31) * x1 + (x2 < 100 ? 28 : x2 < 200 ? 29 : 30) * x2,
    gradient: (x1, x2) => [x1 < 300 ? 30 : 31, x2 < 100 ? 28 : x2 < 200 ? 29 : 30, 0, 0, 0, 0],
  },
  equalities: [
    {
      fun: (x1, _x2, x3, x4, _x5, x6) =>
        300 - x1 - ((x3 * x4) / 131.078) * Math.cos(1.48477 - x6) + ((0.90798 * x3 ** 2) / 131.078) * Math.cos(1.47588),
      gradient: (_x1, _x2, x3, x4, _x5, x6) => [
        -1,
        0,
        -((x4 / 131.078) * Math.cos(1.48477 - x6)) + ((1.81596 * x3) / 131.078) * Math.cos(1.47588),
        -((x3 / 131.078) * Math.cos(1.48477 - x6)),
        0,
        -(((x3 * x4) / 131.078) * Math.sin(1.48477 - x6)),
      ],
    },
    {
      fun: (_x1, x2, x3, x4, _x5, x6) =>
        -x2 - ((x3 * x4) / 131.078) * Math.cos(1.48477 + x6) + ((0.90798 * x4 ** 2) / 131.078) * Math.cos(1.47588),
      gradient: (_x1, _x2, x3, x4, _x5, x6) => [
        0,
        -1,
        -((x4 / 131.078) * Math.cos(1.48477 + x6)),
        -((x3 / 131.078) * Math.cos(1.48477 + x6)) + ((1.81596 * x4) / 131.078) * Math.cos(1.47588),
        0,
        ((x3 * x4) / 131.078) * Math.sin(1.48477 + x6),
      ],
    },
    {
      fun: (_x1, _x2, x3, x4, x5, x6) =>
        -x5 - ((x3 * x4) / 131.078) * Math.sin(1.48477 + x6) + ((0.90798 * x4 ** 2) / 131.078) * Math.sin(1.47588),
      gradient: (_x1, _x2, x3, x4, _x5, x6) => [
        0,
        0,
        -((x4 / 131.078) * Math.sin(1.48477 + x6)),
        -((x3 / 131.078) * Math.sin(1.48477 + x6)) + ((1.81596 * x4) / 131.078) * Math.sin(1.47588),
        -1,
        -(((x3 * x4) / 131.078) * Math.cos(1.48477 + x6)),
      ],
    },
    {
      fun: (_x1, _x2, x3, x4, _x5, x6) =>
        200 - ((x3 * x4) / 131.078) * Math.sin(1.48477 - x6) + ((0.90798 * x3 ** 2) / 131.078) * Math.sin(1.47588),
      gradient: (_x1, _x2, x3, x4, _x5, x6) => [
        0,
        0,
        -((x4 / 131.078) * Math.sin(1.48477 - x6)) + ((1.81596 * x3) / 131.078) * Math.sin(1.47588),
        -((x3 / 131.078) * Math.sin(1.48477 - x6)),
        0,
        ((x3 * x4) / 131.078) * Math.cos(1.48477 - x6),
      ],
    },
  ],
  inequalities: [],
  optimum: {
    fun: 8927.597735497839,
    x: [107.81191084348099, 196.31863483425542, 373.83072517822535, 420, 21.30714199730566, 0.1532919773451025],
  },
};
