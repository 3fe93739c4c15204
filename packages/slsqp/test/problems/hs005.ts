/**
 * Problem 5 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs005: TestProblem = {
  name: 'hs005',
  start: [0, 0],
  bounds: [
    [-1.5, 4],
    [-3, 3],
  ],
  objective: {
    fun: (x1, x2) => Math.sin(x1 + x2) + (x1 - x2) ** 2 - 1.5 * x1 + 2.5 * x2 + 1,
    gradient: (x1, x2) => [Math.cos(x1 + x2) + 2 * (x1 - x2) - 1.5, Math.cos(x1 + x2) - 2 * (x1 - x2) + 2.5],
  },
  equalities: [],
  inequalities: [],
  optimum: { fun: -1.9132229549810362, x: [-0.5471975522291593, -1.5471975480871416] },
};
