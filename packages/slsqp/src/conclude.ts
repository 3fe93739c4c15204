/**
 * From the end of a run to its result: which point is returned, and what is known there.
 */
import { Arena } from './arena.js';
import type { Evaluator } from './evaluation/evaluator.js';
import { allFinite } from './evaluation/finite.js';
import { estimateMultipliers } from './kkt/estimate.js';
import { kktResidual, type Multipliers } from './kkt/residual.js';
import { describeEnding } from './message.js';
import type { Limits } from './options.js';
import type { MinimizeResult } from './result.js';
import type { SqpRun } from './sqp.js';
import { Status } from './status.js';
import type { Workspace } from './workspace.js';

/** Bounds and inequalities within this distance of their limits count as in force, relative to size. */
const IN_FORCE = 1e-6;

/**
 * Builds the result of a run; differentiates once more when the returned point is not the last iterate.
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
  const isIterate = ended === Status.converged || !returnToBest(run, evaluator, space);
  const { multipliers, residual } = firstOrder(run, evaluator, space, limits, isIterate);
  // No direction of descent and first-order optimal: the precision limit is a success, not an error.
  const atPrecision = ended === Status.noDescent && residual <= limits.gtol;
  const status = atPrecision ? Status.converged : ended;
  const { rows, gradient } = space;
  const { free, scale, count } = evaluator.view;
  // One buffer: a result of six arrays would cost as much as an iteration.
  const arena = new Arena(4 * count + rows);
  const x = arena.floats(count);
  const jac = arena.floats(count);
  const lower = arena.floats(count);
  const upper = arena.floats(count);
  const rowMultipliers = arena.floats(rows);
  evaluator.view.scatter(space.x, x);
  evaluator.spreadGradient(gradient, jac);
  for (let k = 0; k < rows; k++) rowMultipliers[k] = multipliers.multipliers[k]! / scale;
  if (free) balanceFixed(evaluator, jac, rowMultipliers, lower, upper);
  evaluator.view.spread(multipliers.lowerMultipliers, lower);
  evaluator.view.spread(multipliers.upperMultipliers, upper);
  return {
    x,
    fun: run.f / scale,
    jac,
    success: status === Status.converged,
    status,
    message: describeEnding(status, run, evaluator, space, moved),
    nit: run.nit,
    nfev: evaluator.objectiveCalls,
    njev: evaluator.gradientCalls,
    maxcv: run.violation,
    multipliers: rowMultipliers,
    boundMultipliers: { lower, upper },
    kktResidual: residual,
  };
}

/** Moves back to the best point where the last iterate is not it; true when it had to. */
function returnToBest(run: SqpRun, evaluator: Evaluator, space: Workspace): boolean {
  const { incumbent } = run;
  if (!Number.isFinite(incumbent.violation)) return false;
  run.f = incumbent.f;
  run.violation = incumbent.violation;
  if (same(space.best, space.x)) return false;
  space.x.set(space.best);
  // What the budget does not allow any more is not known.
  space.values.fill(NaN);
  space.gradient.fill(NaN);
  space.jacobian.fill(NaN);
  evaluator.budget.within(() => {
    evaluator.constraints(space.x, space.values);
    evaluator.gradient(space.x, run.f, space.gradient);
    evaluator.jacobian(space.x, space.values, space.jacobian);
  });
  return true;
}

/** The step's multipliers, or least-squares ones where these are not known or explain the point better. */
function firstOrder(
  run: SqpRun,
  evaluator: Evaluator,
  space: Workspace,
  limits: Limits,
  isIterate: boolean,
): { multipliers: Multipliers; residual: number } {
  const { x, gradient, values, jacobian, equalities } = space;
  const known = run.finder.answer;
  const point = { x, f: run.f, gradient, jacobian };
  if (!allFinite(gradient) || !allFinite(jacobian) || !Number.isFinite(run.f + run.violation)) {
    known.clear();
    return { multipliers: known, residual: Infinity };
  }
  const residual = isIterate ? kktResidual(point, known, run.unit) : Infinity;
  if (residual <= limits.gtol) return { multipliers: known, residual };
  const { lower, upper } = evaluator;
  const estimate = estimateMultipliers({
    x,
    gradient,
    values,
    jacobian,
    lower,
    upper,
    equalities,
    tolerance: IN_FORCE,
  });
  const again = kktResidual(point, estimate, run.unit);
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

function same(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
