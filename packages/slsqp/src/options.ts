import type { Bound } from './bounds.js';
import type { Constraint } from './constraint.js';
import { InvalidArgumentError } from './errors.js';

/** How gradients that the caller does not give are taken. */
export type DifferenceScheme = '2-point' | '3-point';

/** The objective's gradient: fill `out` (n entries) or return it. */
export type GradientFunction = (x: Float64Array, out: Float64Array) => ArrayLike<number> | void;

/** What `callback` sees once an iteration. */
export interface IterationState {
  /** The iterate; the array is reused, copy it to keep it. */
  readonly x: Float64Array;
  readonly fun: number;
  /** Iterations made, evaluations of the objective so far (differences included). */
  readonly nit: number;
  readonly nfev: number;
  /** Largest constraint violation at x. */
  readonly maxcv: number;
  /** Merit function at x: objective plus weighted violations; this, not `fun`, falls from iteration to iteration. */
  readonly merit: number;
  /** Length of the step that led here, and the share of the full step it is. */
  readonly stepNorm: number;
  readonly stepLength: number;
  /** Relative KKT residual where it was last known: at the point before the step. */
  readonly kktResidual: number;
}

/** Tolerances and limits. */
export interface Tolerances {
  /** Relative precision of the objective (see README). 1e-6. */
  readonly ftol?: number;
  /** Absolute precision of the objective, added to the relative one. 0. */
  readonly fatol?: number;
  /** Largest relative KKT residual of a success; undefined: chosen from ftol. */
  readonly gtol?: number;
  /** Largest violation of a constraint that counts as met. 1e-8. */
  readonly constraintTolerance?: number;
  readonly maxiter?: number;
  readonly maxfev?: number;
}

/** What of an `AbortSignal` is used: an AbortSignal of any platform fits. */
export interface StopSignal {
  readonly aborted: boolean;
}

/** Options of `minimize`; names and defaults are scipy's where scipy has them. */
export interface MinimizeOptions extends Tolerances {
  readonly jac?: GradientFunction | DifferenceScheme;
  readonly bounds?: readonly Bound[];
  readonly constraints?: Constraint | readonly Constraint[];
  readonly callback?: (state: IterationState) => boolean | void;
  readonly signal?: StopSignal;
}

/** Tolerances and limits with their defaults filled in. */
export interface Limits {
  readonly ftol: number;
  readonly fatol: number;
  readonly gtol: number;
  readonly constraintTolerance: number;
  readonly maxiter: number;
  readonly maxfev: number;
}

/** Reads and checks tolerances and limits. */
export function readLimits(where: string, options: Tolerances): Limits {
  const ftol = positive(where, 'ftol', options.ftol, 1e-6);
  return {
    ftol,
    fatol: atLeastZero(where, 'fatol', options.fatol, 0),
    gtol: positive(where, 'gtol', options.gtol, Math.max(1e-5, Math.min(1e-2, Math.sqrt(ftol)))),
    constraintTolerance: positive(where, 'constraintTolerance', options.constraintTolerance, 1e-8),
    maxiter: count(where, 'maxiter', options.maxiter, 100),
    maxfev: count(where, 'maxfev', options.maxfev, Infinity),
  };
}

function positive(where: string, what: string, value: number | undefined, absent: number): number {
  if (value === undefined) return absent;
  if (typeof value !== 'number' || !(value > 0) || value === Infinity) {
    throw new InvalidArgumentError({ where, what, got: value, expected: 'a finite number > 0' });
  }
  return value;
}

function atLeastZero(where: string, what: string, value: number | undefined, absent: number): number {
  if (value === undefined) return absent;
  if (typeof value !== 'number' || !(value >= 0) || value === Infinity) {
    throw new InvalidArgumentError({ where, what, got: value, expected: 'a finite number >= 0' });
  }
  return value;
}

function count(where: string, what: string, value: number | undefined, absent: number): number {
  if (value === undefined) return absent;
  if (typeof value !== 'number' || !(value >= 0) || (value !== Infinity && !Number.isInteger(value))) {
    throw new InvalidArgumentError({ where, what, got: value, expected: 'a whole number >= 0' });
  }
  return value;
}
