/**
 * From the end of a run to its result: what is known at the point it ended at, in the caller's terms.
 */
import { Arena } from './arena.js';
import type { Evaluator } from './evaluation/evaluator.js';
import { allFinite } from './evaluation/finite.js';
import { estimateMultipliers } from './kkt/estimate.js';
import type { Multipliers } from './kkt/residual.js';
import { describeEnding } from './message.js';
import type { Limits } from './options.js';
import type { MinimizeResult } from './result.js';
import type { SqpRun } from './sqp.js';
import { Status } from './status.js';
import { asVector } from './vector.js';
import type { Workspace } from './workspace.js';

/** Bounds and inequalities within this distance of their limits count as in force, relative to size. */
const IN_FORCE = 1e-6;

/**
 * Builds the result of a run.
 *
 * @param moved - the variables whose start was moved into the bounds.
 */
export function conclude(
  run: SqpRun,
  ended: Status,
  evaluator: Evaluator,
  space: Workspace,
  limits: Limits,
  moved: readonly number[],
): MinimizeResult {
  const { rows, current } = space;
  const { multipliers, residual } = firstOrder(run, evaluator, space, limits);
  // No step makes progress and first-order optimal: the limit of precision is a success, not an error.
  const isLast = ended === Status.noDescent || (ended === Status.shortStep && current.isFeasible);
  const isSolution = isLast && !run.plateau.isCertain && run.stop.isSolution(multipliers);
  const status = isSolution ? Status.converged : ended;
  const { view } = evaluator;
  const { scale, count } = view;
  // One buffer: a result of six arrays would cost as much as an iteration.
  const arena = new Arena(4 * count + rows);
  const x = arena.floats(count);
  const jac = arena.floats(count);
  const lower = arena.floats(count);
  const upper = arena.floats(count);
  const rowMultipliers = arena.floats(rows);
  view.scatter(current.x, x);
  evaluator.spreadGradient(current.gradient, jac);
  for (let k = 0; k < rows; k++) rowMultipliers[k] = multipliers.multipliers[k]! / scale;
  if (view.free) balanceFixed(evaluator, jac, rowMultipliers, lower, upper);
  view.spread(multipliers.lowerMultipliers, lower);
  view.spread(multipliers.upperMultipliers, upper);
  return {
    x: asVector(x),
    fun: current.f / scale,
    jac,
    success: status === Status.converged,
    status,
    message: describeEnding(status, run, evaluator, space, moved),
    nit: run.nit,
    nfev: evaluator.budget.evaluations,
    njev: evaluator.gradientCalls,
    maxcv: current.violation,
    multipliers: rowMultipliers,
    boundMultipliers: { lower, upper },
    kktResidual: residual,
  };
}

/** The step's multipliers, or least-squares ones where these are not known or explain the point better. */
function firstOrder(
  run: SqpRun,
  evaluator: Evaluator,
  space: Workspace,
  limits: Limits,
): { multipliers: Multipliers; residual: number } {
  const { current, equalities } = space;
  const known = run.finder.answer;
  if (!current.isFinite || !allFinite(current.gradient) || !allFinite(current.jacobian)) {
    known.clear();
    return { multipliers: known, residual: Infinity };
  }
  const residual = run.isAtIterate ? run.stop.residual(known) : Infinity;
  if (residual <= limits.gtol) return { multipliers: known, residual };
  const { lower, upper } = evaluator;
  const { x, gradient, values, jacobian } = current;
  const point = { x, gradient, values, jacobian, lower, upper, equalities, tolerance: IN_FORCE };
  const estimate = estimateMultipliers(point);
  const again = run.stop.residual(estimate);
  return residual <= again ? { multipliers: known, residual } : { multipliers: estimate, residual: again };
}

/** A fixed variable's bounds take whatever the other terms of its component leave. Fills `lower` and `upper` there. */
function balanceFixed(
  evaluator: Evaluator,
  jac: Float64Array,
  multipliers: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
): void {
  for (let i = 0; i < jac.length; i++) {
    const rest = jac[i]! - evaluator.fixedTerm(i, multipliers);
    lower[i] = Math.max(0, rest);
    upper[i] = Math.max(0, -rest);
  }
}
