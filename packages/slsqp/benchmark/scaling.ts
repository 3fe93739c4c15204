/**
 * Time per solve against N, and the exponent b of time = a N^b by least squares on logarithms.
 */
import { Matrix, solve } from 'ml-matrix';
import { createSolver } from '../src/index.js';
import { allocationProblem, instances, minimumOf } from './allocation.js';
import { microseconds } from './problem-10.js';
import { time } from './timing.js';

const SIZES = [5, 10, 20, 50, 100, 200, 350, 500] as const;
/** Below this the fixed cost of a solve shows, above it the power. */
const FIT_FROM = 50;

/** Runs both variants over all sizes; returns the rows of a Markdown table and the fits. */
export async function scaling(): Promise<string[]> {
  const rows = [
    '| N | BFGS | iterations | diagonal Hessian | iterations | worst relative error |',
    '|---|---|---|---|---|---|',
  ];
  const points: [n: number, bfgs: number, newton: number][] = [];
  for (const n of SIZES) {
    const costs = instances(n, 1)[0]!;
    const problem = allocationProblem(n);
    problem.load(costs);
    const solvers = [
      createSolver(problem.options),
      createSolver({ ...problem.options, hess: { diagonal: problem.diagonal } }),
    ];
    const results = solvers.map((solver) => solver.minimize(problem.start));
    const times: number[] = [];
    for (const solver of solvers) times.push(await time(() => void solver.minimize(problem.start), 1000));
    const worst = Math.max(
      ...results.map(({ fun, success }) => (success ? Math.abs(fun / minimumOf(costs) - 1) : Infinity)),
    );
    points.push([n, times[0]!, times[1]!]);
    const cells = [
      n,
      microseconds(times[0]!),
      results[0]!.nit,
      microseconds(times[1]!),
      results[1]!.nit,
      worst.toExponential(1),
    ];
    rows.push(`| ${cells.join(' | ')} |`);
  }
  const fitted = points.filter(([n]) => n >= FIT_FROM);
  const exponent = (column: 1 | 2): string => {
    const design = new Matrix(fitted.map(([n]) => [1, Math.log(n)]));
    const right = Matrix.columnVector(fitted.map((point) => Math.log(point[column])));
    return solve(design, right).get(1, 0).toFixed(2);
  };
  rows.push('', `Fit from N = ${FIT_FROM}: BFGS time ~ N^${exponent(1)}, diagonal Hessian ~ N^${exponent(2)}.`);
  return rows;
}
