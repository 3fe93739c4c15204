import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { createSolver, minimize, Status, type AnyConstraint, type MinimizeOptions } from '../src/index.js';

fc.configureGlobal({ seed: 1 });

const squares = ([x, y, z]: Float64Array): number => (x! - 1) ** 2 + (y! - 2) ** 2 + (z! - 3) ** 2;
const gradient = ([x, y, z]: Float64Array): number[] => [2 * (x! - 1), 2 * (y! - 2), 2 * (z! - 3)];
const solve = (constraints: AnyConstraint | AnyConstraint[], options: MinimizeOptions = {}) =>
  minimize(squares, [0, 0, 0], { ftol: 1e-12, jac: gradient, constraints, ...options });

/** The same rows as a function with differences for a Jacobian, or with its Jacobian. */
const asFunction = (type: 'eq' | 'ineq', A: readonly (readonly number[])[], b: readonly number[], exact: boolean) => ({
  type,
  fun: (x: Float64Array) => A.map((row, k) => row.reduce((sum, a, i) => sum + a * x[i]!, -b[k]!)),
  ...(exact ? { jac: () => A } : {}),
});

describe('linear constraints as data', () => {
  const A = [
    [1, 1, 1],
    [1, -1, 0],
  ];
  // By hand: the closest point to (1, 2, 3) with x + y + z = 1 and x - y = 1 is (1/3, -2/3, 4/3).
  const answer = [1 / 3, -2 / 3, 4 / 3].map((value) => expect.closeTo(value, 12) as unknown);

  test.each<[string, AnyConstraint]>([
    ['rows', { type: 'eq', A, b: [1, 1] }],
    ['row-major numbers', { type: 'eq', A: A.flat(), b: [1, 1] }],
    ['typed arrays', { type: 'eq', A: Float64Array.from(A.flat()), b: Float64Array.of(1, 1) }],
    ['rows of typed arrays', { type: 'eq', A: A.map((row) => Float64Array.from(row)), b: [1, 1] }],
    ['a Matrix', { type: 'eq', A: new Matrix(A), b: [1, 1] }],
    ['one right side for all rows', { type: 'eq', A, b: 1 }],
    ['two sides that are equal', { type: 'linear', A, lower: [1, 1], upper: 1 }],
  ])('A in every shape: %s', (_name, constraint) => {
    const result = solve(constraint);
    expect(result.success).toBe(true);
    expect([...result.x]).toEqual(answer);
    expect([...result.multipliers]).toEqual([expect.closeTo(-10 / 3, 6), expect.closeTo(2, 6)]);
  });

  test('one row may be a list of n numbers with one right side', () => {
    // By hand: the projection of (1, 2, 3) onto x + y + z <= 3 moves each by 1.
    const result = solve({ type: 'ineq', A: [-1, -1, -1], b: -3 });
    expect([...result.x]).toEqual([0, 1, 2].map((value) => expect.closeTo(value, 12) as unknown));
    expect(result.multipliers[0]).toBeCloseTo(2, 6);
  });

  test('two sides: each finite one has a multiplier, the lower before the upper', () => {
    const result = solve({
      type: 'linear',
      A: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
        [1, 1, 1],
      ],
      lower: [2, -Infinity, null, 0],
      upper: [null, 1.5, 4, Infinity],
    });
    expect([...result.x]).toEqual([2, 1.5, 3].map((value) => expect.closeTo(value, 9) as unknown));
    // x >= 2 (pushed by 2), y <= 1.5 (pushed by 1), z <= 4 and the sum >= 0 are free.
    expect([...result.multipliers]).toEqual([2, 1, 0, 0].map((value) => expect.closeTo(value, 6) as unknown));
    expect(solve({ type: 'linear', A }).multipliers.length).toBe(0);
  });

  const entry = fc.integer({ min: -3, max: 3 });
  const rows = fc.array(fc.array(entry, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 });

  test('agree with the same rows as a function, bit for bit with an exact Jacobian', () => {
    const sides = fc.array(entry, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(rows, sides, fc.constantFrom('eq' as const, 'ineq' as const), (coefficients, all, type) => {
        const b = all.slice(0, coefficients.length);
        const linear = solve({ type, A: coefficients, b });
        expect(linear).toEqual(solve(asFunction(type, coefficients, b, true)));
        const differences = solve(asFunction(type, coefficients, b, false));
        expect(differences.success).toBe(linear.success);
        if (linear.success) expect(differences.fun).toBeCloseTo(linear.fun, 6);
      }),
      { numRuns: 300 },
    );
  });

  test('two sides agree with the two inequalities', () => {
    const widths = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 });
    const sides = fc.array(entry, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(rows, sides, widths, (coefficients, all, width) => {
        const lower = all.slice(0, coefficients.length);
        const upper = lower.map((value, k) => value + width[k]!);
        const both = coefficients.flatMap((row, k): AnyConstraint[] => [
          { type: 'ineq', A: row, b: lower[k]! },
          { type: 'ineq', A: row.map((value) => -value), b: -upper[k]! },
        ]);
        const range = solve({ type: 'linear', A: coefficients, lower, upper });
        // The message names the rows, which are called differently.
        expect({ ...range, message: '' }).toEqual({ ...solve(both), message: '' });
      }),
      { numRuns: 300 },
    );
  });

  // Once the rows hold they are kept to full precision while a nonlinear objective is minimised, and cost nothing.
  test('rows that hold are kept, and no evaluation is spent on them', () => {
    const fun = (x: Float64Array): number => x.reduce((sum, value, i) => sum + value * Math.log(value) * (i + 1), 0);
    let calls = 0;
    const result = minimize((x) => (calls++, fun(x)), [0.25, 0.25, 0.25, 0.25], {
      constraints: [
        { type: 'eq', A: [1, 1, 1, 1], b: 1 },
        { type: 'linear', A: [[1, 2, 3, 4]], lower: 1.5, upper: 2.5 },
      ],
      bounds: [0, 1, 2, 3].map(() => [1e-9, 1] as const),
      callback: ({ maxcv }) => {
        expect(maxcv).toBeLessThan(1e-14);
      },
    });
    expect(result.success).toBe(true);
    expect(result.maxcv).toBeLessThan(1e-14);
    expect(result.nfev).toBe(calls);
    const same = minimize(fun, [0.25, 0.25, 0.25, 0.25], {
      constraints: [
        { type: 'eq', fun: (x) => x[0] + x[1] + x[2] + x[3] - 1, jac: () => [1, 1, 1, 1] },
        {
          type: 'ineq',
          fun: ([a, b, c, d]) => [a + 2 * b + 3 * c + 4 * d - 1.5, 2.5 - a - 2 * b - 3 * c - 4 * d],
          jac: () => [
            [1, 2, 3, 4],
            [-1, -2, -3, -4],
          ],
        },
      ],
      bounds: [0, 1, 2, 3].map(() => [1e-9, 1] as const),
    });
    expect(same.nfev).toBe(result.nfev);
  });

  test('fixed variables and lengths are taken into account', () => {
    const options: MinimizeOptions = {
      bounds: [
        [null, null],
        [0.5, 0.5],
        [null, null],
      ],
      xScale: [8, 1, 0.125],
    };
    const result = solve({ type: 'eq', A, b: [1, 1] }, options);
    expect([...result.x]).toEqual([1.5, 0.5, -1].map((value) => expect.closeTo(value, 12) as unknown));
    // grad f = (1, -3, -8): the first row has -8, the second 9; the fixed y balances -3 + 8 + 9.
    expect([...result.multipliers]).toEqual([expect.closeTo(-8, 6), expect.closeTo(9, 6)]);
    expect(result.boundMultipliers.lower[1]).toBeCloseTo(14, 6);
  });

  test('rows that contradict each other are named by side', () => {
    const result = solve([
      { type: 'linear', A: [[1, 0, 0]], lower: -1, upper: 1 },
      { type: 'ineq', A, b: [0, 3] },
      { type: 'ineq', A: [0, 1, 0], b: 0 },
    ]);
    expect(result.status).toBe(Status.infeasible);
    expect(result.message).toContain('constraints[0] upper');
    expect(result.message).toContain('constraints[1] row 1');
    expect(result.message).toContain('constraints[2] (by');
  });

  test('a solver reads them once', () => {
    const b = [1, 1];
    const solver = createSolver({ n: 3, fun: squares, constraints: { type: 'eq', A, b } });
    const first = solver.minimize([0, 0, 0]);
    b.fill(5);
    expect(solver.minimize([0, 0, 0])).toEqual(first);
  });
});
