/**
 * Allocation with exact gradients: ours three ways beside nlopt-js, NLopt's C library and scipy, on the same instances.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSolver, minimize, type MinimizeResult } from '../src/index.js';
import { allocationProblem, CAPACITY, instances, minimumOf, type Costs } from './allocation.js';
import { loadNloptJs, type NloptJs } from './peers/nlopt-js.js';
import { time, type Timing } from './timing.js';

/** A solver in the comparison; undefined where it is not installed or would take too long. */
export type Contender = (n: number, cases: readonly Costs[]) => Promise<Timing | undefined>;

const peers = new URL('../../../benchmark/peers/', import.meta.url).pathname;

function ours(make: (n: number) => { load: (costs: Costs) => void; solve: () => MinimizeResult }): Contender {
  return async (n, cases) => {
    const { load, solve } = make(n);
    let worst = 0;
    let iterations = 0;
    for (const costs of cases) {
      load(costs);
      const result = solve();
      worst = Math.max(worst, Math.abs(result.fun / minimumOf(costs) - 1), result.success ? 0 : Infinity);
      iterations += result.nit / cases.length;
    }
    let next = 0;
    const median = await time(
      () => {
        load(cases[next++ % cases.length]!);
        solve();
      },
      n > 100 ? 3000 : 1500,
    );
    return { median, iterations, worst };
  };
}

const oneShot = ours((n) => {
  const { options, start, load } = allocationProblem(n);
  const { fun, jac, bounds, constraints, ftol, maxiter } = options;
  return { load, solve: () => minimize(fun, start, { jac, bounds, constraints, ftol, maxiter }) };
});

const reused = ours((n) => {
  const { options, start, load } = allocationProblem(n);
  const solver = createSolver(options);
  return { load, solve: () => solver.minimize(start) };
});

const newton = ours((n) => {
  const { options, start, load, diagonal } = allocationProblem(n);
  const solver = createSolver({ ...options, hess: { diagonal } });
  return { load, solve: () => solver.minimize(start) };
});

function nloptJs(library: NloptJs | undefined): Contender {
  return async (n, cases) => {
    if (!library || n > 50) return undefined;
    let worst = 0;
    for (const costs of cases)
      worst = Math.max(worst, Math.abs(library.solveAllocation(costs, CAPACITY) / minimumOf(costs) - 1));
    let next = 0;
    const median = await time(() => void library.solveAllocation(cases[next++ % cases.length]!, CAPACITY), 1000);
    return { median, iterations: undefined, worst };
  };
}

/** A peer in a process of its own: reads n, the number of cases and the costs; answers one JSON object. */
function external(command: string, args: readonly string[]): Contender {
  return (n, cases) => {
    const input = [n, cases.length, CAPACITY, ...cases.flat()].join(' ');
    const answer = execFileSync(command, args, {
      input,
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
    return Promise.resolve(JSON.parse(answer) as Timing);
  };
}

/** The contenders that can run here; says which cannot. */
export async function contenders(
  note: (line: string) => void,
): Promise<{ list: [string, Contender][]; close: () => void }> {
  const list: [string, Contender][] = [
    ['ours, minimize', oneShot],
    ['ours, createSolver', reused],
    ['ours, createSolver with hess', newton],
  ];
  list.push(['nlopt-js 0.1.1 (WASM)', nloptJs(await loadNloptJs(note))]);
  const folder = mkdtempSync(join(tmpdir(), 'slsqp-benchmark-'));
  try {
    const program = join(folder, 'nlopt_allocation');
    execFileSync('gcc', ['-O2', join(peers, 'nlopt_allocation.c'), '-lnlopt', '-lm', '-o', program], { stdio: 'pipe' });
    list.push(['NLopt (C)', external(program, [])]);
  } catch {
    note('NLopt (C) is skipped: gcc or libnlopt-dev is not installed.');
  }
  const python = ['/usr/bin/python3', 'python3'].find((command) => {
    try {
      execFileSync(command, ['-c', 'import scipy.optimize'], { stdio: 'pipe' });
      return true;
    } catch {
      return false;
    }
  });
  if (python) list.push(['scipy', external(python, [join(peers, 'scipy_allocation.py')])]);
  else note('scipy is skipped: python3 with scipy is not installed.');
  return { list, close: () => rmSync(folder, { recursive: true }) };
}

/** Instances per size, fewer where the peers take seconds. */
const SIZES: readonly (readonly [n: number, cases: number])[] = [
  [10, 200],
  [20, 200],
  [50, 20],
  [200, 1],
];

/** Runs all sizes; returns the rows of a Markdown table. */
export async function compare(note: (line: string) => void): Promise<string[]> {
  const { list, close } = await contenders(note);
  const rows = [
    '| N | solver | median time | iterations | worst relative error | NLopt / this | scipy / this |',
    '|---|---|---|---|---|---|---|',
  ];
  for (const [n, count] of SIZES) {
    const cases = instances(n, count);
    const timings = new Map<string, Timing>();
    for (const [name, run] of list) {
      const timing = await run(n, cases);
      if (timing) timings.set(name, timing);
    }
    const ratio = (peer: string, median: number): string => {
      const other = timings.get(peer);
      return other ? String(Number((other.median / median).toPrecision(2))) : '-';
    };
    for (const [name, { median, iterations, worst }] of timings) {
      const cells = [n, name, microseconds(median), iterations?.toFixed(1) ?? '-', worst.toExponential(1)];
      rows.push(`| ${[...cells, ratio('NLopt (C)', median), ratio('scipy', median)].join(' | ')} |`);
    }
  }
  close();
  return rows;
}

/** A time with the unit that suits it. */
export function microseconds(value: number): string {
  if (value < 1e3) return `${value.toPrecision(3)} us`;
  return value < 1e6 ? `${(value / 1e3).toPrecision(3)} ms` : `${(value / 1e6).toPrecision(3)} s`;
}
