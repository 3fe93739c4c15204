import { readBounds } from './bounds.js';
import type { Constraint } from './constraint.js';
import { InvalidArgumentError } from './errors.js';
import { Evaluator } from './evaluation/evaluator.js';
import { readLimits, type MinimizeOptions } from './options.js';
import type { MinimizeResult } from './result.js';
import { SqpRun } from './sqp.js';
import { Status } from './status.js';
import { DualActiveSet } from './subproblem/dual-active-set.js';
import { Workspace } from './workspace.js';

/**
 * Minimises `fun` under bounds, equalities and inequalities by SLSQP.
 *
 * @param fun - the objective; its argument is a buffer that is reused, copy it to keep it.
 * @param x0 - the start, n >= 1 finite numbers; moved into the bounds first.
 * @param options - see `MinimizeOptions`.
 * @throws InvalidArgumentError for a mistake of the caller. A hard problem never throws: look at `status`.
 * @see Kraft 1988, DFVLR-FB 88-28.
 * @example
 * minimize(([x]) => (x! - 2) ** 2, [0], { bounds: [[null, 1]] }).x; // Float64Array [1]
 */
export function minimize(
  fun: (x: Float64Array) => number,
  x0: ArrayLike<number>,
  options: MinimizeOptions = {},
): MinimizeResult {
  const where = 'minimize';
  const start = readStart(where, x0);
  const n = start.length;
  const bounds = readBounds(where, options.bounds, n);
  for (let i = 0; i < n; i++) start[i] = Math.min(bounds.upper[i]!, Math.max(bounds.lower[i]!, start[i]!));
  const constraints = readConstraints(options.constraints);
  const limits = readLimits(where, options);
  const evaluator = new Evaluator({ where, fun, jac: options.jac ?? '2-point', constraints, ...bounds }, start);
  const space = new Workspace(evaluator.n, evaluator.rows, evaluator.equalities);
  const solver = new DualActiveSet(evaluator.n, evaluator.rows, evaluator.equalities);
  const run = new SqpRun(evaluator, limits, options, space, solver);
  const free = new Float64Array(evaluator.n);
  evaluator.gather(start, free);
  run.run(free);
  const x = new Float64Array(n);
  evaluator.scatter(space.x, x);
  const scale = evaluator.scale;
  return {
    x,
    fun: run.f / scale,
    jac: space.gradient.map((g) => g / scale),
    success: run.status === Status.converged,
    status: run.status,
    message: String(run.status),
    nit: run.nit,
    nfev: evaluator.objectiveCalls,
    njev: evaluator.gradientCalls,
    maxcv: run.violation,
    multipliers: run.stepper.multipliers.map((v) => v / scale),
    boundMultipliers: {
      lower: run.stepper.lowerMultipliers.map((v) => v / scale),
      upper: run.stepper.upperMultipliers.map((v) => v / scale),
    },
    kktResidual: run.residual,
  };
}

function readStart(where: string, x0: ArrayLike<number>): Float64Array {
  const start = Float64Array.from(x0);
  for (let i = 0; i < start.length; i++) {
    if (!Number.isFinite(start[i]!)) {
      throw new InvalidArgumentError({ where, what: `x0[${i}]`, got: start[i], expected: 'a finite number' });
    }
  }
  return start;
}

function readConstraints(constraints: Constraint | readonly Constraint[] | undefined): readonly Constraint[] {
  if (constraints === undefined) return [];
  return 'type' in constraints ? [constraints] : constraints;
}
