/**
 * Problem 56 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs056: TestProblem = {
  name: 'hs056',
  start: [1, 1, 1, 0.509739678831507, 0.509739678831507, 0.509739678831507, 0.9851107833377457],
  bounds: [],
  objective: {
    fun: (x1, x2, x3) => -(x1 * x2 * x3),
    gradient: (x1, x2, x3) => [-(x2 * x3), -(x1 * x3), -(x1 * x2), 0, 0, 0, 0],
  },
  equalities: [
    {
      fun: (x1, _x2, _x3, x4) => x1 - 4.2 * Math.sin(x4) ** 2,
      gradient: (_x1, _x2, _x3, x4) => [1, 0, 0, -8.4 * Math.sin(x4) * Math.cos(x4), 0, 0, 0],
    },
    {
      fun: (_x1, x2, _x3, _x4, x5) => x2 - 4.2 * Math.sin(x5) ** 2,
      gradient: (_x1, _x2, _x3, _x4, x5) => [0, 1, 0, 0, -8.4 * Math.sin(x5) * Math.cos(x5), 0, 0],
    },
    {
      fun: (_x1, _x2, x3, _x4, _x5, x6) => x3 - 4.2 * Math.sin(x6) ** 2,
      gradient: (_x1, _x2, _x3, _x4, _x5, x6) => [0, 0, 1, 0, 0, -8.4 * Math.sin(x6) * Math.cos(x6), 0],
    },
    {
      fun: (x1, x2, x3, _x4, _x5, _x6, x7) => x1 + 2 * x2 + 2 * x3 - 7.2 * Math.sin(x7) ** 2,
      gradient: (_x1, _x2, _x3, _x4, _x5, _x6, x7) => [1, 2, 2, 0, 0, 0, -14.4 * Math.sin(x7) * Math.cos(x7)],
    },
  ],
  inequalities: [],
  optimum: {
    fun: -3.456,
    x: [
      2.3999999973121287, 1.2000000007376357, 1.2000000006063, 0.8570719472035294, 0.5639426415550131,
      -0.5639426415204031, -1.570796326532304,
    ],
  },
};
