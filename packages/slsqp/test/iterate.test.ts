import { describe, expect, test } from '@jest/globals';
import { Arena } from '../src/arena.js';
import { Iterate } from '../src/iterate.js';
import { evaluatorAt } from './stand-at.js';

const make = (values: readonly number[]): Iterate => {
  const point = new Iterate(2, values.length, new Arena(64));
  point.values.set(values);
  return point;
};

describe('Iterate', () => {
  // An equality misses by its size, an inequality by what is below zero; each counts in units of its allowance.
  test('measures the largest violation, and the largest one in units of what each row is allowed', () => {
    const point = make([-3, 0.5, -2]);
    point.measure(2, Float64Array.of(10, 0.1, 1));
    expect([point.violation, point.excess, point.isFeasible]).toEqual([3, 5, false]);
    point.measure(0, Float64Array.of(3, 1, 2));
    expect([point.violation, point.excess, point.isFeasible]).toEqual([3, 1, true]);
    point.measure(0, Float64Array.of(3, 1, 1.99));
    expect(point.isFeasible).toBe(false);
  });

  const isUnknown = (...values: number[]): void => {
    const point = make(values);
    point.f = 1;
    point.measure(0, Float64Array.of(1, 1, 1));
    expect([point.violation, point.excess, point.isFeasible, point.isFinite]).toEqual([NaN, NaN, false, false]);
  };

  test('a row that is no number is neither met nor finite', () => isUnknown(1, -1, NaN));

  // A number that follows a NaN takes its place.
  test.each([
    [NaN, 1, 1],
    [1, NaN, -1],
  ])('whatever its place among the rows: %p, %p, %p', (...values) => isUnknown(...values));

  test('is finite where the objective and all rows are', () => {
    const point = make([-1]);
    point.measure(0, Float64Array.of(1));
    for (const [f, expected] of [
      [3, true],
      [NaN, false],
      [-Infinity, false],
    ] as const) {
      point.f = f;
      expect(point.isFinite).toBe(expected);
    }
    const free = make([]);
    free.f = 0;
    free.measure(0, new Float64Array(0));
    expect([free.isFinite, free.isFeasible]).toEqual([true, true]);
  });

  // By hand at (2, 3): f = 6, rows 5 and -1.
  test('evaluates rows before the objective, and differentiates both', () => {
    const calls: string[] = [];
    const evaluator = evaluatorAt(
      {
        fun: ([x, y]) => (calls.push('f'), x * y),
        jac: ([x, y]) => (calls.push('g'), [y, x]),
        constraints: [
          {
            type: 'ineq',
            fun: ([x, y]) => (calls.push('c'), [x + y, x - y]),
            jac: () => (calls.push('A'), [1, 1, 1, -1]),
          },
        ],
      },
      [2, 3],
    );
    const point = new Iterate(2, 2, new Arena(64));
    point.x.set([2, 3]);
    calls.length = 0;
    point.evaluate(evaluator, Float64Array.of(1, 0.5));
    expect([point.f, ...point.values, point.violation, point.excess]).toEqual([6, 5, -1, 1, 2]);
    expect(point.differentiate(evaluator)).toBe(true);
    expect([...point.gradient, ...point.jacobian]).toEqual([3, 2, 1, 1, 1, -1]);
    expect(calls).toEqual(['c', 'f', 'g', 'A']);
    point.forget();
    expect([point.f, point.violation, point.excess, point.isFinite, point.isFeasible]).toEqual([
      ...[NaN, NaN, NaN],
      ...[false, false],
    ]);
    expect([...point.x]).toEqual([2, 3]);
    expect([...point.values, ...point.gradient, ...point.jacobian].every(Number.isNaN)).toBe(true);
  });

  test.each([
    ['gradient', [NaN, 1], [1, 1]],
    ['Jacobian', [1, 1], [1, -Infinity]],
  ])('says where the %s is not finite', (_name, gradient, jacobian) => {
    const evaluator = evaluatorAt(
      { jac: () => gradient, constraints: [{ type: 'eq', fun: () => 0, jac: () => jacobian }] },
      [0, 0],
    );
    const point = new Iterate(2, 1, new Arena(64));
    point.evaluate(evaluator, Float64Array.of(1));
    expect(point.differentiate(evaluator)).toBe(false);
  });
});
