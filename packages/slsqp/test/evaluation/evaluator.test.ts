import { describe, expect, test } from '@jest/globals';
import { Arena } from '../../src/arena.js';
import { Budget } from '../../src/budget.js';
import { readConstraints } from '../../src/evaluation/read-constraints.js';
import { Evaluator, type Problem } from '../../src/evaluation/evaluator.js';

interface Setting extends Partial<Omit<Problem, 'constraints'>> {
  readonly constraints?: readonly unknown[];
}

/** An evaluator over three variables, begun at [1, 2, 3]. */
function begin({ constraints = [], ...problem }: Setting): Evaluator {
  const none = { lower: new Float64Array(3).fill(-Infinity), upper: new Float64Array(3).fill(Infinity) };
  const evaluator = new Evaluator(
    {
      where: 'test',
      fun: ([x, y, z]) => x + 10 * y + 100 * z * x,
      jac: '2-point',
      constraints: readConstraints('test', constraints, 3),
      bounds: none,
      xScale: undefined,
      differenceSteps: undefined,
      ...problem,
    },
    Float64Array.of(1, 2, 3),
    new Budget(Infinity, Infinity, undefined),
    new Arena(500),
  );
  evaluator.begin(Float64Array.of(1, 2, 3), new Float64Array(evaluator.n), new Float64Array(evaluator.rows));
  return evaluator;
}

const fun = ([x, y]: Float64Array): number => x! * y!;
const given = { type: 'ineq', fun, jac: ([x, y]: Float64Array) => [y!, x!, 0] } as const;
const jac = ([x, , z]: Float64Array): number[] => [1 + 100 * z!, 10, 100 * x!];

describe('Evaluator', () => {
  const fixed = { lower: Float64Array.of(0, 2, -9), upper: Float64Array.of(5, 2, 9) };

  // By hand at x = 4, z = 5 with y fixed at 2: f = 4 + 20 + 2000, grad f = (501, 10, 400), grad xy = (2, 4, 0).
  test.each([
    ['differences', '2-point', { type: 'ineq', fun }],
    ['exact derivatives', jac, given],
  ] as const)('a fixed variable does not exist for the solver: %s', (_name, how, constraint) => {
    const seen: number[] = [];
    const evaluator = begin({
      bounds: fixed,
      jac: how,
      constraints: [constraint],
      fun: ([x, y, z]) => (seen.push(y), x + 10 * y + 100 * z * x),
    });
    expect([evaluator.n, evaluator.lower.length, evaluator.upper.length]).toEqual([2, 2, 2]);
    expect([...evaluator.lower, ...evaluator.upper]).toEqual([0, -9, 5, 9]);
    const z = Float64Array.of(4, 5);
    const f = evaluator.objective(z);
    expect(f).toBe(2024);
    const gradient = new Float64Array(2);
    evaluator.gradient(z, f, gradient);
    expect([...gradient]).toEqual([expect.closeTo(501, 4), expect.closeTo(400, 4)]);
    const values = new Float64Array(1);
    evaluator.constraints(z, values);
    const jacobian = new Float64Array(2);
    evaluator.jacobian(z, values, jacobian);
    expect([values[0], ...jacobian]).toEqual([8, expect.closeTo(2, 6), expect.closeTo(0, 6)]);
    expect(seen.every((y) => y === 2)).toBe(true);
    const full = new Float64Array(3).fill(7);
    evaluator.spreadGradient(gradient, full);
    expect([...full]).toEqual([expect.closeTo(501, 4), how === '2-point' ? 0 : 10, expect.closeTo(400, 4)]);
    expect(evaluator.fixedTerm(1, Float64Array.of(3))).toBe(how === '2-point' ? 0 : 12);
  });

  test.each([
    ['all exact', { jac, constraints: [given] }, false, 0],
    ['differences of the objective', { jac: '2-point', constraints: [given] }, true, 3],
    ['differences of a constraint', { jac, constraints: [given, { type: 'eq', fun }] }, true, 0],
    ['three points already', { jac: '3-point', constraints: [{ type: 'eq', fun }] }, false, 6],
  ] as const)('three points are more precise where two are used: %s', (_name, problem, canRefine, cost) => {
    const evaluator = begin(problem);
    expect([evaluator.canRefine, evaluator.gradientCost]).toEqual([canRefine, cost]);
    evaluator.refine();
    expect(evaluator.canRefine).toBe(false);
    expect(evaluator.gradientCost).toBe(2 * (cost === 3 ? 3 : cost / 2));
  });

  // sin at 1: a forward difference is wrong by h sin / 2 = 6e-9, a central one by 1e-11.
  test('three points are used after refining', () => {
    const evaluator = begin({ fun: ([x]) => Math.sin(x) });
    const z = Float64Array.of(1, 2, 3);
    const gradient = new Float64Array(3);
    const error = (): number => {
      evaluator.gradient(z, Math.sin(1), gradient);
      return Math.abs(gradient[0]! - Math.cos(1));
    };
    expect(error()).toBeGreaterThan(1e-9);
    evaluator.refine();
    expect(error()).toBeLessThan(1e-10);
  });

  test('a point that is none is not shown to the functions', () => {
    const never = (): never => {
      throw new Error('called');
    };
    let calls = 0;
    const first = (): number => (calls++ === 0 ? 1 : never());
    const evaluator = begin({ fun: never, constraints: [{ type: 'ineq', fun: first }] });
    for (const bad of [NaN, Infinity, -Infinity]) {
      const z = Float64Array.of(1, bad, 2);
      expect(evaluator.objective(z)).toBe(NaN);
      const values = new Float64Array(1);
      evaluator.constraints(z, values);
      expect(values[0]).toBe(NaN);
    }
    expect([evaluator.objectiveCalls, calls]).toEqual([0, 1]);
  });

  test('nor is a difference sample that overflows', () => {
    const seen: number[] = [];
    const evaluator = begin({ fun: (x) => (seen.push(...x), x[0] / 1e300) });
    const z = Float64Array.of(Number.MAX_VALUE, 2, 3);
    const gradient = new Float64Array(3);
    evaluator.gradient(z, evaluator.objective(z), gradient);
    expect(seen.every(Number.isFinite)).toBe(true);
    expect(gradient[0]).toBe(NaN);
  });

  test('new lengths in a run translate from there on', () => {
    const evaluator = begin({ jac, constraints: [given], bounds: fixed });
    evaluator.setLengths([4, 1, 0.5]);
    const z = Float64Array.of(1, 10);
    const f = evaluator.objective(z);
    expect([f, ...evaluator.lower, ...evaluator.upper]).toEqual([2024, 0, -18, 1.25, 18]);
    const gradient = new Float64Array(2);
    evaluator.gradient(z, f, gradient);
    expect([...gradient]).toEqual([2004, 200]);
    const jacobian = new Float64Array(2);
    evaluator.jacobian(z, Float64Array.of(8), jacobian);
    expect([...jacobian]).toEqual([8, 0]);
  });
});
