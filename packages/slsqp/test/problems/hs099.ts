/**
 * Problem 99 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 *
 * Objective of size 1e9, constraints of size 1e5: bad scaling.
 */
import type { TestProblem } from './test-problem.js';

export const hs099: TestProblem = {
  name: 'hs099',
  start: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
  bounds: [
    [0, 1.58],
    [0, 1.58],
    [0, 1.58],
    [0, 1.58],
    [0, 1.58],
    [0, 1.58],
    [0, 1.58],
  ],
  objective: {
    fun: (x1, x2, x3, x4, x5, x6, x7) =>
      -(
        (1250 * Math.cos(x1) +
          1250 * Math.cos(x2) +
          3750 * Math.cos(x3) +
          3750 * Math.cos(x4) +
          3750 * Math.cos(x5) +
          9000 * Math.cos(x6) +
          9000 * Math.cos(x7)) **
        2
      ),
    gradient: (x1, x2, x3, x4, x5, x6, x7) => [
      2500 *
        (1250 * Math.cos(x1) +
          1250 * Math.cos(x2) +
          3750 * Math.cos(x3) +
          3750 * Math.cos(x4) +
          3750 * Math.cos(x5) +
          9000 * Math.cos(x6) +
          9000 * Math.cos(x7)) *
        Math.sin(x1),
      2500 *
        (1250 * Math.cos(x1) +
          1250 * Math.cos(x2) +
          3750 * Math.cos(x3) +
          3750 * Math.cos(x4) +
          3750 * Math.cos(x5) +
          9000 * Math.cos(x6) +
          9000 * Math.cos(x7)) *
        Math.sin(x2),
      7500 *
        (1250 * Math.cos(x1) +
          1250 * Math.cos(x2) +
          3750 * Math.cos(x3) +
          3750 * Math.cos(x4) +
          3750 * Math.cos(x5) +
          9000 * Math.cos(x6) +
          9000 * Math.cos(x7)) *
        Math.sin(x3),
      7500 *
        (1250 * Math.cos(x1) +
          1250 * Math.cos(x2) +
          3750 * Math.cos(x3) +
          3750 * Math.cos(x4) +
          3750 * Math.cos(x5) +
          9000 * Math.cos(x6) +
          9000 * Math.cos(x7)) *
        Math.sin(x4),
      7500 *
        (1250 * Math.cos(x1) +
          1250 * Math.cos(x2) +
          3750 * Math.cos(x3) +
          3750 * Math.cos(x4) +
          3750 * Math.cos(x5) +
          9000 * Math.cos(x6) +
          9000 * Math.cos(x7)) *
        Math.sin(x5),
      18000 *
        (1250 * Math.cos(x1) +
          1250 * Math.cos(x2) +
          3750 * Math.cos(x3) +
          3750 * Math.cos(x4) +
          3750 * Math.cos(x5) +
          9000 * Math.cos(x6) +
          9000 * Math.cos(x7)) *
        Math.sin(x6),
      18000 *
        (1250 * Math.cos(x1) +
          1250 * Math.cos(x2) +
          3750 * Math.cos(x3) +
          3750 * Math.cos(x4) +
          3750 * Math.cos(x5) +
          9000 * Math.cos(x6) +
          9000 * Math.cos(x7)) *
        Math.sin(x7),
    ],
  },
  equalities: [
    {
      fun: (x1, x2, x3, x4, x5, x6, x7) =>
        9187.5 * (50 * Math.sin(x1) - 32) +
        8562.5 * (50 * Math.sin(x2) - 32) +
        15250 * (75 * Math.sin(x3) - 32) +
        12750 * (75 * Math.sin(x4) - 32) +
        10250 * (75 * Math.sin(x5) - 32) +
        12150 * (100 * Math.sin(x6) - 32) +
        4050 * (100 * Math.sin(x7) - 32) -
        100000,
      gradient: (x1, x2, x3, x4, x5, x6, x7) => [
        459375 * Math.cos(x1),
        428125 * Math.cos(x2),
        1143750 * Math.cos(x3),
        956250 * Math.cos(x4),
        768750 * Math.cos(x5),
        1215000 * Math.cos(x6),
        405000 * Math.cos(x7),
      ],
    },
    {
      fun: (x1, x2, x3, x4, x5, x6, x7) =>
        25 * (50 * Math.sin(x1) - 32) +
        25 * (50 * Math.sin(x2) - 32) +
        50 * (75 * Math.sin(x3) - 32) +
        50 * (75 * Math.sin(x4) - 32) +
        50 * (75 * Math.sin(x5) - 32) +
        90 * (100 * Math.sin(x6) - 32) +
        90 * (100 * Math.sin(x7) - 32) -
        1000,
      gradient: (x1, x2, x3, x4, x5, x6, x7) => [
        1250 * Math.cos(x1),
        1250 * Math.cos(x2),
        3750 * Math.cos(x3),
        3750 * Math.cos(x4),
        3750 * Math.cos(x5),
        9000 * Math.cos(x6),
        9000 * Math.cos(x7),
      ],
    },
  ],
  inequalities: [],
  optimum: {
    fun: -831079891.5101073,
    x: [
      0.5424678162141079, 0.529021424201133, 0.5084491553169184, 0.48026885096046634, 0.4512363497972781,
      0.40918308242073353, 0.35278789178132786,
    ],
  },
};
