/**
 * Fits: minimising a sum of squares with Gauss and Newton's curvature, on the machinery of `minimize`.
 */
import { readDifferenceSteps } from '../differences/difference-option.js';
import { refuse } from '../errors.js';
import type { DifferenceScheme, InferredScheme } from '../gradient-function.js';
import { checkOptions, OPTION_NAMES, type MinimizeOptions } from '../options.js';
import type { MinimizeResult } from '../result.js';
import { readStartLength, SlsqpSolver } from '../solver.js';
import { ResidualModel, type ResidualJacobian } from './residual-model.js';
import type { Vector } from '../vector.js';

/** Options of `leastSquares`: those of `minimize` but for `hess`, with the Jacobian of the residuals as `jac`. */
export interface LeastSquaresOptions extends Omit<MinimizeOptions, 'jac' | 'hess'> {
  /** The m x n Jacobian of the residuals, or how to take differences: one evaluation of all residuals per variable. */
  readonly jac?: ResidualJacobian | InferredScheme | undefined;
}

/** The result of `minimize` for f = (sum of squared residuals) / 2, and what is known of the residuals at x. */
export interface LeastSquaresResult extends MinimizeResult {
  /** Half the sum of squares, as scipy has it; the same number as `fun`. */
  readonly cost: number;
  /** The m residuals at x; none where `maxfev` or `maxTime` left no evaluation at all. */
  readonly residuals: Float64Array;
  /** Their Jacobian at x, m x n by rows; NaN where no evaluations were left for it. */
  readonly jacobian: Float64Array;
}

const NAMES: ReadonlySet<string> = new Set([...OPTION_NAMES].filter((name) => name !== 'hess'));

/**
 * Minimises half the sum of squares of `residuals` under bounds and constraints.
 *
 * B is J'J of the residuals while that makes good progress, and BFGS from there on where it does not; parameters are
 * measured by how much they change the residuals at the start, so that their units do not matter.
 *
 * @param residuals - m numbers for n parameters; their number may not change from call to call.
 * @param x0 - the start, n >= 1 finite numbers.
 * @returns the result of `minimize`, where `nfev` counts evaluations of the residuals, with the residuals at x.
 * @throws InvalidArgumentError for a mistake of the caller.
 * @see Nocedal and Wright, Numerical Optimization, chapter 10.
 * @example
 * leastSquares(([a]) => [1, 2, 3].map((t) => a * t - 2 * t), [0]).x; // Float64Array [2]
 */
export function leastSquares(
  residuals: (x: Vector) => number | ArrayLike<number>,
  x0: ArrayLike<number>,
  options: LeastSquaresOptions = {},
): LeastSquaresResult {
  const where = 'leastSquares';
  checkOptions(where, options, NAMES);
  const n = readStartLength(where, x0);
  if (typeof residuals !== 'function') refuse(where, 'residuals', residuals, 'a function');
  const steps = readDifferenceSteps(where, options.finiteDifferenceStep, n);
  const model = new ResidualModel(
    where,
    residuals,
    (options.jac ?? '2-point') as ResidualJacobian | DifferenceScheme,
    steps,
  );
  const solver = new SlsqpSolver(where, n, model.fun, options as MinimizeOptions, model);
  const result = solver.minimize(x0);
  model.settle(result.x);
  return { ...result, cost: result.fun, residuals: model.residuals, jacobian: model.jacobian };
}
