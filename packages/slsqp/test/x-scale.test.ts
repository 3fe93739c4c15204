import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  createSolver,
  type Bound,
  minimize,
  type Constraint,
  type MinimizeOptions,
  type MinimizeResult,
  type Vector,
} from '../src/index.js';
import { asArguments } from './problems/as-problem.js';
import { hs071 } from './problems/hs071.js';
import { hs113 } from './problems/hs113.js';
import { hs119 } from './problems/hs119.js';

fc.configureGlobal({ seed: 1 });

const powers = (n: number): fc.Arbitrary<number[]> =>
  fc.array(
    fc.integer({ min: -40, max: 40 }).map((exponent) => 2 ** exponent),
    { minLength: n, maxLength: n },
  );

/** The problem in variables x = D z, told so by `xScale`. */
function stretched({ fun, start, options }: ReturnType<typeof asArguments>, lengths: readonly number[]) {
  const toZ = (x: Float64Array): Vector => x.map((value, i) => value / lengths[i]!) as Vector;
  const { jac, bounds, constraints } = options;
  const columns = (value: ArrayLike<number>): number[] =>
    Array.from(value, (entry, at) => entry / lengths[at % lengths.length]!);
  return {
    fun: (x: Float64Array) => fun(toZ(x)),
    start: Array.from(start, (value, i) => value * lengths[i]!),
    options: {
      ...options,
      xScale: lengths,
      bounds: (bounds as readonly Bound[] | undefined)?.map(
        ([lower, upper], i) => [lower! * lengths[i]!, upper! * lengths[i]!] as const,
      ),
      ...(typeof jac === 'function'
        ? { jac: (x: Float64Array) => columns(jac(toZ(x), new Float64Array(x.length)) as ArrayLike<number>) }
        : {}),
      constraints: (constraints as readonly Constraint[]).map((one) => ({
        ...one,
        fun: (x: Float64Array) => one.fun(toZ(x)),
        ...(one.jac
          ? { jac: (x: Float64Array) => columns((one.jac!(toZ(x), new Float64Array(0)) as number[][]).flat()) }
          : {}),
      })),
    } as MinimizeOptions,
  };
}

describe('xScale', () => {
  const cases = [hs071, hs113, hs119].flatMap((problem) =>
    (['exact', 'differences'] as const).map((gradients) => [problem.name, gradients, problem] as const),
  );

  // Powers of two round nothing, so this holds bit for bit.
  test.each(cases)('%s, %s: a change of units that is declared changes nothing else', (_name, gradients, problem) => {
    const plain = asArguments(problem, gradients);
    const ones = new Array<number>(plain.start.length).fill(1);
    const reference = minimize(plain.fun, plain.start, { ...plain.options, xScale: ones });
    fc.assert(
      fc.property(powers(plain.start.length), (lengths) => {
        const { fun, start, options } = stretched(plain, lengths);
        const result = minimize(fun, start, options);
        const back = (values: Float64Array, invert = false): number[] =>
          Array.from(values, (value, i) => (invert ? value * lengths[i]! : value / lengths[i]!));
        expect(back(result.x)).toEqual([...reference.x]);
        expect(back(result.jac, true)).toEqual([...reference.jac]);
        expect(back(result.boundMultipliers.lower, true)).toEqual([...reference.boundMultipliers.lower]);
        expect(back(result.boundMultipliers.upper, true)).toEqual([...reference.boundMultipliers.upper]);
        const rest = ({ fun, nit, nfev, status, maxcv, multipliers, kktResidual }: MinimizeResult): unknown[] => [
          ...[fun, nit, nfev, status, maxcv, kktResidual],
          ...multipliers,
        ];
        expect(rest(result)).toEqual(rest(reference));
      }),
      { numRuns: 20 },
    );
  });

  test('no function sees a point outside the bounds, whatever the scale', () => {
    const edges = fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 1e-3, max: 5, noNaN: true }));
    const scales = fc.array(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(edges, edges, scales, (first, second, xScale) => {
        const bounds = [first, second].map(([lower, width]) => [lower / 3, (lower + width) / 3] as const);
        const inside = (x: Float64Array): void =>
          x.forEach((value, i) => expect(value >= bounds[i]![0] && value <= bounds[i]![1]).toBe(true));
        const result = minimize(
          (x) => {
            inside(x);
            return Math.exp(x[0]) - 3 * x[0] * x[1] + x[1] ** 4;
          },
          [0, 0],
          { bounds, xScale, callback: ({ x }) => inside(x) },
        );
        inside(result.x);
      }),
    );
  });

  // Charge of a capacitor: y = 5 (1 - exp(-t / (R C))) with R = 2 kOhm known and C = 47 nF unknown, t in seconds.
  test('a capacitance in farads is found', () => {
    const times = [2e-5, 5e-5, 1e-4, 2e-4, 4e-4];
    const charge = (farads: number, t: number): number => 5 * (1 - Math.exp(-t / (2000 * farads)));
    const fun = ([farads, offset]: Float64Array): number =>
      times.reduce((sum, t) => sum + (charge(farads!, t) + offset! - charge(47e-9, t) - 0.25) ** 2, 0);
    const result = minimize(fun, [1e-7, 0], {
      xScale: [1e-7, 1],
      ftol: 1e-10,
      bounds: [
        [1e-12, null],
        [null, null],
      ],
    });
    expect(result.success).toBe(true);
    expect(result.x[0] / 47e-9).toBeCloseTo(1, 4);
    expect(result.x[1]).toBeCloseTo(0.25, 4);
  });

  test('the Hessian of the caller is in its own units, full or diagonal, with fixed variables too', () => {
    const fun = ([x, y, z]: Float64Array): number =>
      (x! * 1e6 - 3) ** 2 + (y! - 1) ** 4 + (z! / 1e6 - 2) ** 2 + y! * z!;
    const options = {
      xScale: [1e-6, 1, 1e6],
      bounds: [
        [null, null],
        [0.5, 0.5],
        [null, null],
      ] as const,
      ftol: 1e-12,
    };
    const second = (y: number): number[] => [2e12, 12 * (y - 1) ** 2, 2e-12];
    const jac = ([x, y, z]: Float64Array): number[] => [
      2e6 * (x! * 1e6 - 3),
      4 * (y! - 1) ** 3 + z!,
      2e-6 * (z! / 1e6 - 2) + y!,
    ];
    const full = ([, y]: Float64Array): number[][] => second(y!).map((h, i) => [0, 1, 2].map((j) => (i === j ? h : 0)));
    for (const hess of [full, { diagonal: ([, y]: Float64Array) => second(y!) }]) {
      const result = minimize(fun, [0, 0.5, 0], { ...options, jac, hess });
      // A quadratic with its own Hessian takes one step.
      expect([result.success, result.nit]).toEqual([true, 1]);
      expect(result.x[0] * 1e6).toBeCloseTo(3, 9);
      expect(result.x[2] / 1e6 / (2 - 0.25e6)).toBeCloseTo(1, 9);
    }
  });

  test('a solver keeps its scale from solve to solve', () => {
    const solver = createSolver({ n: 1, fun: ([x]) => (x / 1e-9 - 2) ** 2, xScale: [1e-9] });
    for (const start of [3e-9, 9e-9, 0]) expect(solver.minimize([start]).x[0] / 2e-9).toBeCloseTo(1, 4);
  });

  test("'auto' is accepted", () => {
    expect(minimize(([x]) => (x - 2) ** 2, [1], { xScale: 'auto' }).success).toBe(true);
  });
});
