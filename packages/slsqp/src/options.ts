import type { Bound } from './bounds.js';
import type { Constraint } from './constraint.js';
import { InvalidArgumentError } from './errors.js';
import type { Hessian } from './hessian/user-hessian.js';
import type { IterationCallback, StopSignal } from './hooks.js';

/** How gradients that the caller does not give are taken. */
export type DifferenceScheme = '2-point' | '3-point';

/** The objective's gradient: fill `out` (n entries, zeroed before each call) or return it. */
export type GradientFunction = (x: Float64Array, out: Float64Array) => ArrayLike<number> | void;

/** Tolerances and limits of a run. */
export interface Tolerances {
  /** Relative precision of the objective, > 0; default 1e-6. */
  readonly ftol?: number | undefined;
  /** Absolute precision of the objective, added to the relative one, >= 0; default 0. */
  readonly fatol?: number | undefined;
  /** Largest relative KKT residual of a success, > 0; default 1e-3. The run aims at min(gtol, sqrt(ftol)). */
  readonly gtol?: number | undefined;
  /** Largest violation of a constraint that still counts as met, > 0; default 1e-8. */
  readonly constraintTolerance?: number | undefined;
  /** Iterations at most; default 100. */
  readonly maxiter?: number | undefined;
  /** Evaluations of the objective at most, differences included; default Infinity. */
  readonly maxfev?: number | undefined;
}

/** Options of `minimize`; names and defaults are scipy's where scipy has them. */
export interface MinimizeOptions extends Tolerances {
  /** Gradient of the objective, or how to take differences; default '2-point'. */
  readonly jac?: GradientFunction | DifferenceScheme | undefined;
  /** Hessian of the Lagrangian; BFGS where absent. */
  readonly hess?: Hessian | undefined;
  /** One [lower, upper] per variable. */
  readonly bounds?: readonly Bound[] | undefined;
  readonly constraints?: Constraint | readonly Constraint[] | undefined;
  /** Called once an iteration; true stops the run. */
  readonly callback?: IterationCallback | undefined;
  /** Looked at once an iteration; aborted stops the run. */
  readonly signal?: StopSignal | undefined;
}

/** Tolerances and limits with the defaults filled in. */
export interface Limits {
  readonly ftol: number;
  readonly fatol: number;
  readonly gtol: number;
  /** KKT residual that the iteration aims at; between it and gtol only the precision limit counts as success. */
  readonly kktGoal: number;
  readonly constraintTolerance: number;
  readonly maxiter: number;
  readonly maxfev: number;
}

const NAMES: ReadonlySet<string> = new Set([
  'ftol',
  'fatol',
  'gtol',
  'constraintTolerance',
  'maxiter',
  'maxfev',
  'jac',
  'hess',
  'bounds',
  'constraints',
  'callback',
  'signal',
]);

/**
 * Refuses what is no option, or an option of the wrong kind.
 *
 * @param more - names that the caller of this function knows besides `MinimizeOptions`'.
 */
export function checkOptions(where: string, options: MinimizeOptions, more: readonly string[] = []): void {
  if (typeof options !== 'object' || options === null) {
    throw new InvalidArgumentError({ where, what: 'options', got: options, expected: 'an object' });
  }
  for (const name in options) {
    if (!NAMES.has(name) && !more.includes(name)) {
      throw new InvalidArgumentError({
        where,
        what: `options.${name}`,
        got: (options as Record<string, unknown>)[name],
        expected: `one of ${[...NAMES, ...more].join(', ')}`,
      });
    }
  }
  const { jac, hess, callback, signal } = options;
  if (jac !== undefined && typeof jac !== 'function' && jac !== '2-point' && jac !== '3-point') {
    throw new InvalidArgumentError({ where, what: 'jac', got: jac, expected: "a function, '2-point' or '3-point'" });
  }
  if (
    hess !== undefined &&
    typeof hess !== 'function' &&
    typeof (hess as { diagonal?: unknown } | null)?.diagonal !== 'function'
  ) {
    throw new InvalidArgumentError({
      where,
      what: 'hess',
      got: hess,
      expected: 'a function or { diagonal: a function }',
    });
  }
  if (callback !== undefined && typeof callback !== 'function') {
    throw new InvalidArgumentError({ where, what: 'callback', got: callback, expected: 'a function' });
  }
  if (signal !== undefined && typeof (signal as { aborted?: unknown } | null)?.aborted !== 'boolean') {
    throw new InvalidArgumentError({ where, what: 'signal', got: signal, expected: 'an AbortSignal' });
  }
}

/** Reads and checks tolerances and limits. */
export function readLimits(where: string, options: Tolerances): Limits {
  const ftol = number(where, 'ftol', options.ftol, 1e-6, false);
  const gtol = number(where, 'gtol', options.gtol, 1e-3, false);
  return {
    ftol,
    fatol: number(where, 'fatol', options.fatol, 0, true),
    gtol,
    kktGoal: Math.min(gtol, Math.max(1e-5, Math.sqrt(ftol))),
    constraintTolerance: number(where, 'constraintTolerance', options.constraintTolerance, 1e-8, false),
    maxiter: count(where, 'maxiter', options.maxiter, 100),
    maxfev: count(where, 'maxfev', options.maxfev, Infinity),
  };
}

/** Reads and checks the constraints. */
export function readConstraints(where: string, constraints: MinimizeOptions['constraints']): readonly Constraint[] {
  if (constraints === undefined) return [];
  const list: readonly Constraint[] = Array.isArray(constraints)
    ? (constraints as Constraint[])
    : [constraints as Constraint];
  list.forEach((constraint: Partial<Constraint> | null | undefined, index) => {
    const refuse = (what: string, got: unknown, expected: string): never => {
      throw new InvalidArgumentError({ where, what: `constraints[${index}]${what}`, got, expected });
    };
    if (typeof constraint !== 'object' || constraint === null)
      return refuse('', constraint, "{ type: 'eq' | 'ineq', fun, jac? }");
    if (constraint.type !== 'eq' && constraint.type !== 'ineq') refuse('.type', constraint.type, "'eq' or 'ineq'");
    if (typeof constraint.fun !== 'function') refuse('.fun', constraint.fun, 'a function');
    if (constraint.jac !== undefined && typeof constraint.jac !== 'function')
      refuse('.jac', constraint.jac, 'a function or nothing');
  });
  return list;
}

function number(where: string, what: string, value: number | undefined, absent: number, mayBeZero: boolean): number {
  if (value === undefined) return absent;
  if (typeof value !== 'number' || !(mayBeZero ? value >= 0 : value > 0) || value === Infinity) {
    throw new InvalidArgumentError({
      where,
      what,
      got: value,
      expected: `a finite number ${mayBeZero ? '>=' : '>'} 0`,
    });
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
