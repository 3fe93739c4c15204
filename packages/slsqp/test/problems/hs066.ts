/**
 * Problem 66 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs066: TestProblem = {
  name: 'hs066',
  start: [0, 1.05, 2.9],
  bounds: [
    [0, 100],
    [0, 100],
    [0, 10],
  ],
  objective: {
    fun: (x1, _x2, x3) => 0.2 * x3 - 0.8 * x1,
    gradient: () => [-0.8, 0, 0.2],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2) => x2 - Math.exp(x1),
      gradient: (x1) => [-Math.exp(x1), 1, 0],
    },
    {
      fun: (_x1, x2, x3) => x3 - Math.exp(x2),
      gradient: (_x1, x2) => [0, -Math.exp(x2), 1],
    },
  ],
  optimum: { fun: 0.5181632741815408, x: [0.18412648792284755, 1.202167873197043, 3.327322322599096] },
};
