/**
 * From the end of a run to its result: which point is returned, and what is known there.
 */
import type { Evaluator } from './evaluation/evaluator.js';
import { estimateMultipliers } from './kkt/estimate.js';
import { kktResidual, type Multipliers } from './kkt/residual.js';
import type { Limits } from './options.js';
import { describeEnding } from './message.js';
import type { MinimizeResult } from './result.js';
import type { SqpRun } from './sqp.js';
import { Status } from './status.js';
import type { Workspace } from './workspace.js';

/** Bounds and inequalities within this distance of their limits count as in force, relative to size. */
const IN_FORCE = 1e-6;

/** Builds the result; differentiates once more when the returned point is not the last iterate. */
export function conclude(
  run: SqpRun,
  ended: Status,
  evaluator: Evaluator,
  space: Workspace,
  limits: Limits,
  moved: readonly number[],
): MinimizeResult {
  const { incumbent } = run;
  let status = ended;
  let known: Multipliers | undefined = run.finder.answer;
  if (status !== Status.converged && Number.isFinite(incumbent.violation) && differ(space.best, space.x)) {
    space.x.set(space.best);
    evaluator.constraints(space.x, space.values);
    run.f = incumbent.f;
    run.violation = incumbent.violation;
    evaluator.gradient(space.x, run.f, space.gradient);
    evaluator.jacobian(space.x, space.values, space.jacobian);
    known = undefined;
  }
  const { scale } = evaluator;
  const point = { x: space.x, f: run.f, gradient: space.gradient, jacobian: space.jacobian };
  let multipliers = known;
  let residual = multipliers ? kktResidual(point, multipliers, 1) : Infinity;
  if (!(residual <= limits.gtol)) {
    const estimate = estimateMultipliers({
      x: space.x,
      gradient: space.gradient,
      values: space.values,
      jacobian: space.jacobian,
      lower: evaluator.lower,
      upper: evaluator.upper,
      equalities: space.equalities,
      tolerance: IN_FORCE,
    });
    const again = kktResidual(point, estimate, 1);
    if (!(residual <= again)) {
      multipliers = estimate;
      residual = again;
    }
  }
  // No direction of descent and first-order optimal: the precision limit is a success, not an error.
  if (status === Status.noDescent && residual <= limits.gtol) status = Status.converged;
  const x = evaluator.full(space.x);
  const n = x.length;
  return {
    x,
    fun: run.f / scale,
    jac: spread(space.gradient, evaluator.free, n, scale),
    success: status === Status.converged,
    status,
    message: describeEnding(status, run, evaluator, space, moved),
    nit: run.nit,
    nfev: evaluator.objectiveCalls,
    njev: evaluator.gradientCalls,
    maxcv: run.violation,
    multipliers: spread(multipliers!.multipliers.subarray(0, space.rows), undefined, space.rows, scale),
    boundMultipliers: {
      lower: spread(multipliers!.lowerMultipliers.subarray(0, space.n), evaluator.free, n, scale),
      upper: spread(multipliers!.upperMultipliers.subarray(0, space.n), evaluator.free, n, scale),
    },
    kktResidual: residual,
  };
}

function differ(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return true;
  return false;
}

/** Entries of the free variables over all n of them, 0 elsewhere, in the units of the caller. */
function spread(values: Float64Array, free: Int32Array | undefined, n: number, scale: number): Float64Array {
  const out = new Float64Array(n);
  for (let k = 0; k < values.length; k++) out[free ? free[k]! : k] = values[k]! / scale;
  return out;
}
