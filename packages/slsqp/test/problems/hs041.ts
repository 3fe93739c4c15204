/**
 * Problem 41 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * X0 outside bounds; x=0 is a degenerate stationary point with f=2.
 */
import type { TestProblem } from './test-problem.js';

export const hs041: TestProblem = {
  name: 'hs041',
  start: [2, 2, 2, 2],
  bounds: [
    [0, 1],
    [0, 1],
    [0, 1],
    [0, 2],
  ],
  objective: {
    fun: (x1, x2, x3) => 2 - x1 * x2 * x3,
    gradient: (x1, x2, x3) => [-(x2 * x3), -(x1 * x3), -(x1 * x2), 0],
  },
  equalities: [
    {
      fun: (x1, x2, x3, x4) => x1 + 2 * x2 + 2 * x3 - x4,
      gradient: () => [1, 2, 2, -1],
    },
  ],
  inequalities: [],
  optimum: { fun: 1.9259259259259258, x: [0.666666666666117, 0.3333333333334708, 0.33333333333347076, 2] },
};
