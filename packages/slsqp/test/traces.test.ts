import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { minimize } from '../src/index.js';
import { asArguments } from './problems/as-problem.js';
import { hs012 } from './problems/hs012.js';
import { hs071 } from './problems/hs071.js';
import { hs078 } from './problems/hs078.js';
import type { TestProblem } from './problems/test-problem.js';

const { traces } = JSON.parse(readFileSync(new URL('fixtures/scipy-traces.json', import.meta.url), 'utf8')) as {
  traces: Record<string, number[][]>;
};

function iterates(problem: TestProblem): Float64Array[] {
  const { fun, start, options } = asArguments(problem, 'exact');
  const points: Float64Array[] = [];
  minimize(fun, start, { ...options, ftol: 1e-12, callback: ({ x }) => void points.push(x) });
  return points;
}

describe('golden traces', () => {
  // The steps are Kraft's: with the objective scaled alike, every iterate is scipy's to rounding, which grows to 5e-13.
  test.each([hs012, hs071, hs078].map((problem) => [problem.name, problem] as const))(
    "%s: the iterates are scipy's",
    (name, problem) => {
      const expected = traces[name]!;
      const points = iterates(problem);
      expect(points.length).toBeGreaterThanOrEqual(expected.length - 1);
      for (let k = 0; k < points.length; k++) {
        points[k]!.forEach((value, i) => expect(Math.abs(value - expected[k]![i]!)).toBeLessThanOrEqual(1e-11));
      }
    },
  );
});
