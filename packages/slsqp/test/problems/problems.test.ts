import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkGradient } from '../../src/index.js';
import { violationOf } from './as-problem.js';
import { problems } from './index.js';

describe.each(problems.map((problem) => [problem.name, problem] as const))('%s', (_name, problem) => {
  const functions = [problem.objective, ...problem.equalities, ...problem.inequalities];

  test('its gradients agree with differences around the start', () => {
    const near = fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), {
      minLength: problem.start.length,
      maxLength: problem.start.length,
    });
    fc.assert(
      fc.property(near, (shift) => {
        const x = problem.start.map((value, i) => value + shift[i]! * Math.max(0.1, Math.abs(value)));
        for (const { fun, gradient } of functions) {
          const values = [fun(...x), ...gradient(...x)];
          if (!values.every(Number.isFinite)) continue;
          const check = checkGradient(
            (at) => fun(...at),
            (at) => gradient(...at),
            x,
            // The roundoff of a difference grows with the function's value.
            { tolerance: 1e-4 + 1e-9 * Math.max(...values.map(Math.abs)) },
          );
          if (!Number.isFinite(check.expected)) continue;
          expect(check.message).toMatch(/^No entry differs/);
        }
      }),
      { numRuns: 10, seed: 1 },
    );
  });

  test('its optimum is feasible and has the value it says', () => {
    const { x, fun } = problem.optimum;
    expect(violationOf(problem, x)).toBeLessThanOrEqual(1e-6);
    expect(Math.abs(problem.objective.fun(...x) - fun)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(fun)));
  });
});
