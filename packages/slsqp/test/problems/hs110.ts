/**
 * Problem 110 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs110: TestProblem = {
  name: 'hs110',
  start: [9, 9, 9, 9, 9, 9, 9, 9, 9, 9],
  bounds: [
    [2.001, 9.999],
    [2.001, 9.999],
    [2.001, 9.999],
    [2.001, 9.999],
    [2.001, 9.999],
    [2.001, 9.999],
    [2.001, 9.999],
    [2.001, 9.999],
    [2.001, 9.999],
    [2.001, 9.999],
  ],
  objective: {
    fun: (x1, x2, x3, x4, x5, x6, x7, x8, x9, x10) =>
      Math.log(x1 - 2) ** 2 +
      Math.log(10 - x1) ** 2 +
      Math.log(x2 - 2) ** 2 +
      Math.log(10 - x2) ** 2 +
      Math.log(x3 - 2) ** 2 +
      Math.log(10 - x3) ** 2 +
      Math.log(x4 - 2) ** 2 +
      Math.log(10 - x4) ** 2 +
      Math.log(x5 - 2) ** 2 +
      Math.log(10 - x5) ** 2 +
      Math.log(x6 - 2) ** 2 +
      Math.log(10 - x6) ** 2 +
      Math.log(x7 - 2) ** 2 +
      Math.log(10 - x7) ** 2 +
      Math.log(x8 - 2) ** 2 +
      Math.log(10 - x8) ** 2 +
      Math.log(x9 - 2) ** 2 +
      Math.log(10 - x9) ** 2 +
      Math.log(x10 - 2) ** 2 +
      Math.log(10 - x10) ** 2 -
      (x1 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x9 * x10) ** 0.2,
    gradient: (x1, x2, x3, x4, x5, x6, x7, x8, x9, x10) => [
      2 * (Math.log(x1 - 2) / (x1 - 2)) +
        2 * Math.log(10 - x1) * (-1 / (10 - x1)) -
        0.2 * (x1 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x9 * x10) ** -0.8 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x9 * x10,
      2 * (Math.log(x2 - 2) / (x2 - 2)) +
        2 * Math.log(10 - x2) * (-1 / (10 - x2)) -
        0.2 * (x1 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x9 * x10) ** -0.8 * x1 * x3 * x4 * x5 * x6 * x7 * x8 * x9 * x10,
      2 * (Math.log(x3 - 2) / (x3 - 2)) +
        2 * Math.log(10 - x3) * (-1 / (10 - x3)) -
        0.2 * (x1 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x9 * x10) ** -0.8 * x1 * x2 * x4 * x5 * x6 * x7 * x8 * x9 * x10,
      2 * (Math.log(x4 - 2) / (x4 - 2)) +
        2 * Math.log(10 - x4) * (-1 / (10 - x4)) -
        0.2 * (x1 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x9 * x10) ** -0.8 * x1 * x2 * x3 * x5 * x6 * x7 * x8 * x9 * x10,
      2 * (Math.log(x5 - 2) / (x5 - 2)) +
        2 * Math.log(10 - x5) * (-1 / (10 - x5)) -
        0.2 * (x1 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x9 * x10) ** -0.8 * x1 * x2 * x3 * x4 * x6 * x7 * x8 * x9 * x10,
      2 * (Math.log(x6 - 2) / (x6 - 2)) +
        2 * Math.log(10 - x6) * (-1 / (10 - x6)) -
        0.2 * (x1 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x9 * x10) ** -0.8 * x1 * x2 * x3 * x4 * x5 * x7 * x8 * x9 * x10,
      2 * (Math.log(x7 - 2) / (x7 - 2)) +
        2 * Math.log(10 - x7) * (-1 / (10 - x7)) -
        0.2 * (x1 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x9 * x10) ** -0.8 * x1 * x2 * x3 * x4 * x5 * x6 * x8 * x9 * x10,
      2 * (Math.log(x8 - 2) / (x8 - 2)) +
        2 * Math.log(10 - x8) * (-1 / (10 - x8)) -
        0.2 * (x1 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x9 * x10) ** -0.8 * x1 * x2 * x3 * x4 * x5 * x6 * x7 * x9 * x10,
      2 * (Math.log(x9 - 2) / (x9 - 2)) +
        2 * Math.log(10 - x9) * (-1 / (10 - x9)) -
        0.2 * (x1 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x9 * x10) ** -0.8 * x1 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x10,
      2 * (Math.log(x10 - 2) / (x10 - 2)) +
        2 * Math.log(10 - x10) * (-1 / (10 - x10)) -
        0.2 * (x1 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x9 * x10) ** -0.8 * x1 * x2 * x3 * x4 * x5 * x6 * x7 * x8 * x9,
    ],
  },
  equalities: [],
  inequalities: [],
  optimum: {
    fun: -45.7784697074463,
    x: [
      9.350265833068725, 9.350265833068457, 9.350265833069171, 9.350265833070937, 9.350265833069837, 9.350265833070937,
      9.350265833069837, 9.35026583306971, 9.350265833106226, 9.350265833044379,
    ],
  },
};
