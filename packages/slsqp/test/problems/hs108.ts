/**
 * Problem 108 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * Degenerate; local minimum -0.6749814 exists.
 */
import type { TestProblem } from './test-problem.js';

export const hs108: TestProblem = {
  name: 'hs108',
  start: [1, 1, 1, 1, 1, 1, 1, 1, 1],
  bounds: [
    [null, null],
    [null, null],
    [null, null],
    [null, null],
    [null, null],
    [null, null],
    [null, null],
    [null, null],
    [0, null],
  ],
  objective: {
    fun: (x1, x2, x3, x4, x5, x6, x7, x8, x9) => -0.5 * (x1 * x4 - x2 * x3 + x3 * x9 - x5 * x9 + x5 * x8 - x6 * x7),
    gradient: (x1, x2, x3, x4, x5, x6, x7, x8, x9) => [
      -0.5 * x4,
      0.5 * x3,
      -0.5 * (-x2 + x9),
      -0.5 * x1,
      -0.5 * (-x9 + x8),
      0.5 * x7,
      0.5 * x6,
      -0.5 * x5,
      -0.5 * (x3 - x5),
    ],
  },
  equalities: [],
  inequalities: [
    {
      fun: (_x1, _x2, x3, x4) => 1 - x3 ** 2 - x4 ** 2,
      gradient: (_x1, _x2, x3, x4) => [0, 0, -2 * x3, -2 * x4, 0, 0, 0, 0, 0],
    },
    {
      fun: (_x1, _x2, _x3, _x4, _x5, _x6, _x7, _x8, x9) => 1 - x9 ** 2,
      gradient: (_x1, _x2, _x3, _x4, _x5, _x6, _x7, _x8, x9) => [0, 0, 0, 0, 0, 0, 0, 0, -2 * x9],
    },
    {
      fun: (_x1, _x2, _x3, _x4, x5, x6) => 1 - x5 ** 2 - x6 ** 2,
      gradient: (_x1, _x2, _x3, _x4, x5, x6) => [0, 0, 0, 0, -2 * x5, -2 * x6, 0, 0, 0],
    },
    {
      fun: (x1, x2, _x3, _x4, _x5, _x6, _x7, _x8, x9) => 1 - x1 ** 2 - (x2 - x9) ** 2,
      gradient: (x1, x2, _x3, _x4, _x5, _x6, _x7, _x8, x9) => [
        -2 * x1,
        -2 * (x2 - x9),
        0,
        0,
        0,
        0,
        0,
        0,
        2 * (x2 - x9),
      ],
    },
    {
      fun: (x1, x2, _x3, _x4, x5, x6) => 1 - (x1 - x5) ** 2 - (x2 - x6) ** 2,
      gradient: (x1, x2, _x3, _x4, x5, x6) => [
        -2 * (x1 - x5),
        -2 * (x2 - x6),
        0,
        0,
        2 * (x1 - x5),
        2 * (x2 - x6),
        0,
        0,
        0,
      ],
    },
    {
      fun: (x1, x2, _x3, _x4, _x5, _x6, x7, x8) => 1 - (x1 - x7) ** 2 - (x2 - x8) ** 2,
      gradient: (x1, x2, _x3, _x4, _x5, _x6, x7, x8) => [
        -2 * (x1 - x7),
        -2 * (x2 - x8),
        0,
        0,
        0,
        0,
        2 * (x1 - x7),
        2 * (x2 - x8),
        0,
      ],
    },
    {
      fun: (_x1, _x2, x3, x4, x5, x6) => 1 - (x3 - x5) ** 2 - (x4 - x6) ** 2,
      gradient: (_x1, _x2, x3, x4, x5, x6) => [
        0,
        0,
        -2 * (x3 - x5),
        -2 * (x4 - x6),
        2 * (x3 - x5),
        2 * (x4 - x6),
        0,
        0,
        0,
      ],
    },
    {
      fun: (_x1, _x2, x3, x4, _x5, _x6, x7, x8) => 1 - (x3 - x7) ** 2 - (x4 - x8) ** 2,
      gradient: (_x1, _x2, x3, x4, _x5, _x6, x7, x8) => [
        0,
        0,
        -2 * (x3 - x7),
        -2 * (x4 - x8),
        0,
        0,
        2 * (x3 - x7),
        2 * (x4 - x8),
        0,
      ],
    },
    {
      fun: (_x1, _x2, _x3, _x4, _x5, _x6, x7, x8, x9) => 1 - x7 ** 2 - (x8 - x9) ** 2,
      gradient: (_x1, _x2, _x3, _x4, _x5, _x6, x7, x8, x9) => [
        0,
        0,
        0,
        0,
        0,
        0,
        -2 * x7,
        -2 * (x8 - x9),
        2 * (x8 - x9),
      ],
    },
    {
      fun: (x1, x2, x3, x4) => x1 * x4 - x2 * x3,
      gradient: (x1, x2, x3, x4) => [x4, -x3, -x2, x1, 0, 0, 0, 0, 0],
    },
    {
      fun: (_x1, _x2, x3, _x4, _x5, _x6, _x7, _x8, x9) => x3 * x9,
      gradient: (_x1, _x2, x3, _x4, _x5, _x6, _x7, _x8, x9) => [0, 0, x9, 0, 0, 0, 0, 0, x3],
    },
    {
      fun: (_x1, _x2, _x3, _x4, x5, _x6, _x7, _x8, x9) => -(x5 * x9),
      gradient: (_x1, _x2, _x3, _x4, x5, _x6, _x7, _x8, x9) => [0, 0, 0, 0, -x9, 0, 0, 0, -x5],
    },
    {
      fun: (_x1, _x2, _x3, _x4, x5, x6, x7, x8) => x5 * x8 - x6 * x7,
      gradient: (_x1, _x2, _x3, _x4, x5, x6, x7, x8) => [0, 0, 0, 0, x8, -x7, -x6, x5, 0],
    },
  ],
  optimum: {
    fun: -0.8660254037844386,
    x: [
      0.9186335212819211, -0.3951106852227339, 0.8014926495424299, 0.59800462601008, 0.9186335224765567,
      -0.3951106824452023, 0.8014926513505247, 0.5980046235867295, 0,
    ],
  },
};
