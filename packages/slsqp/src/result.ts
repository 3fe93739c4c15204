import type { Status } from './status.js';
import type { Vector } from './vector.js';

/** Multipliers of the bounds, n entries each, >= 0; 0 where a bound is absent or not in force. */
export interface BoundMultipliers {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Where a run ended and what is known there.
 *
 * Sign convention: grad fun = J' multipliers + boundMultipliers.lower - boundMultipliers.upper at a solution, with
 * multipliers >= 0 for inequalities and both bound multipliers >= 0.
 */
export interface MinimizeResult {
  readonly x: Vector;
  readonly fun: number;
  /** Gradient of the objective at x; NaN where `maxfev` or `maxTime` left no evaluation for an entry. */
  readonly jac: Float64Array;
  /** True only where the constraints are met to `constraintTolerance` and the KKT residual is at most `gtol`. */
  readonly success: boolean;
  readonly status: Status;
  readonly message: string;
  readonly nit: number;
  /** Evaluations of the objective, those for differences included. */
  readonly nfev: number;
  readonly njev: number;
  /** Largest constraint violation. */
  readonly maxcv: number;
  /** Lagrange multipliers of the rows, equalities then inequalities, each in the order given. */
  readonly multipliers: Float64Array;
  readonly boundMultipliers: BoundMultipliers;
  /** Largest component of the Lagrangian's gradient, relative to the terms it is made of. */
  readonly kktResidual: number;
}
