/**
 * Problem 107 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981).
 */
import type { TestProblem } from './test-problem.js';

export const hs107: TestProblem = {
  name: 'hs107',
  start: [0.8, 0.8, 0.2, 0.2, 1.0454, 1.0454, 1.0454, 0, 0],
  bounds: [
    [0, null],
    [0, null],
    [null, null],
    [null, null],
    [0.90909, 1.0909],
    [0.90909, 1.0909],
    [0.90909, 1.0909],
    [null, null],
    [null, null],
  ],
  objective: {
    fun: (x1, x2) => 3000 * x1 + 1000 * x1 ** 3 + 2000 * x2 + 666.667 * x2 ** 3,
    gradient: (x1, x2) => [3000 + 3000 * x1 ** 2, 2000 + 666.667 * 3 * x2 ** 2, 0, 0, 0, 0, 0, 0, 0],
  },
  equalities: [
    {
      fun: (x1, _x2, _x3, _x4, x5, x6, x7, x8, x9) =>
        0.4 -
        x1 +
        ((2 * 48.4) / 50.176) * Math.sin(0.25) * x5 ** 2 -
        x5 * x6 * ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8) + (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8)) -
        x5 * x7 * ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x9) + (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x9)),
      gradient: (_x1, _x2, _x3, _x4, x5, x6, x7, x8, x9) => [
        -1,
        0,
        0,
        0,
        ((4 * 48.4) / 50.176) * Math.sin(0.25) * x5 -
          x6 * ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8) + (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8)) -
          x7 * ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x9) + (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x9)),
        -(x5 * ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8) + (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8))),
        -(x5 * ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x9) + (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x9))),
        -(
          x5 *
          x6 *
          ((48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8) - (48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8))
        ),
        -(
          x5 *
          x7 *
          ((48.4 / 50.176) * Math.cos(0.25) * Math.cos(x9) - (48.4 / 50.176) * Math.sin(0.25) * Math.sin(x9))
        ),
      ],
    },
    {
      fun: (_x1, x2, _x3, _x4, x5, x6, x7, x8, x9) =>
        0.4 -
        x2 +
        ((2 * 48.4) / 50.176) * Math.sin(0.25) * x6 ** 2 +
        x5 * x6 * ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8) - (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8)) +
        x6 *
          x7 *
          ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8 - x9) - (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8 - x9)),
      gradient: (_x1, _x2, _x3, _x4, x5, x6, x7, x8, x9) => [
        0,
        -1,
        0,
        0,
        x6 * ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8) - (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8)),
        ((4 * 48.4) / 50.176) * Math.sin(0.25) * x6 +
          x5 * ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8) - (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8)) +
          x7 *
            ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8 - x9) -
              (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8 - x9)),
        x6 *
          ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8 - x9) - (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8 - x9)),
        x5 * x6 * ((48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8) + (48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8)) +
          x6 *
            x7 *
            ((48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8 - x9) +
              (48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8 - x9)),
        x6 *
          x7 *
          (-((48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8 - x9)) -
            (48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8 - x9)),
      ],
    },
    {
      fun: (_x1, _x2, _x3, _x4, x5, x6, x7, x8, x9) =>
        0.8 +
        ((2 * 48.4) / 50.176) * Math.sin(0.25) * x7 ** 2 +
        x5 * x7 * ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x9) - (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x9)) -
        x6 *
          x7 *
          ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8 - x9) + (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8 - x9)),
      gradient: (_x1, _x2, _x3, _x4, x5, x6, x7, x8, x9) => [
        0,
        0,
        0,
        0,
        x7 * ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x9) - (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x9)),
        -(
          x7 *
          ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8 - x9) + (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8 - x9))
        ),
        ((4 * 48.4) / 50.176) * Math.sin(0.25) * x7 +
          x5 * ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x9) - (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x9)) -
          x6 *
            ((48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8 - x9) +
              (48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8 - x9)),
        -(
          x6 *
          x7 *
          ((48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8 - x9) - (48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8 - x9))
        ),
        x5 * x7 * ((48.4 / 50.176) * Math.cos(0.25) * Math.cos(x9) + (48.4 / 50.176) * Math.sin(0.25) * Math.sin(x9)) -
          x6 *
            x7 *
            (-((48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8 - x9)) +
              (48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8 - x9)),
      ],
    },
    {
      fun: (_x1, _x2, x3, _x4, x5, x6, x7, x8, x9) =>
        0.2 -
        x3 +
        ((2 * 48.4) / 50.176) * Math.cos(0.25) * x5 ** 2 +
        x5 * x6 * ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8) - (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8)) +
        x5 * x7 * ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x9) - (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x9)),
      gradient: (_x1, _x2, _x3, _x4, x5, x6, x7, x8, x9) => [
        0,
        0,
        -1,
        0,
        ((4 * 48.4) / 50.176) * Math.cos(0.25) * x5 +
          x6 * ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8) - (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8)) +
          x7 * ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x9) - (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x9)),
        x5 * ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8) - (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8)),
        x5 * ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x9) - (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x9)),
        x5 * x6 * ((48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8) + (48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8)),
        x5 * x7 * ((48.4 / 50.176) * Math.sin(0.25) * Math.cos(x9) + (48.4 / 50.176) * Math.cos(0.25) * Math.sin(x9)),
      ],
    },
    {
      fun: (_x1, _x2, _x3, x4, x5, x6, x7, x8, x9) =>
        0.2 -
        x4 +
        ((2 * 48.4) / 50.176) * Math.cos(0.25) * x6 ** 2 -
        x5 * x6 * ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8) + (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8)) -
        x6 *
          x7 *
          ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8 - x9) + (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8 - x9)),
      gradient: (_x1, _x2, _x3, _x4, x5, x6, x7, x8, x9) => [
        0,
        0,
        0,
        -1,
        -(x6 * ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8) + (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8))),
        ((4 * 48.4) / 50.176) * Math.cos(0.25) * x6 -
          x5 * ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8) + (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8)) -
          x7 *
            ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8 - x9) +
              (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8 - x9)),
        -(
          x6 *
          ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8 - x9) + (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8 - x9))
        ),
        -(
          x5 *
          x6 *
          ((48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8) - (48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8))
        ) -
          x6 *
            x7 *
            ((48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8 - x9) -
              (48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8 - x9)),
        -(
          x6 *
          x7 *
          (-((48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8 - x9)) +
            (48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8 - x9))
        ),
      ],
    },
    {
      fun: (_x1, _x2, _x3, _x4, x5, x6, x7, x8, x9) =>
        -0.337 +
        ((2 * 48.4) / 50.176) * Math.cos(0.25) * x7 ** 2 -
        x5 * x7 * ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x9) + (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x9)) +
        x6 *
          x7 *
          ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8 - x9) - (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8 - x9)),
      gradient: (_x1, _x2, _x3, _x4, x5, x6, x7, x8, x9) => [
        0,
        0,
        0,
        0,
        -(x7 * ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x9) + (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x9))),
        x7 *
          ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8 - x9) - (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8 - x9)),
        ((4 * 48.4) / 50.176) * Math.cos(0.25) * x7 -
          x5 * ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x9) + (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x9)) +
          x6 *
            ((48.4 / 50.176) * Math.sin(0.25) * Math.sin(x8 - x9) -
              (48.4 / 50.176) * Math.cos(0.25) * Math.cos(x8 - x9)),
        x6 *
          x7 *
          ((48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8 - x9) + (48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8 - x9)),
        -(
          x5 *
          x7 *
          ((48.4 / 50.176) * Math.sin(0.25) * Math.cos(x9) - (48.4 / 50.176) * Math.cos(0.25) * Math.sin(x9))
        ) +
          x6 *
            x7 *
            (-((48.4 / 50.176) * Math.sin(0.25) * Math.cos(x8 - x9)) -
              (48.4 / 50.176) * Math.cos(0.25) * Math.sin(x8 - x9)),
      ],
    },
  ],
  inequalities: [],
  optimum: {
    fun: 5055.011803543816,
    x: [
      0.6670127623153373, 1.0223847170508407, 0.22828714466744593, 0.18482175612989238, 1.0908999999998705,
      1.0908999999999351, 1.0690360031427053, 0.10661062240656084, -0.3387876190699886,
    ],
  },
};
