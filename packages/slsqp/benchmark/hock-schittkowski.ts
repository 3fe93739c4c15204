/**
 * The 72 Hock-Schittkowski problems with exact gradients: how many are solved, how many evaluations they take, and the
 * time. scipy runs in a process of its own that asks for every value, so only its counts are comparable.
 */
import { execFileSync } from 'node:child_process';
import { minimize } from '../src/index.js';
import { asArguments } from '../test/problems/as-problem.js';
import { problems } from '../test/problems/index.js';
import type { TestProblem } from '../test/problems/test-problem.js';
import { loadNloptJs } from './peers/nlopt-js.js';
import { askScipy, isSolved, type Answer } from './peers/scipy.js';
import { microseconds } from './problem-10.js';
import { median } from './timing.js';

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
    for (const problem of problems) answers.push(await askScipy(problem, 'exact'));
    add('scipy', answers, []);
  } catch {
    note('scipy is skipped on the Hock-Schittkowski set: python3 with scipy is not installed.');
  }
  return rows;
}
