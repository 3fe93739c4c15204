import { describe, expect, test } from '@jest/globals';
import { Matrix } from 'ml-matrix';
import { minimize, type Constraint, type MinimizeOptions } from '../../src/index.js';

const fun = (x: Float64Array): number => (x[0]! - 1) ** 2 + (x[1]! - 2) ** 2 + (x[2]! - 3) ** 2;
const gradient = (x: Float64Array): number[] => [2 * (x[0]! - 1), 2 * (x[1]! - 2), 2 * (x[2]! - 3)];
const rows = [
  [1, 1, 1],
  [1, -1, 0],
];
const values = (x: Float64Array): number[] => rows.map((row) => row.reduce((sum, a, i) => sum + a * x[i]!, -1));

/** By hand: the closest point to (1, 2, 3) with x + y + z = 1 and x - y = 1 is (1/3, -2/3, 4/3). */
const solve = (constraint: Partial<Constraint>, options: MinimizeOptions = {}): ReturnType<typeof minimize> =>
  minimize(fun, [0, 0, 0], { ftol: 1e-12, ...options, constraints: { type: 'eq', fun: values, ...constraint } });

describe('gradients and Jacobians in every shape', () => {
  const reference = solve({ jac: () => rows }, { jac: gradient });

  test('the solution is the one found by hand', () => {
    expect([...reference.x]).toEqual([1 / 3, -2 / 3, 4 / 3].map((value) => expect.closeTo(value, 8) as unknown));
  });

  test.each<[string, Constraint['jac']]>([
    ['row-major numbers', () => rows.flat()],
    ['a typed array', () => Float64Array.from(rows.flat())],
    ['rows of typed arrays', () => rows.map((row) => Float64Array.from(row))],
    ['a Matrix', () => new Matrix(rows)],
    ['the array it was given, filled', (_x, out) => out.set(rows.flat())],
    ['the array it was given, filled and returned', (_x, out) => (out.set(rows.flat()), out)],
    [
      'only what is not zero',
      (_x, out) => {
        out.fill(1, 0, 4);
        out[4] = -1;
      },
    ],
  ])('a Jacobian as %s', (_name, jac) => {
    expect(solve({ jac }, { jac: gradient })).toEqual(reference);
  });

  test('a gradient that fills its argument', () => {
    const jac = (x: Float64Array, out: Float64Array): void => out.set(gradient(x));
    expect(solve({ jac: () => rows }, { jac })).toEqual(reference);
  });

  test('values in a typed array, or one number for one row', () => {
    expect(solve({ fun: (x) => Float64Array.from(values(x)), jac: () => rows }, { jac: gradient })).toEqual(reference);
    const single = minimize(fun, [0, 0, 0], { constraints: { type: 'eq', fun: (x) => x[0], jac: () => [1, 0, 0] } });
    expect(single.x[0]).toBeCloseTo(0, 10);
  });

  test.each(['2-point', '3-point'] as const)('%s differences reach the same point', (jac) => {
    const result = solve({}, { jac });
    expect(result.success).toBe(true);
    result.x.forEach((value, i) => expect(value).toBeCloseTo(reference.x[i]!, 6));
  });

  test('inequalities come after equalities in the multipliers, whatever their order', () => {
    const result = minimize(fun, [0, 0, 0], {
      constraints: [
        { type: 'ineq', fun: (x) => 2 - x[2] },
        { type: 'eq', fun: (x) => x[0] },
        { type: 'ineq', fun: (x) => [5 - x[0], 1 - x[1]] },
      ],
      ftol: 1e-10,
    });
    // grad f = (-2, -2, -2) at (0, 1, 2).
    expect([...result.multipliers]).toEqual([-2, 2, 0, 2].map((value) => expect.closeTo(value, 5) as unknown));
  });

  test('a function may write into its argument without harm', () => {
    const careless = (x: Float64Array): number => {
      const value = fun(x);
      x.fill(99);
      return value;
    };
    expect(minimize(careless, [0, 0, 0]).x).toEqual(minimize(fun, [0, 0, 0]).x);
  });
});
