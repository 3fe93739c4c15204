import type { Bounds } from './bounds.js';
import { readClock, type Clock } from './clock.js';
import type { AnyConstraint } from './constraint.js';
import { refuse } from './errors.js';
import type { FiniteDifferenceStep } from './differences/difference-option.js';
import type { XScale } from './evaluation/variable-lengths.js';
import type { GradientFunction, InferredScheme } from './gradient-function.js';
import type { Hessian } from './hessian/user-hessian.js';
import type { IterationCallback, StopSignal } from './hooks.js';
import { refuseUnknownKeys } from './unknown-keys.js';
import { isPositive } from './list.js';

/** Tolerances and limits of a run. */
export interface Tolerances {
  /** Relative precision of the objective, > 0; default 1e-6, and x right to 1e-5 where the minimum is well conditioned. */
  readonly ftol?: number | undefined;
  /** Absolute precision of the objective, added to the relative one, >= 0; default 0. */
  readonly fatol?: number | undefined;
  /**
   * A step that moves no variable by more than this share of max(1, |x_i|), or of its `xScale`, ends the run, >= 0;
   * default 0: no step does.
   */
  readonly xtol?: number | undefined;
  /** Largest relative KKT residual of a success, > 0; default 1e-3. The run aims at min(gtol, sqrt(ftol)). */
  readonly gtol?: number | undefined;
  /** Largest violation of a constraint that still counts as met, > 0; default 1e-8. */
  readonly constraintTolerance?: number | undefined;
  /** Iterations at most; default 100. */
  readonly maxiter?: number | undefined;
  /** Evaluations of the objective at most, differences included; default Infinity. Not exceeded by a single one. */
  readonly maxfev?: number | undefined;
  /** Milliseconds at most, looked at before each call of a function; default Infinity. */
  readonly maxTime?: number | undefined;
  /** What `maxTime` is measured by, in milliseconds; default `performance.now`. */
  readonly clock?: Clock | undefined;
}

/** Options of `minimize`; names and defaults are scipy's where scipy has them. */
export interface MinimizeOptions extends Tolerances {
  /** Gradient of the objective, or how to take differences; default '2-point'. */
  readonly jac?: GradientFunction | InferredScheme | undefined;
  /** How long difference steps are: relative to each variable's size (one number, or n), or `{ absolute }`. */
  readonly finiteDifferenceStep?: FiniteDifferenceStep | undefined;
  /** How large a typical change of each variable is, n numbers > 0; the nearest powers of two are used. */
  readonly xScale?: XScale | undefined;
  /** Hessian of the Lagrangian; BFGS where absent. */
  readonly hess?: Hessian | undefined;
  /** One [lower, upper] per variable. */
  readonly bounds?: Bounds | undefined;
  readonly constraints?: AnyConstraint | readonly AnyConstraint[] | undefined;
  /** Called once an iteration; true stops the run. */
  readonly callback?: IterationCallback | undefined;
  /** Looked at once an iteration; aborted stops the run. No timer fires during a run: see `maxTime`. */
  readonly signal?: StopSignal | undefined;
}

/** Tolerances and limits with the defaults filled in. */
export interface Limits {
  readonly ftol: number;
  readonly fatol: number;
  readonly xtol: number;
  readonly gtol: number;
  /** KKT residual that the iteration aims at; between it and gtol only the precision limit counts as success. */
  readonly kktGoal: number;
  /** Longest step, relative to each variable, that may be left undone. */
  readonly stepGoal: number;
  readonly constraintTolerance: number;
  readonly maxiter: number;
  readonly maxfev: number;
  readonly maxTime: number;
  readonly clock: Clock | undefined;
}

/** What x is right to, relatively, where the caller asks for no precision of f. */
const STEP_GOAL = 1e-5;

/** The names of `MinimizeOptions`. */
export const OPTION_NAMES: ReadonlySet<string> = new Set([
  'ftol',
  'fatol',
  'xtol',
  'gtol',
  'constraintTolerance',
  'maxiter',
  'maxfev',
  'maxTime',
  'clock',
  'jac',
  'finiteDifferenceStep',
  'xScale',
  'hess',
  'bounds',
  'constraints',
  'callback',
  'signal',
]);

/**
 * Refuses what is no option, or an option of the wrong kind.
 *
 * @param known - the names that may occur.
 */
export function checkOptions(where: string, options: unknown, known: ReadonlySet<string> = OPTION_NAMES): void {
  if (typeof options !== 'object' || options === null) refuse(where, 'options', options, 'an object');
  const given = options as Readonly<Record<string, unknown>>;
  refuseUnknownKeys(where, 'options', options, known);
  const { jac, hess, callback, signal, warmStart, clock } = given;
  const expect = (what: string, got: unknown, fits: boolean, expected: string): void => {
    if (got !== undefined && !fits) refuse(where, what, got, expected);
  };
  const isFunction = (value: unknown): boolean => typeof value === 'function';
  const has = (value: unknown, name: string, type: string): boolean =>
    typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[name] === type;
  expect('jac', jac, isFunction(jac) || jac === '2-point' || jac === '3-point', "a function, '2-point' or '3-point'");
  expect('hess', hess, isFunction(hess) || has(hess, 'diagonal', 'function'), 'a function or { diagonal: a function }');
  expect('callback', callback, isFunction(callback), 'a function');
  expect('clock', clock, isFunction(clock), 'a function that returns milliseconds');
  expect('signal', signal, has(signal, 'aborted', 'boolean'), 'an AbortSignal');
  expect('warmStart', warmStart, typeof warmStart === 'boolean', 'true or false');
}

/** Reads and checks tolerances and limits. */
export function readLimits(where: string, options: Tolerances): Limits {
  const ftol = number(where, 'ftol', options.ftol, 1e-6, false);
  const maxTime = milliseconds(where, options.maxTime);
  const gtol = number(where, 'gtol', options.gtol, 1e-3, false);
  return {
    ftol,
    fatol: number(where, 'fatol', options.fatol, 0, true),
    xtol: number(where, 'xtol', options.xtol, 0, true),
    gtol,
    stepGoal: options.ftol === undefined ? STEP_GOAL : Infinity,
    kktGoal: Math.min(gtol, Math.max(1e-5, Math.sqrt(ftol))),
    constraintTolerance: number(where, 'constraintTolerance', options.constraintTolerance, 1e-8, false),
    maxiter: count(where, 'maxiter', options.maxiter, 100),
    maxfev: count(where, 'maxfev', options.maxfev, Infinity),
    maxTime,
    clock: maxTime < Infinity ? readClock(where, options.clock) : undefined,
  };
}

function number(where: string, what: string, value: number | undefined, absent: number, mayBeZero: boolean): number {
  if (value === undefined) return absent;
  if (!isPositive(value) && !(mayBeZero && value === 0))
    refuse(where, what, value, `a finite number ${mayBeZero ? '>=' : '>'} 0`);
  return value;
}

function count(where: string, what: string, value: number | undefined, absent: number): number {
  if (value === undefined) return absent;
  if (typeof value !== 'number' || !(value >= 0) || (value !== Infinity && !Number.isInteger(value)))
    refuse(where, what, value, 'a whole number >= 0');
  return value;
}

function milliseconds(where: string, value: number | undefined): number {
  if (value === undefined) return Infinity;
  if (typeof value !== 'number' || !(value >= 0)) refuse(where, 'maxTime', value, 'a number of milliseconds >= 0');
  return value;
}
