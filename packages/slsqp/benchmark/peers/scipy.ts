/**
 * scipy's SLSQP on a test problem: a Python process that asks this one for every value.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { violationOf } from '../../test/problems/as-problem.js';
import type { TestProblem } from '../../test/problems/test-problem.js';

/** What a solver says about a problem. */
export interface Answer {
  readonly x: ArrayLike<number>;
  readonly fun: number;
  readonly success: boolean;
  /** Evaluations of the objective, and iterations where known. */
  readonly evaluations: number;
  readonly iterations?: number;
}

const script = new URL('../../../../benchmark/peers/scipy_problem.py', import.meta.url).pathname;

/** Success, a violation of at most 1e-6, and the best known objective to five digits. */
export function isSolved(problem: TestProblem, answer: Answer): boolean {
  const best = problem.optimum.fun;
  const error = Math.abs(answer.fun - best);
  const close = error <= 1e-5 * Math.max(1, Math.abs(best)) && (best === 0 || error <= 1e-3 * Math.abs(best));
  return answer.success && close && violationOf(problem, answer.x) <= 1e-6;
}

/** Runs scipy with exact gradients or two-point differences, ftol 1e-8. */
export async function askScipy(problem: TestProblem, gradients: 'exact' | 'differences'): Promise<Answer> {
  const { objective, equalities, inequalities, start, bounds } = problem;
  const child = spawn('/usr/bin/python3', [script], { stdio: ['pipe', 'pipe', 'ignore'] });
  const send = (value: unknown): boolean => child.stdin.write(`${JSON.stringify(value)}\n`);
  send({
    start,
    bounds: bounds.length > 0 ? bounds : null,
    equalities: equalities.length,
    inequalities: inequalities.length,
    gradients,
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { ask, x, answer } = JSON.parse(line) as { ask?: string; x: number[]; answer?: Answer };
    if (answer) return answer;
    // JSON has no NaN and no infinities.
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
