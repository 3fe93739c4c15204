/**
 * Far from a solution: families of drawn problems on which methods of this kind go astray. What is counted is how many
 * succeed and what they cost; what is asked of each is that its ending is true.
 */
import { describe, expect, test } from '@jest/globals';
import { minimize, Status, type Constraint, type MinimizeResult } from '../src/index.js';
import * as families from './hard/families.js';
import { asVector, type Vector } from '../src/vector.js';
import type { HardProblem } from './hard/hard-problem.js';

interface Run {
  readonly problem: HardProblem;
  readonly result: MinimizeResult;
  /** The largest merit and |x_i| on the way. */
  readonly highest: number;
  readonly farthest: number;
}

function run(problem: HardProblem): Run {
  const { fun, start, options } = problem;
  let highest = 0;
  let farthest = 0;
  const result = minimize(fun, start, {
    ...options,
    ftol: 1e-8,
    maxiter: 500,
    callback: ({ x, merit }) => {
      highest = Math.max(highest, Math.abs(merit));
      farthest = Math.max(farthest, ...x.map(Math.abs));
    },
  });
  return { problem, result, highest, farthest };
}

const constraintsOf = ({ options }: HardProblem): readonly Constraint[] =>
  [options.constraints as Constraint | Constraint[]].flat();

/** Values of a constraint, one or many, as a list. */
const valuesOf = ({ fun }: Constraint, x: Vector): readonly number[] => {
  const values = fun(x);
  return typeof values === 'number' ? [values] : Array.from(values);
};

/** Largest violation. */
function violationOf(problem: HardProblem, x: Float64Array): number {
  const missed = constraintsOf(problem).flatMap((one) =>
    valuesOf(one, asVector(x)).map((value) => (one.type === 'eq' ? Math.abs(value) : -value)),
  );
  return Math.max(0, ...missed);
}

/** Largest component of the gradient of half the sum of squared violations. */
function steepestViolation(problem: HardProblem, x: Float64Array): number {
  const gradient = new Float64Array(x.length);
  for (const one of constraintsOf(problem)) {
    const values = valuesOf(one, asVector(x));
    const rows = [one.jac!(asVector(x), new Float64Array(0)) as number[] | number[][]].flat(2);
    values.forEach((value, k) => {
      const missed = one.type === 'eq' ? value : Math.min(0, value);
      for (let i = 0; i < x.length; i++) gradient[i]! += missed * rows[k * x.length + i]!;
    });
  }
  return Math.max(...gradient.map(Math.abs));
}

/** Of 100 problems: how many succeed at least; evaluations in the median and for the most expensive one, at most. */
const EXPECTED: Readonly<
  Record<Exclude<keyof typeof families, 'contradictions' | 'mixedContradictions'>, readonly [number, number, number]>
> = {
  // As this is written: 99, 18 and 4,394; 99, 15 and 4,150; 100, 136 and 823; 100, 19 and 230; 100, 3 and 162; 100, 13
  // and 83; 97, 6 and 3,714.
  nearlyDependentRows: [96, 25, 6000],
  polynomialsOnSpheres: [96, 20, 6000],
  maratos: [100, 160, 1000],
  entropy: [99, 25, 300],
  degenerateVertices: [99, 6, 250],
  largeRows: [99, 18, 150],
  thinWedges: [95, 10, 5000],
};

describe.each(Object.entries(EXPECTED))('%s', (name, [successes, median, most]) => {
  const runs = families[name as keyof typeof EXPECTED](100).map(run);

  test(`at least ${successes} of 100 succeed, and what they cost is bounded`, () => {
    const costs = runs.map(({ result }) => result.nfev).sort((a, b) => a - b);
    expect(runs.filter(({ result }) => result.success).length).toBeGreaterThanOrEqual(successes);
    expect(costs[50]).toBeLessThanOrEqual(median);
    expect(costs[99]).toBeLessThanOrEqual(most);
  });

  test('each success meets the constraints', () => {
    // Rows with terms of up to 1e11 are known to eight times their rounding.
    const tolerance = name === 'largeRows' ? 16 * Number.EPSILON * 1e11 : 1e-8 * (1 + 1e-9);
    for (const { problem, result } of runs)
      if (result.success) expect(violationOf(problem, result.x)).toBeLessThanOrEqual(tolerance);
  });

  test('no success is above the minimum, where that is known', () => {
    // Rows that are flat at the vertex have no finite multipliers there: f is as exact as their cube root lets it.
    const tolerance = name === 'degenerateVertices' ? 1e-3 : 1e-5;
    for (const { problem, result } of runs)
      if (result.success && problem.minimum !== undefined)
        expect(result.fun).toBeLessThan(problem.minimum + tolerance * Math.max(1, Math.abs(problem.minimum)));
  });

  // All of these can be met.
  test('that its constraints contradict each other is said of none', () => {
    for (const { result } of runs) expect(result.message).not.toContain('contradict');
  });
});

// Without a limit they reached 1e76, and merits 1e46; as this is written, 1.8e7 and 4.4e28.
test('iterates that run away come back', () => {
  const runs = [...families.polynomialsOnSpheres(100), ...families.nearlyDependentRows(100)].map(run);
  expect(Math.max(...runs.map(({ farthest }) => farthest))).toBeLessThan(1e12);
  expect(Math.max(...runs.map(({ highest }) => highest))).toBeLessThan(1e30);
});

describe('rows that no point meets', () => {
  const runs = families.contradictions(100).map(run);

  test('are called that, or not known to be met, never a success', () => {
    for (const { result } of runs) expect(result).toMatchObject({ success: false, status: Status.infeasible });
    // All with linear rows, as this is written.
    expect(runs.filter(({ result }) => result.message.includes('contradict')).length).toBeGreaterThanOrEqual(45);
    expect(Math.max(...runs.map(({ result }) => result.nfev))).toBeLessThanOrEqual(600);
  });

  /** How steep the squared violations are at the end, relative to the start. */
  const steepness = ({ problem, result }: Run): number =>
    steepestViolation(problem, result.x) / Math.max(1, steepestViolation(problem, Float64Array.from(problem.start)));

  test('contradict each other only where the squared violations are stationary', () => {
    runs.forEach((one) => {
      if (one.result.message.includes('contradict')) expect(steepness(one)).toBeLessThan(1e-5);
    });
  });

  const mixed = families.mixedContradictions(100).map(run);
  const isWronglySaid = (one: Run): boolean => one.result.message.includes('contradict') && steepness(one) > 1e-5;

  // The point with the smallest squares is returned, which is another than the one with the smallest largest violation.
  test('so it is with rows of both kinds', () => {
    for (const { result } of mixed) expect(result).toMatchObject({ success: false, status: Status.infeasible });
    expect(mixed.filter(isWronglySaid)).toEqual([]);
  });

  test('end near the smallest violation', () => {
    for (const { problem, result } of runs) {
      expect(result.maxcv).toBeCloseTo(violationOf(problem, result.x), 12);
      const atStart = violationOf(problem, Float64Array.from(problem.start));
      expect(result.maxcv).toBeLessThanOrEqual(atStart);
    }
    const near = runs.filter((one) => steepness(one) < 1e-2);
    expect(near.length).toBeGreaterThanOrEqual(95);
  });
});
