/**
 * Problem 9 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs009: TestProblem = {
  name: 'hs009',
  start: [0, 0],
  bounds: [],
  objective: {
    fun: (x1, x2) => Math.sin((Math.PI * x1) / 12) * Math.cos((Math.PI * x2) / 16),
    gradient: (x1, x2) => [
      Math.cos((Math.PI * x1) / 12) * (Math.PI / 12) * Math.cos((Math.PI * x2) / 16),
      -(Math.sin((Math.PI * x1) / 12) * Math.sin((Math.PI * x2) / 16) * (Math.PI / 16)),
    ],
  },
  equalities: [
    {
      fun: (x1, x2) => 4 * x1 - 3 * x2,
      gradient: () => [4, -3],
    },
  ],
  inequalities: [],
  optimum: { fun: -0.5, x: [-2.999999955113603, -3.9999999401514708] },
};
