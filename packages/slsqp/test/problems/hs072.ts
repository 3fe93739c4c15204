/**
 * Problem 72 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs072: TestProblem = {
  name: 'hs072',
  start: [1, 1, 1, 1],
  bounds: [
    [0.001, 400000],
    [0.001, 300000],
    [0.001, 200000],
    [0.001, 100000],
  ],
  objective: {
    fun: (x1, x2, x3, x4) => 1 + x1 + x2 + x3 + x4,
    gradient: () => [1, 1, 1, 1],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2, x3, x4) => 0.0401 - 4 / x1 - 2.25 / x2 - 1 / x3 - 0.25 / x4,
      gradient: (x1, x2, x3, x4) => [4 / x1 ** 2, 2.25 / x2 ** 2, 1 / x3 ** 2, 0.25 / x4 ** 2],
    },
    {
      fun: (x1, x2, x3, x4) => 0.010085 - 0.16 / x1 - 0.36 / x2 - 0.64 / x3 - 0.64 / x4,
      gradient: (x1, x2, x3, x4) => [0.16 / x1 ** 2, 0.36 / x2 ** 2, 0.64 / x3 ** 2, 0.64 / x4 ** 2],
    },
  ],
  optimum: {
    fun: 727.6793577896129,
    x: [193.40742727825472, 179.54707602507514, 185.0180633487063, 168.70679113737663],
  },
};
