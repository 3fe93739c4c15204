/**
 * Generated least-squares fits in natural units at default options, family by family: how many end at the minimum, how
 * many claim it elsewhere, and what they cost. scipy's SLSQP stands beside, from the recorded answers.
 */
import { leastSquares } from '../src/index.js';
import type { Fit } from '../test/fits/fit.js';
import { fitsOf } from '../test/fits/index.js';
import { outcomeOf, solveFit, type Gradients, type Outcome } from '../test/fits/outcome.js';
import { readScipyAnswers } from '../test/fits/scipy-answers.js';
import { median } from './timing.js';

const recorded = readScipyAnswers(new URL('../../../test/fixtures/fits-scipy.json', import.meta.url));
const OUTCOMES: readonly Outcome[] = ['right', 'unsaid', 'failed', 'false success'];

interface Run {
  readonly fit: Fit;
  readonly outcome: Outcome;
  readonly evaluations: number;
}

function ours(fits: readonly Fit[], gradients: Gradients): Run[] {
  return fits.map((fit) => {
    const { success, fun, nfev } = solveFit(fit, gradients);
    return { fit, outcome: outcomeOf(fit, success, fun), evaluations: nfev };
  });
}

function scipys(fits: readonly Fit[]): Run[] {
  return fits.map((fit) => {
    const { success, fun, nfev } = recorded.fits[fit.name]!.slsqp;
    return { fit, outcome: outcomeOf(fit, success, fun ?? Infinity), evaluations: nfev };
  });
}

/** The same fits from their residuals, with or without the residuals' Jacobian. */
function asResiduals(fits: readonly Fit[], gradients: Gradients): Run[] {
  return fits.map((fit) => {
    const { residuals, jacobian, x0, bounds } = fit;
    const jac = gradients === 'exact' && { jac: jacobian };
    const { success, x, nfev } = leastSquares(residuals, x0, { ...(bounds && { bounds }), ...jac });
    return { fit, outcome: outcomeOf(fit, success, fit.fun(x)), evaluations: nfev };
  });
}

/** Counts of the four outcomes and the median of evaluations, as cells of a table. */
function cells(runs: readonly Run[]): string {
  const counts = OUTCOMES.map((outcome) => runs.filter((run) => run.outcome === outcome).length);
  return [...counts, median(runs.map((run) => run.evaluations))].join(' | ');
}

function table(
  columns: readonly (readonly [name: string, runs: readonly Run[]])[],
  by: (fit: Fit) => string,
): string[] {
  const groups = [...new Set(columns[0]![1].map(({ fit }) => by(fit)))];
  const row = (label: string, isIn: (fit: Fit) => boolean): string => {
    const parts = columns.map(([, runs]) => runs.filter(({ fit }) => isIn(fit)));
    return `| ${label} | ${parts[0]!.length} | ${parts.map(cells).join(' | ')} |`;
  };
  const names = columns.flatMap(([name]) => [`${name}: right`, 'not said', 'failed', 'false success', 'evaluations']);
  return [
    `| | fits | ${names.join(' | ')} |`,
    `|---|---|${'---|'.repeat(names.length)}`,
    ...groups.map((group) => row(group, (fit) => by(fit) === group)),
    row('all', () => true),
  ];
}

/** Runs the set; returns the rows of Markdown tables. */
export function fitsInNaturalUnits(): string[] {
  const fits = fitsOf(recorded.seed);
  const columns = [
    ['exact', ours(fits, 'exact')],
    ['differences', ours(fits, 'differences')],
    ['leastSquares, exact', asResiduals(fits, 'exact')],
    ['leastSquares, differences', asResiduals(fits, 'differences')],
    [`scipy ${recorded.scipy}, exact`, scipys(fits)],
  ] as const;
  return [
    'Right: f at most 1e-4 of it above the minimum, or all but 1e-10 of the sum of squares explained. Evaluations: median.',
    '',
    ...table(columns, (fit) => fit.family),
    '',
    ...table(columns, (fit) => `start: ${fit.start}`),
  ];
}
