import { checkOptions, type MinimizeOptions } from './options.js';
import type { MinimizeResult } from './result.js';
import { readStartLength, SlsqpSolver } from './solver.js';
import type { Vector } from './vector.js';

const NO_OPTIONS: MinimizeOptions = {};

/**
 * Minimises `fun` under bounds, equalities and inequalities by sequential least-squares programming.
 *
 * @param fun - the objective. Its argument is a buffer that is reused: copy it to keep it.
 * @param x0 - the start, n >= 1 finite numbers; moved into the bounds first, and the message says so.
 * @param options - gradients, bounds, constraints, tolerances and limits; see the README's table.
 * @returns the solution, or the best point found, with its multipliers and the reason for the end.
 * @throws InvalidArgumentError for a mistake of the caller. A hard problem never throws: look at `status`.
 * @see Kraft, "A software package for sequential quadratic programming", DFVLR-FB 88-28, 1988.
 * @example
 * minimize(([x]) => (x - 2) ** 2, [0], { bounds: [[null, 1]] }).x; // Float64Array [1]
 */
export function minimize(
  fun: (x: Vector) => number,
  x0: ArrayLike<number>,
  options: MinimizeOptions = NO_OPTIONS,
): MinimizeResult {
  const where = 'minimize';
  checkOptions(where, options);
  return new SlsqpSolver(where, readStartLength(where, x0), fun, options).minimize(x0);
}
