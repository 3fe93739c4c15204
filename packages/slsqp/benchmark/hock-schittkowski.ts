/**
 * The 72 Hock-Schittkowski problems with exact gradients: how many are solved, how many evaluations they take, and the
 * time. scipy runs in a process of its own that asks for every value, so only its counts are comparable.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { minimize } from '../src/index.js';
import { asArguments, violationOf } from '../test/problems/as-problem.js';
import { problems } from '../test/problems/index.js';
import type { TestProblem } from '../test/problems/test-problem.js';
import { loadNloptJs } from './peers/nlopt-js.js';
import { microseconds } from './problem-10.js';
import { median } from './timing.js';

interface Answer {
  readonly x: ArrayLike<number>;
  readonly fun: number;
  readonly success: boolean;
  readonly evaluations: number;
}

const script = new URL('../../../benchmark/peers/scipy_problem.py', import.meta.url).pathname;

function isSolved(problem: TestProblem, answer: Answer): boolean {
  const best = problem.optimum.fun;
  const error = Math.abs(answer.fun - best);
  const close = error <= 1e-5 * Math.max(1, Math.abs(best)) && (best === 0 || error <= 1e-3 * Math.abs(best));
  return answer.success && close && violationOf(problem, answer.x) <= 1e-6;
}

function ours(problem: TestProblem): Answer {
  const { fun, start, options } = asArguments(problem, 'exact');
  const result = minimize(fun, start, { ...options, ftol: 1e-8, maxiter: 1000 });
  return { ...result, evaluations: result.nfev };
}

/** Median microseconds of a few runs. */
function clock(run: () => unknown): number {
  const times = Array.from({ length: 9 }, () => {
    const from = process.hrtime.bigint();
    run();
    return Number(process.hrtime.bigint() - from) / 1e3;
  });
  return median(times);
}

/** Asks the Python peer, answering its questions for values and gradients. */
async function scipy(problem: TestProblem): Promise<Answer> {
  const { objective, equalities, inequalities, start, bounds } = problem;
  const child = spawn('/usr/bin/python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const send = (value: unknown): boolean => child.stdin.write(`${JSON.stringify(value)}\n`);
  send({
    start,
    bounds: bounds.length > 0 ? bounds : null,
    equalities: equalities.length,
    inequalities: inequalities.length,
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { ask, x, answer } = JSON.parse(line) as { ask?: string; x: number[]; answer?: Answer };
    if (answer) return answer;
    const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
    if (ask === 'fun') send(finite(objective.fun(...x)));
    else if (ask === 'jac') send(objective.gradient(...x).map(finite));
    else {
      const rows = ask?.startsWith('eq') ? equalities : inequalities;
      send(rows.map((row) => (ask?.endsWith('jac') ? row.gradient(...x).map(finite) : finite(row.fun(...x)))));
    }
  }
  throw new Error('the scipy peer ended without an answer');
}

/** Runs the set; returns the rows of a Markdown table. */
export async function hockSchittkowski(note: (line: string) => void): Promise<string[]> {
  const rows = [
    '| solver | solved of 72 | median evaluations | time, geometric mean per problem |',
    '|---|---|---|---|',
  ];
  const add = (name: string, answers: readonly (Answer | undefined)[], times: readonly number[]): void => {
    const solved = problems.filter((problem, k) => answers[k] && isSolved(problem, answers[k])).length;
    const evaluations = median(answers.map((answer) => answer?.evaluations ?? Infinity));
    const mean = Math.exp(times.reduce((sum, value) => sum + Math.log(value), 0) / times.length);
    rows.push(`| ${name} | ${solved} | ${evaluations} | ${times.length > 0 ? microseconds(mean) : '-'} |`);
  };
  for (const problem of problems) clock(() => ours(problem));
  add(
    'ours',
    problems.map(ours),
    problems.map((problem) => clock(() => ours(problem))),
  );
  const nlopt = await loadNloptJs(note);
  if (nlopt) {
    const run = (problem: TestProblem): Answer | undefined => nlopt.solveProblem(problem);
    for (const problem of problems) clock(() => run(problem));
    add(
      'nlopt-js 0.1.1 (NLopt in WASM)',
      problems.map(run),
      problems.map((problem) => clock(() => run(problem))),
    );
  }
  try {
    execFileSync('/usr/bin/python3', ['-c', 'import scipy.optimize'], { stdio: 'pipe' });
    const answers: Answer[] = [];
    for (const problem of problems) answers.push(await scipy(problem));
    add('scipy', answers, []);
  } catch {
    note('scipy is skipped on the Hock-Schittkowski set: python3 with scipy is not installed.');
  }
  return rows;
}
