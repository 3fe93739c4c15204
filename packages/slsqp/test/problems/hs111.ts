/**
 * Problem 111 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * Chemical equilibrium in logarithms of the amounts: f = sum_j e^xj (c_j + xj - log sum_k e^xk).
 */
import type { TestFunction, TestProblem } from './test-problem.js';

const potentials = [-6.089, -17.164, -34.054, -5.914, -24.721, -14.986, -24.1, -10.708, -26.662, -22.179];

const logTotal = (x: readonly number[]): number => Math.log(x.reduce((sum, value) => sum + Math.exp(value), 0));

/** sum_j counts_j e^xj = total: the atoms of one element. */
function balance(counts: readonly number[], total: number): TestFunction {
  return {
    fun: (...x) => x.reduce((sum, value, j) => sum + counts[j]! * Math.exp(value), -total),
    gradient: (...x) => x.map((value, j) => counts[j]! * Math.exp(value)),
  };
}

export const hs111: TestProblem = {
  name: 'hs111',
  start: Array.from({ length: 10 }, () => -2.3),
  bounds: Array.from({ length: 10 }, () => [-100, 100] as const),
  objective: {
    fun: (...x) => x.reduce((sum, value, j) => sum + Math.exp(value) * (potentials[j]! + value - logTotal(x)), 0),
    // The derivatives of x_j and of the logarithm cancel.
    gradient: (...x) => x.map((value, j) => Math.exp(value) * (potentials[j]! + value - logTotal(x))),
  },
  equalities: [
    balance([1, 2, 2, 0, 0, 1, 0, 0, 0, 1], 2),
    balance([0, 0, 0, 1, 2, 1, 1, 0, 0, 0], 1),
    balance([0, 0, 1, 0, 0, 0, 1, 1, 2, 1], 1),
  ],
  inequalities: [],
  optimum: {
    fun: -47.76109085936588,
    x: [
      -3.202311588498946, -1.9123665970981416, -0.24442674774775522, -6.561177271454741, -0.7230979632955553,
      -7.274232280480983, -3.597237422322006, -4.020316730765981, -3.2883768813589023, -2.3343717392306234,
    ],
  },
};
