import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { minimize, type MinimizeResult } from '../src/index.js';
import { asArguments, violationOf } from './problems/as-problem.js';
import { problems } from './problems/index.js';
import type { TestProblem } from './problems/test-problem.js';

interface Answer {
  readonly fun: number;
  readonly nit: number;
  readonly nfev: number;
  readonly solved: boolean;
}

const scipy = JSON.parse(readFileSync(new URL('fixtures/hock-schittkowski-scipy.json', import.meta.url), 'utf8')) as {
  answers: Record<string, Record<'exact' | 'differences', Answer>>;
};

/** The verdict of the reference data: success, feasible, and the best known objective to five digits. */
function isSolved(problem: TestProblem, result: MinimizeResult): boolean {
  const best = problem.optimum.fun;
  const error = Math.abs(result.fun - best);
  return (
    result.success &&
    violationOf(problem, result.x) <= 1e-6 &&
    error <= 1e-5 * Math.max(1, Math.abs(best)) &&
    (best === 0 || error <= 1e-3 * Math.abs(best))
  );
}

/** Largest component of grad f - A' lambda - zl + zu, from the problem's own exact gradients, relative to its terms. */
function lagrangianGradient(problem: TestProblem, result: MinimizeResult): number {
  const x = Array.from(result.x);
  const rows = [...problem.equalities, ...problem.inequalities].map((one) => one.gradient(...x));
  const gradient = problem.objective.gradient(...x);
  let worst = 0;
  let largest = 1;
  gradient.forEach((value, i) => {
    const terms = rows.map((row, k) => result.multipliers[k]! * row[i]!);
    const { lower, upper } = result.boundMultipliers;
    worst = Math.max(worst, Math.abs(value - terms.reduce((a, b) => a + b, 0) - lower[i]! + upper[i]!));
    largest = Math.max(largest, Math.abs(value), ...terms.map(Math.abs));
  });
  return worst / largest;
}

describe.each(['differences', 'exact'] as const)('Hock and Schittkowski, %s gradients', (gradients) => {
  const results = problems.map((problem) => {
    const { fun, start, options } = asArguments(problem, gradients);
    return { problem, result: minimize(fun, start, { ...options, ftol: 1e-8, maxiter: 1000 }) };
  });
  const solved = new Set(results.filter(({ problem, result }) => isSolved(problem, result)).map((r) => r.problem.name));

  // 68 are solved as this is written; scipy solves 61 and 60 of them, and 66 is what the package promises.
  test('at least 66 of 72 are solved', () => {
    expect(results.length).toBe(72);
    expect(solved.size).toBeGreaterThanOrEqual(66);
  });

  test.each(results.map(({ problem, result }) => [problem.name, problem, result] as const))(
    '%s: success is never claimed at a point that is infeasible or not first-order optimal',
    (_name, problem, result) => {
      if (!result.success) return;
      expect(violationOf(problem, result.x)).toBeLessThanOrEqual(1e-6);
      expect(result.kktResidual).toBeLessThanOrEqual(1e-3);
      // Independent of the solver's own gradients; forward differences leave about 1e-4 on the worst scaled ones.
      expect(lagrangianGradient(problem, result)).toBeLessThanOrEqual(2e-3);
      const { lower, upper } = result.boundMultipliers;
      const signed = [...result.multipliers.slice(problem.equalities.length), ...lower, ...upper];
      expect(Math.min(0, ...signed)).toBe(0);
    },
  );

  test("where scipy solves a problem too, the median of our evaluations over scipy's is at most 1", () => {
    const ratios = results
      .filter(({ problem }) => scipy.answers[problem.name]![gradients].solved)
      .map(({ problem, result }) =>
        solved.has(problem.name) ? result.nfev / scipy.answers[problem.name]![gradients].nfev : Infinity,
      )
      .sort((a, b) => a - b);
    expect(ratios.length).toBeGreaterThanOrEqual(60);
    expect(ratios[ratios.length >> 1]).toBeLessThanOrEqual(1);
  });
});
