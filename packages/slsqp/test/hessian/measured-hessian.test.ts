import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { measureHessian } from '../../src/hessian/measured-hessian.js';
import { standAt, type PartOfProblem } from '../stand-at.js';

fc.configureGlobal({ seed: 1 });

const fun = ([x, y, z]: Float64Array): number => x! ** 4 / 12 + x! * y! * z! + Math.exp(y!) + 3 * z! ** 2;
const jac = ([x, y, z]: Float64Array): number[] => [x! ** 3 / 3 + y! * z!, x! * z! + Math.exp(y!), x! * y! + 6 * z!];
const rows = ([x, y, z]: Float64Array): number[] => [x! * y! - 1, Math.sin(z!) + x! ** 2];
const rowsJac = ([x, y, z]: Float64Array): number[][] => [
  [y!, x!, 0],
  [2 * x!, 0, Math.cos(z!)],
];

/** Of f - p (x y - 1) - q (sin z + x^2), by hand. */
const exact = ([x, y, z]: readonly number[], [p, q]: readonly number[]): number[] => [
  ...[x! ** 2 - 2 * q!, z! - p!, y!],
  ...[z! - p!, Math.exp(y!), x!],
  ...[y!, x!, 6 + q! * Math.sin(z!)],
];

const WITH_GRADIENTS: PartOfProblem = { fun, jac, constraints: [{ type: 'eq', fun: rows, jac: rowsJac }] };
const WITH_VALUES: PartOfProblem = { fun, constraints: [{ type: 'eq', fun: rows }] };

/** The measured Hessian at a point, and the points that were sampled. */
function measure(
  problem: PartOfProblem,
  at: readonly number[],
  prices: readonly number[],
): { hessian: Float64Array | undefined; samples: number[][]; evaluations: number } {
  const samples: number[][] = [];
  let isMeasuring = false;
  const { evaluator, space } = standAt(
    { ...problem, fun: (x) => (isMeasuring && samples.push([...x]), problem.fun!(x)) },
    at,
  );
  isMeasuring = true;
  const before = evaluator.budget.evaluations;
  const hessian = measureHessian(evaluator, space.current, Float64Array.from(prices), space.trial);
  return { hessian, samples, evaluations: evaluator.budget.evaluations - before };
}

const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
const points = fc.array(coordinate, { minLength: 3, maxLength: 3 });
const prices = fc.array(coordinate, { minLength: 2, maxLength: 2 });

describe.each([
  // One-sided differences: the error is the step (1e-4, 1e-2) times third derivatives (at most e^2 + 4 here).
  ['gradients', WITH_GRADIENTS, 2e-3, 3],
  ['values only', WITH_VALUES, 2e-1, 9],
] as const)('measureHessian from %s', (_name, problem, tolerance, cost) => {
  test('is the Hessian of the Lagrangian, symmetric', () => {
    fc.assert(
      fc.property(points, prices, (at, lambda) => {
        const { hessian, evaluations } = measure(problem, at, lambda);
        exact(at, lambda).forEach((entry, k) => {
          expect(Math.abs(hessian![k]! - entry)).toBeLessThan(tolerance);
          expect(hessian![k]).toBe(hessian![(k % 3) * 3 + Math.floor(k / 3)]);
        });
        expect(evaluations).toBe(cost);
      }),
    );
  });

  test('samples stay inside the bounds, of which two may be close', () => {
    const widths = fc.array(fc.double({ min: 1e-6, max: 1e-1, noNaN: true }), { minLength: 3, maxLength: 3 });
    const shares = fc.array(fc.constantFrom(0, 0.3, 1), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(points, widths, shares, (low, width, share) => {
        const bounds = low.map((lower, i) => [lower, lower + width[i]!] as const);
        const at = bounds.map(([lower, upper], i) => Math.min(upper, lower + share[i]! * (upper - lower)));
        const { samples } = measure({ ...problem, bounds }, at, [1, 1]);
        expect(samples.length).toBe(cost);
        for (const sample of samples)
          sample.forEach((value, i) => expect(value >= bounds[i]![0] && value <= bounds[i]![1]).toBe(true));
      }),
    );
  });

  test('at a corner it is as exact as elsewhere', () => {
    const at = [1, -1, 0.5];
    const bounds = [
      [1, 9],
      [-9, -1],
      [-9, 0.5],
    ] as const;
    const { hessian } = measure({ ...problem, bounds }, at, [2, -1]);
    exact(at, [2, -1]).forEach((entry, k) => expect(Math.abs(hessian![k]! - entry)).toBeLessThan(tolerance));
  });

  test('rows without a price, or no rows at all, add nothing', () => {
    const at = [1.5, 0.5, -1];
    const without = measure({ ...problem, constraints: [] }, at, []);
    expect([...without.hessian!]).toEqual([...measure(problem, at, [0, 0]).hessian!]);
    exact(at, [0, 0]).forEach((entry, k) => expect(Math.abs(without.hessian![k]! - entry)).toBeLessThan(tolerance));
  });

  test('is not to be had where a sample is not finite', () => {
    const edge = (x: Float64Array): number => (x[0]! > 1 ? NaN : 0);
    const broken: PartOfProblem = {
      ...problem,
      fun: (x) => fun(x) + edge(x),
      ...(problem.jac && { jac: (x: Float64Array) => jac(x).map((slope) => slope + edge(x)) }),
    };
    expect(measure(broken, [1 - 1e-6, 0, 0], [0, 0]).hessian).toBeUndefined();
  });

  test('large variables are moved by enough to be seen', () => {
    const far = 1e9;
    // (x / 1e6)^2 does not change in its last digit when x moves by a hundredth.
    const slow = (x: Float64Array): number => (x[0]! / 1e6) ** 2;
    const slowly = measure({ fun: slow, ...(problem.jac && { jac: ([x]: Float64Array) => [2e-12 * x!] }) }, [far], []);
    expect(slowly.hessian![0]! / 2e-12).toBeCloseTo(1, 4);
    const quadratic = ([x, y]: Float64Array): number => (x! - far) ** 2 + 3 * x! * y!;
    const slopes = ([x, y]: Float64Array): number[] => [2 * (x! - far) + 3 * y!, 3 * x!];
    const { hessian } = measure({ fun: quadratic, ...(problem.jac && { jac: slopes }) }, [far, 0], []);
    [2, 3, 3, 0].forEach((entry, k) => expect(Math.abs(hessian![k]! - entry)).toBeLessThan(1e-2));
  });
});
