/**
 * Multipliers of a point that no subproblem was solved at: non-negative least squares over the rows in force.
 *
 * minimise || grad f - A' lambda || with lambda >= 0 for inequalities and bounds. This is the dual of a quadratic
 * program with B = I, whose rows in force must not fall: minimise grad f'd + d'd / 2 where A d = 0 or A d >= 0. Its
 * multipliers are the ones looked for, and its step is what they leave of the gradient, so that the solver of the
 * subproblem does it. Dependent rows have some of many solutions.
 * Source: Nocedal and Wright, section 18.3; Lawson and Hanson, Solving Least Squares Problems, chapter 23.
 */
import { Arena, entriesFor } from '../arena.js';
import { factorLength, setDiagonal } from '../hessian/factor.js';
import { DualActiveSet } from '../subproblem/dual-active-set.js';
import type { Multipliers } from './residual.js';
import { largest } from '../vector-operations.js';

/** A row may fall by this share of what the gradient says for a move along it: more than rounding does. */
const ROOM = 64 * Number.EPSILON;

/** A point and the derivatives there. */
export interface ActivePoint {
  readonly x: Float64Array;
  readonly gradient: Float64Array;
  readonly values: Float64Array;
  readonly jacobian: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly equalities: number;
  /** Inequalities and bounds this close to zero count as in force. */
  readonly tolerance: number;
}

/** Least-squares multipliers with the right signs; new arrays. */
export function estimateMultipliers(point: ActivePoint): Multipliers {
  const { x, gradient, values, jacobian, equalities, tolerance } = point;
  const n = x.length;
  const factor = new Float64Array(factorLength(n));
  setDiagonal(n, factor, 1);
  const solver = new DualActiveSet(n, values.length, equalities, new Arena(entriesFor(n, values.length)));
  const room = ROOM * largest(gradient);
  const slack = values.map((value, k) => {
    if (k < equalities) return 0;
    const size = largest(jacobian.subarray(k * n, (k + 1) * n));
    return value <= tolerance * Math.max(1, size) ? room * size : Infinity;
  });
  const isNear = (bound: number, i: number): boolean =>
    Math.abs(x[i]! - bound) <= tolerance * Math.max(1, Math.abs(x[i]!));
  const lower = point.lower.map((bound, i) => (isNear(bound, i) ? -room : -Infinity));
  const upper = point.upper.map((bound, i) => (isNear(bound, i) ? room : Infinity));
  solver.solve({ factor, gradient, jacobian, values: slack, lower, upper });
  return solver;
}
