/**
 * What making everything anew costs: the same small problem by `minimize`, by a solver, and by a solver whose bounds
 * change from solve to solve, with the same and with other variables fixed.
 */
import { createSolver, minimize, type Bound } from '../src/index.js';
import { median, time } from './timing.js';

const MILLISECONDS = 400;
const ROUNDS = 5;

/** Runs the cases in turn, several times; returns the rows of a Markdown table. */
export async function reuse(): Promise<string[]> {
  const n = 10;
  const costs = Float64Array.from({ length: n }, (_, i) => 1 + ((i * 37) % 23));
  const start = new Float64Array(n).fill(3);
  const wide: Bound[] = Array.from({ length: n }, () => [1e-3, 30]);
  const narrow: Bound[] = Array.from({ length: n }, () => [2e-3, 25]);
  const fixed: Bound[] = Array.from({ length: n }, (_, i) => (i === 0 ? [2, 2] : [1e-3, 30]));
  const options = {
    jac: (f: Float64Array, out: Float64Array) => {
      for (let i = 0; i < n; i++) out[i] = -costs[i]! / f[i]! ** 2;
    },
    hess: {
      diagonal: (f: Float64Array, _multipliers: Float64Array, out: Float64Array) => {
        for (let i = 0; i < n; i++) out[i] = (2 * costs[i]!) / f[i]! ** 3;
      },
    },
    bounds: wide,
    constraints: { type: 'ineq' as const, A: new Array<number>(n).fill(-1), b: -30 },
  };
  const fun = (f: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += costs[i]! / f[i]!;
    return sum;
  };
  const solver = createSolver({ n, fun, ...options });
  let turn = 0;
  const cases: Readonly<Record<string, () => unknown>> = {
    '`minimize`': () => minimize(fun, start, options),
    'solver, its own bounds': () => solver.minimize(start),
    'solver, other bounds each time': () => solver.minimize(start, { bounds: turn++ % 2 === 0 ? narrow : wide }),
    'solver, other variables fixed each time': () =>
      solver.minimize(start, { bounds: turn++ % 2 === 0 ? fixed : wide }),
  };
  const rows = ['| N = 10, diagonal Hessian | time per solve |', '|---|---|'];
  const times: Record<string, number[]> = {};
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, run] of Object.entries(cases)) (times[name] ??= []).push(await time(run, MILLISECONDS));
  for (const [name, all] of Object.entries(times)) rows.push(`| ${name} | ${median(all).toPrecision(3)} us |`);
  return rows;
}
