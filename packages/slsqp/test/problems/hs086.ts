/**
 * Problem 86 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs086: TestProblem = {
  name: 'hs086',
  start: [0, 0, 0, 0, 1],
  bounds: [
    [0, null],
    [0, null],
    [0, null],
    [0, null],
    [0, null],
  ],
  objective: {
    fun: (x1, x2, x3, x4, x5) =>
      -15 * x1 -
      27 * x2 -
      36 * x3 -
      18 * x4 -
      12 * x5 +
      30 * x1 ** 2 -
      40 * x1 * x2 -
      20 * x1 * x3 +
      64 * x1 * x4 -
      20 * x1 * x5 +
      39 * x2 ** 2 -
      12 * x2 * x3 -
      62 * x2 * x4 +
      64 * x2 * x5 +
      10 * x3 ** 2 -
      12 * x3 * x4 -
      20 * x3 * x5 +
      39 * x4 ** 2 -
      40 * x4 * x5 +
      30 * x5 ** 2 +
      4 * x1 ** 3 +
      8 * x2 ** 3 +
      10 * x3 ** 3 +
      6 * x4 ** 3 +
      2 * x5 ** 3,
    gradient: (x1, x2, x3, x4, x5) => [
      -15 + 60 * x1 - 40 * x2 - 20 * x3 + 64 * x4 - 20 * x5 + 12 * x1 ** 2,
      -27 - 40 * x1 + 78 * x2 - 12 * x3 - 62 * x4 + 64 * x5 + 24 * x2 ** 2,
      -36 - 20 * x1 - 12 * x2 + 20 * x3 - 12 * x4 - 20 * x5 + 30 * x3 ** 2,
      -18 + 64 * x1 - 62 * x2 - 12 * x3 + 78 * x4 - 40 * x5 + 18 * x4 ** 2,
      -12 - 20 * x1 + 64 * x2 - 20 * x3 - 40 * x4 + 60 * x5 + 6 * x5 ** 2,
    ],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2, _x3, x4) => -16 * x1 + 2 * x2 + x4 + 40,
      gradient: () => [-16, 2, 0, 1, 0],
    },
    {
      fun: (_x1, x2, _x3, x4, x5) => -2 * x2 + 0.4 * x4 + 2 * x5 + 2,
      gradient: () => [0, -2, 0, 0.4, 2],
    },
    {
      fun: (x1, _x2, x3) => -3.5 * x1 + 2 * x3 + 0.25,
      gradient: () => [-3.5, 0, 2, 0, 0],
    },
    {
      fun: (_x1, x2, _x3, x4, x5) => -2 * x2 - 4 * x4 - x5 + 4,
      gradient: () => [0, -2, 0, -4, -1],
    },
    {
      fun: (_x1, x2, x3, x4, x5) => -9 * x2 - 2 * x3 + x4 - 2.8 * x5 + 4,
      gradient: () => [0, -9, -2, 1, -2.8],
    },
    {
      fun: (x1, _x2, x3) => 2 * x1 - 4 * x3 + 1,
      gradient: () => [2, 0, -4, 0, 0],
    },
    {
      fun: (x1, x2, x3, x4, x5) => -x1 - x2 - x3 - x4 - x5 + 40,
      gradient: () => [-1, -1, -1, -1, -1],
    },
    {
      fun: (x1, x2, x3, x4, x5) => -x1 - 2 * x2 - 3 * x3 - 2 * x4 - x5 + 60,
      gradient: () => [-1, -2, -3, -2, -1],
    },
    {
      fun: (x1, x2, x3, x4, x5) => x1 + 2 * x2 + 3 * x3 + 4 * x4 + 5 * x5 - 5,
      gradient: () => [1, 2, 3, 4, 5],
    },
    {
      fun: (x1, x2, x3, x4, x5) => x1 + x2 + x3 + x4 + x5 - 1,
      gradient: () => [1, 1, 1, 1, 1],
    },
  ],
  optimum: {
    fun: -32.3486789657227,
    x: [0.299999999999993, 0.33346760653463803, 0.4000000000000202, 0.4283101047817239, 0.22396487356079073],
  },
};
