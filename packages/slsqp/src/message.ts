import { nameOfRow } from './evaluation/constraint-block.js';
import type { Evaluator } from './evaluation/evaluator.js';
import { variableSize } from './kkt/residual.js';
import { violation } from './line-search/merit.js';
import type { SqpRun } from './sqp.js';
import { Status } from './status.js';
import type { Workspace } from './workspace.js';

/** More rows or variables than this are counted, not listed. */
const LISTED = 5;

/**
 * One sentence on how the run ended, naming the constraint rows and variables concerned.
 *
 * @param moved - the variables whose start was moved into the bounds.
 */
export function describeEnding(
  status: Status,
  run: SqpRun,
  evaluator: Evaluator,
  space: Workspace,
  moved: readonly number[],
): string {
  return sentence(status, run, evaluator, space) + startNote(moved);
}

function sentence(status: Status, run: SqpRun, evaluator: Evaluator, space: Workspace): string {
  if (status === Status.converged) return 'Optimization terminated successfully';
  const missed = missedRows(evaluator, space);
  const unmet = missed === '' ? '' : `; not met: ${missed}`;
  switch (status) {
    case Status.infeasible:
      return `${run.recovery.violationIsStationary ? 'The constraints contradict each other near x, which violates them least' : 'No point that meets the constraints was found'}${unmet}`;
    case Status.noDescent:
      if (run.plateau.isCertain)
        return `The objective no longer depends on x[${evaluator.view.position(run.plateau.variable)}] near x: a plateau, which another start may avoid`;
      return `No step lowers the merit function at x, yet ${steepest(evaluator, space)} promises a lower value. A gradient may be wrong (see checkGradient), a function not smooth, or the size of that variable far from those of the others (see xScale)${unmet}`;
    case Status.maxIterations:
      return `Iteration limit (maxiter) reached${unmet}`;
    case Status.maxEvaluations:
      return `Evaluation limit (maxfev) reached${unmet}`;
    case Status.shortStep:
      return `The last step was no longer than xtol, yet the KKT residual is above gtol${unmet}`;
    case Status.maxTime:
      return `Time limit (maxTime) reached${unmet}`;
    case Status.nonFinite:
      return `Not finite: ${nonFiniteParts(run, evaluator, space)}`;
    case Status.stoppedByCallback:
      return `Stopped by callback${unmet}`;
    case Status.aborted:
      return `Stopped by signal${unmet}`;
    case Status.unbounded:
      return 'The objective falls without end along feasible points';
  }
}

/** The name of the variable along which the objective is steepest, a move being as long as the variable. */
function steepest(evaluator: Evaluator, { current }: Workspace): string {
  let most = -1;
  let found = 0;
  current.gradient.forEach((slope, i) => {
    const promised = Math.abs(slope) * variableSize(current.x[i]!, evaluator.view.sized);
    if (promised > most) {
      most = promised;
      found = i;
    }
  });
  return `x[${evaluator.view.position(found)}]`;
}

function missedRows(evaluator: Evaluator, { rows: count, equalities, current, allowances }: Workspace): string {
  const rows: number[] = [];
  const miss = (k: number): number => violation(k, equalities, current.values[k]!);
  for (let k = 0; k < count; k++) if (miss(k) > allowances[k]!) rows.push(k);
  rows.sort((a, b) => miss(b) - miss(a));
  return list(rows.map((k) => `${nameOfRow(evaluator.blocks, k)} (by ${miss(k).toPrecision(3)})`));
}

function nonFiniteParts(run: SqpRun, evaluator: Evaluator, space: Workspace): string {
  const parts: string[] = [];
  const at = run.nit === 0 ? 'at the start' : 'at x';
  if (!Number.isFinite(space.current.f)) parts.push('fun(x)');
  for (let k = 0; k < space.rows; k++)
    if (!Number.isFinite(space.current.values[k]!)) parts.push(`${nameOfRow(evaluator.blocks, k)}.fun(x)`);
  // Where a value is not finite nothing was differentiated.
  if (parts.length > 0) return `${list(parts)} ${at}`;
  for (let i = 0; i < space.n; i++)
    if (!Number.isFinite(space.current.gradient[i]!)) parts.push(`jac(x)[${evaluator.view.position(i)}]`);
  for (let k = 0; k < space.rows; k++) {
    if (!space.current.jacobian.subarray(k * space.n, (k + 1) * space.n).every(Number.isFinite))
      parts.push(`${nameOfRow(evaluator.blocks, k)}.jac(x)`);
  }
  return parts.length > 0 ? `${list(parts)} ${at}` : 'every point that was tried beyond x';
}

function startNote(moved: readonly number[]): string {
  return moved.length === 0 ? '.' : `. The start was moved into the bounds: ${list(moved.map((i) => `x0[${i}]`))}.`;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).join(', ');
  return names.length > LISTED ? `${shown} and ${names.length - LISTED} more` : shown;
}
