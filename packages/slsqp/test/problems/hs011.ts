/**
 * Problem 11 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs011: TestProblem = {
  name: 'hs011',
  start: [4.9, 0.1],
  bounds: [],
  objective: {
    fun: (x1, x2) => (x1 - 5) ** 2 + x2 ** 2 - 25,
    gradient: (x1, x2) => [2 * (x1 - 5), 2 * x2],
  },
  equalities: [],
  inequalities: [
    {
      fun: (x1, x2) => -(x1 ** 2) + x2,
      gradient: (x1) => [-2 * x1, 1],
    },
  ],
  optimum: { fun: -8.498464223154679, x: [1.2347728250532979, 1.524663929490098] },
};
