import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { updateBfgs } from '../../src/hessian/bfgs.js';
import {
  factorLength,
  inverseRoots,
  keepDiagonal,
  multiplyLower,
  multiplyUpper,
  setDiagonal,
  solveBackward,
  solveForward,
} from '../../src/hessian/factor.js';
import { factorDiagonal, factorModified } from '../../src/hessian/modified-factor.js';
import { addRankOne, subtractRankOne } from '../../src/hessian/rank-one.js';

const entry = fc.double({ min: -2, max: 2, noNaN: true });
const vector = (n: number): fc.Arbitrary<Float64Array> =>
  fc.array(entry, { minLength: n, maxLength: n }).map((values) => Float64Array.from(values));

/** L D L' as a full matrix. */
function expand(n: number, factor: Float64Array): Matrix {
  const lower = Matrix.eye(n);
  const diagonal = Matrix.zeros(n, n);
  for (let j = 0, at = 0; j < n; j++) {
    diagonal.set(j, j, factor[at++]!);
    for (let i = j + 1; i < n; i++) lower.set(i, j, factor[at++]!);
  }
  return lower.mmul(diagonal).mmul(lower.transpose());
}

/** A factor with pivots of very different sizes. */
const factors = (n: number): fc.Arbitrary<Float64Array> =>
  fc.array(entry, { minLength: factorLength(n), maxLength: factorLength(n) }).map((values) => {
    const factor = Float64Array.from(values);
    for (let j = 0, at = 0; j < n; at += n - j, j++) factor[at] = 10 ** factor[at]!;
    return factor;
  });

const outer = (z: Float64Array): Matrix => Matrix.columnVector(z).mmul(Matrix.rowVector(z));
const distance = (a: Matrix, b: Matrix): number => Matrix.sub(a, b).norm('frobenius') / (1 + b.norm('frobenius'));

fc.configureGlobal({ seed: 1 });

describe('the factors of B', () => {
  const n = 5;

  // By hand: (2, 1; 1, 3) = L D L' with l = 1/2, D = 2, 5/2.
  test('are stored by columns, D in the place of the diagonal', () => {
    expect(expand(2, Float64Array.of(2, 0.5, 2.5)).to2DArray()).toEqual([
      [2, 1],
      [1, 3],
    ]);
  });

  test("a rank-one addition adds sigma z z'", () => {
    fc.assert(
      fc.property(factors(n), vector(n), (factor, z) => {
        const expected = expand(n, factor).add(outer(z).mul(3));
        addRankOne(n, factor, 3, z.slice());
        expect(distance(expand(n, factor), expected)).toBeLessThan(1e-12);
      }),
    );
  });

  test('a rank-one subtraction takes an addition back and keeps B positive definite', () => {
    fc.assert(
      fc.property(factors(n), vector(n), (factor, z) => {
        const before = expand(n, factor);
        addRankOne(n, factor, 2, z.slice());
        subtractRankOne(n, factor, 2, z.slice(), new Float64Array(n));
        // What cancels is as large as z z', which may exceed the smallest pivot, 0.01, by four orders.
        expect(distance(expand(n, factor), before)).toBeLessThan(1e-10);
        for (let j = 0, at = 0; j < n; at += n - j, j++) expect(factor[at]).toBeGreaterThan(0);
      }),
    );
  });

  test('subtracting more than there is leaves positive pivots', () => {
    const factor = new Float64Array(factorLength(2));
    setDiagonal(2, factor, 1);
    subtractRankOne(2, factor, 1, Float64Array.of(3, 4), new Float64Array(2));
    expect(factor[0]).toBeGreaterThan(0);
    expect(factor[2]).toBeGreaterThan(0);
  });

  test('forward and backward solves undo the multiplications', () => {
    fc.assert(
      fc.property(factors(n), vector(n), (factor, v) => {
        const roots = new Float64Array(n);
        inverseRoots(n, factor, roots);
        const product = new Float64Array(n);
        const curvature = multiplyUpper(n, factor, v, product);
        multiplyLower(n, factor, product);
        const direct = expand(n, factor).mmul(Matrix.columnVector(v)).to1DArray();
        direct.forEach((value, i) => expect(Math.abs(product[i]! - value)).toBeLessThan(1e-9));
        expect(Math.abs(curvature - v.reduce((sum, value, i) => sum + value * direct[i]!, 0))).toBeLessThan(1e-9);
        solveForward(n, factor, roots, product, 0);
        solveBackward(n, factor, roots, product);
        // Pivots span four orders and L is unit lower with entries up to 2: the condition number reaches 1e7.
        v.forEach((value, i) => expect(Math.abs(product[i]! - value)).toBeLessThan(1e-7));
      }),
    );
  });

  test('keepDiagonal keeps the diagonal of B', () => {
    fc.assert(
      fc.property(factors(n), (factor) => {
        const expected = expand(n, factor).diag();
        keepDiagonal(n, factor, new Float64Array(n));
        expect(distance(expand(n, factor), Matrix.diag(expected))).toBeLessThan(1e-13);
      }),
    );
  });
});

describe('updateBfgs', () => {
  const n = 4;

  test('B s = y afterwards where the curvature is large enough (secant equation)', () => {
    fc.assert(
      fc.property(factors(n), vector(n), vector(n), fc.double({ min: 0.3, max: 3, noNaN: true }), (factor, s, w, t) => {
        const product0 = expand(n, factor).mmul(Matrix.columnVector(s)).to1DArray();
        const y = w.map((value, i) => t * product0[i]! + 0.05 * value);
        const own = s.reduce((sum, value, i) => sum + value * product0[i]!, 0);
        const change = s.reduce((sum, value, i) => sum + value * y[i]!, 0);
        fc.pre(change > 0.2 * own && own > 1e-4);
        updateBfgs(n, factor, s, y.slice(), new Float64Array(n), new Float64Array(n));
        const product = expand(n, factor).mmul(Matrix.columnVector(s));
        expect(distance(product, Matrix.columnVector(y))).toBeLessThan(1e-8);
      }),
    );
  });

  // By hand: B = I, s = (1, 0), y = (-1, 0): theta = 0.8 / 2, damped y = (0.2, 0), so B becomes diag(0.2, 1).
  test('negative curvature is damped to a fifth', () => {
    const factor = Float64Array.of(1, 0, 1);
    updateBfgs(2, factor, Float64Array.of(1, 0), Float64Array.of(-1, 0), new Float64Array(2), new Float64Array(2));
    expect(expand(2, factor).get(0, 0)).toBeCloseTo(0.2, 14);
    expect(expand(2, factor).get(1, 1)).toBeCloseTo(1, 14);
  });

  test('a step of zero changes nothing', () => {
    const factor = Float64Array.of(1, 0, 1);
    expect(
      updateBfgs(2, factor, new Float64Array(2), Float64Array.of(1, 1), new Float64Array(2), new Float64Array(2)),
    ).toBe(false);
    expect([...factor]).toEqual([1, 0, 1]);
  });
});

describe('factorModified', () => {
  test('leaves a positive definite matrix alone', () => {
    const factor = new Float64Array(3);
    expect(factorModified(2, Float64Array.of(2, 1, 1, 3), factor)).toBe(0);
    expect([...factor]).toEqual([2, 0.5, 2.5]);
  });

  test('shifts an indefinite one until it is', () => {
    fc.assert(
      fc.property(vector(9), (values) => {
        const H = new Matrix([[...values.slice(0, 3)], [...values.slice(3, 6)], [...values.slice(6, 9)]]);
        const symmetric = H.add(H.transpose());
        const factor = new Float64Array(6);
        const shift = factorModified(3, Float64Array.from(symmetric.to1DArray()), factor);
        for (const at of [0, 3, 5]) expect(factor[at]).toBeGreaterThan(0);
        if (symmetric.norm('frobenius') === 0) return;
        expect(distance(expand(3, factor), Matrix.add(symmetric, Matrix.eye(3).mul(shift)))).toBeLessThan(1e-9);
      }),
    );
  });

  test('a diagonal is made positive', () => {
    const factor = new Float64Array(6);
    factorDiagonal(3, Float64Array.of(-4, 0, 2), factor);
    expect([factor[0], factor[3], factor[5]]).toEqual([4, 4e-8, 2]);
  });
});
