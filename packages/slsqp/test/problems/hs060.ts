/**
 * Problem 60 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs060: TestProblem = {
  name: 'hs060',
  start: [2, 2, 2],
  bounds: [
    [-10, 10],
    [-10, 10],
    [-10, 10],
  ],
  objective: {
    fun: (x1, x2, x3) => (x1 - 1) ** 2 + (x1 - x2) ** 2 + (x2 - x3) ** 4,
    gradient: (x1, x2, x3) => [2 * (x1 - 1) + 2 * (x1 - x2), -2 * (x1 - x2) + 4 * (x2 - x3) ** 3, -4 * (x2 - x3) ** 3],
  },
  equalities: [
    {
      fun: (x1, x2, x3) => x1 * (1 + x2 ** 2) + x3 ** 4 - 4 - 3 * Math.sqrt(2),
      gradient: (x1, x2, x3) => [1 + x2 ** 2, 2 * x1 * x2, 4 * x3 ** 3],
    },
  ],
  inequalities: [],
  optimum: { fun: 0.03256820025506983, x: [1.1048590197333106, 1.1966741822882456, 1.5352622603253292] },
};
