/**
 * What users of other SLSQPs stumbled over, one test a thread (the second half is in pitfalls-endings.test.ts).
 * This half: bounds, differences, values that are not finite, tolerances.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSolver, minimize, Status, type MinimizeOptions } from '../src/index.js';

const quadratic = (x: Float64Array): number => (x[0]! - 1) ** 2 + (x[1]! - 2.5) ** 2;
const rosenbrock = (x: Float64Array): number => 100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2;

fc.configureGlobal({ seed: 1 });

describe('bounds', () => {
  test('1. infinite bounds are no rows and change nothing (scipy/scipy#1656, jacobwilliams/slsqp#37)', () => {
    const without = minimize(rosenbrock, [-1.2, 1]);
    const infinite = minimize(rosenbrock, [-1.2, 1], {
      bounds: [
        [-Infinity, Infinity],
        [null, undefined],
      ],
    });
    expect(infinite).toEqual(without);
  });

  test('2. one-sided bounds work, and a bad one is refused by its index (scipy/scipy#4811)', () => {
    const result = minimize(quadratic, [3, 3], {
      bounds: [
        [null, 0.5],
        [3, null],
      ],
    });
    expect([...result.x]).toEqual([0.5, 3]);
    expect(() =>
      minimize(quadratic, [3, 3], {
        bounds: [
          [0, 1],
          [NaN, null],
        ],
      }),
    ).toThrow(expect.objectContaining({ detail: expect.objectContaining({ what: 'bounds[1][0]' }) as unknown }));
  });

  test('3. a start outside the bounds is moved inside, and the message says so (scipy/scipy#6859)', () => {
    const result = minimize(quadratic, [5, 0.5], {
      bounds: [
        [0, 2],
        [0, 2],
      ],
    });
    expect(result.success).toBe(true);
    expect(result.x[1]).toBe(2);
    expect(result.message).toContain('x0[0]');
    expect(result.message).not.toContain('x0[1]');
  });

  const edge = fc.double({ min: -3, max: 3, noNaN: true });
  const boxes = fc.array(fc.tuple(edge, edge, edge), { minLength: 3, maxLength: 3 });

  test('4. no function is ever called outside the bounds, bit for bit (scipy/scipy#3056, #11403, #13277)', () => {
    fc.assert(
      fc.property(boxes, fc.constantFrom('2-point' as const, '3-point' as const), (box, jac) => {
        const bounds = box.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
        const outside: Float64Array[] = [];
        const inside = (x: Float64Array): void => {
          if (!bounds.every(([lower, upper], i) => x[i]! >= lower && x[i]! <= upper)) outside.push(x.slice());
        };
        const result = minimize(
          (x) => (inside(x), (x[0] - 0.3) ** 4 + (x[1] + x[0]) ** 2 + Math.exp(x[2] - x[1]) - x[2]),
          box.map(([, , start]) => start),
          { jac, bounds, constraints: { type: 'ineq', fun: (x) => (inside(x), 4 - x[0] ** 2 - x[2] ** 2) } },
        );
        inside(result.x);
        expect(outside).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('5. differences stay inside too: 1 / x and sqrt x at their edge (scipy/scipy#3056, trackpy PR 650)', () => {
    const result = minimize((x) => Math.sqrt(x[0] - 1) + Math.log(3 - x[1]) + x[1] ** 2, [1, 3 - 1e-9], {
      bounds: [
        [1, null],
        [null, 3 - 1e-9],
      ],
      constraints: { type: 'ineq', fun: (x) => Math.sqrt(x[0] - 1) + 1 },
    });
    expect(Number.isFinite(result.fun)).toBe(true);
    expect(result.status).not.toBe(Status.nonFinite);
    expect(result.x[0]).toBe(1);
  });

  test('25. fixed variables are taken out (scipy/scipy#12981)', () => {
    const result = minimize(quadratic, [0.2, 0], {
      bounds: [
        [0.2, 0.2],
        [null, null],
      ],
      jac: (x) => [2 * (x[0] - 1), 2 * (x[1] - 2.5)],
    });
    expect(result.success).toBe(true);
    expect(result.x[0]).toBe(0.2);
    expect(result.x[1]).toBeCloseTo(2.5, 6);
    // The objective would fall beyond the upper bound: grad f = -1.6 = -upper.
    expect(result.boundMultipliers.upper[0]).toBeCloseTo(1.6, 12);
  });

  test('25. and cost nothing: with differences, no more than the problem without them', () => {
    const fixed = [0.2, 0.2] as const;
    const free = [null, null] as const;
    const seen = new Set<number>();
    const both = minimize(
      (x) => {
        seen.add(x[0]);
        return quadratic(x);
      },
      [0.2, 0],
      { bounds: [fixed, free] },
    );
    const alone = minimize(([y]) => quadratic(Float64Array.of(0.2, y)), [0]);
    expect([both.nit, both.nfev, both.x[1]]).toEqual([alone.nit, alone.nfev, alone.x[0]]);
    expect([...seen]).toEqual([0.2]);
  });
});

describe('values that are not finite', () => {
  test('6. NaN is never reported as success; the last finite point comes back (scipy/scipy#9640, nloptr#205)', () => {
    let calls = 0;
    const result = minimize((x) => (calls++ < 1 ? quadratic(x) : NaN), [3, 3], {
      jac: (x) => [2 * x[0] - 2, 2 * x[1] - 5],
    });
    expect(result.success).toBe(false);
    expect(Number.isFinite(result.fun)).toBe(true);
    expect(minimize(() => NaN, [1, 2])).toMatchObject({ success: false, status: Status.nonFinite });
    expect(minimize(quadratic, [1, 2], { jac: () => [NaN, 0] })).toMatchObject({
      success: false,
      status: Status.nonFinite,
    });
  });

  const nan = { type: 'ineq' as const, fun: () => [1, NaN] };
  const good = { type: 'eq' as const, fun: (x: Float64Array) => x[0]! };
  test.each<[string, () => number, MinimizeOptions]>([
    ['fun(x)', () => NaN, {}],
    ['fun(x), constraints[1] row 1.fun(x)', () => Infinity, { constraints: [good, nan] }],
    ['constraints[0] row 1.fun(x)', () => 1, { constraints: [nan, good] }],
    ['jac(x)[1]', () => 1, { jac: () => [0, NaN] }],
    // What a function writes by mistake into a typed array becomes NaN there.
    ['jac(x)[0]', () => 1, { jac: (_x, out) => void (out[0] = undefined as never) }],
    ['constraints[0].jac(x)', () => 1, { constraints: { ...good, jac: () => [1, NaN] } }],
  ])('6. NaN at the start is told with the functions that gave it: %s', (name, fun, options) => {
    const { status, message } = minimize(fun, [1, 2], options);
    expect([status, message]).toEqual([Status.nonFinite, `Not finite: ${name} at the start.`]);
  });

  test.each([NaN, Infinity, -Infinity])(
    '7. %p beyond an edge is stepped around; nothing hangs (NLopt.jl#31, nlopt#28)',
    (value) => {
      let calls = 0;
      const result = minimize((x) => (calls++, x[0] > 0 ? x[0] - Math.log(x[0]) : value), [8]);
      expect(result.success).toBe(true);
      expect(result.x[0]).toBeCloseTo(1, 2);
      expect(calls).toBeLessThan(200);
      expect(minimize(() => value, [1, 2]).success).toBe(false);
      expect(minimize(quadratic, [1, 2], { constraints: { type: 'ineq', fun: () => value } }).success).toBe(false);
    },
  );
});

describe('tolerances', () => {
  const gradient = (x: Float64Array): number[] => [
    -400 * x[0]! * (x[1]! - x[0]! ** 2) - 2 * (1 - x[0]!),
    200 * (x[1]! - x[0]! ** 2),
  ];

  const circle = { type: 'ineq' as const, fun: (x: Float64Array) => 1.5 - x[0]! ** 2 - x[1]! ** 2 };

  test.each([1e-8, 1e8])(
    '10. f times %p takes the same path (scipy/scipy#7519, #12361, jacobwilliams/slsqp#17)',
    (factor) => {
      const run = (scale: number): ReturnType<typeof minimize> =>
        minimize((x) => scale * rosenbrock(x), [-1.2, 1], {
          constraints: circle,
          jac: (x) => gradient(x).map((value) => scale * value),
          ftol: 1e-8,
        });
      const plain = run(1);
      const scaled = run(factor);
      expect(scaled).toMatchObject({ success: true, nit: plain.nit, nfev: plain.nfev, njev: plain.njev });
      // Rounding differs along the way, and the valley is flat: 1e-6 is far below its floor's width at this precision.
      plain.x.forEach((value, i) => expect(Math.abs(scaled.x[i]! - value)).toBeLessThan(1e-6));
      expect(scaled.multipliers[0]! / factor).toBeCloseTo(plain.multipliers[0]!, 3);
    },
  );

  test.each([2 ** -27, 2 ** 27])('10. f times %p, which does not round, takes it bit for bit', (factor) => {
    const run = (scale: number): ReturnType<typeof minimize> =>
      minimize((x) => scale * rosenbrock(x), [-1.2, 1], { constraints: circle, ftol: 1e-8 });
    const { nit, nfev, x } = run(1);
    expect(run(factor)).toMatchObject({ nit, nfev, x, fun: factor * rosenbrock(x) });
  });

  test('10. relative and absolute ftol are separate', () => {
    const shifted = (x: Float64Array): number => rosenbrock(x) + 1e6;
    const relative = minimize(shifted, [-1.2, 1], { ftol: 1e-14, jac: gradient });
    const absolute = minimize(shifted, [-1.2, 1], { ftol: 1e-14, fatol: 1, jac: gradient });
    expect(absolute.nit).toBeLessThan(relative.nit);
  });

  test('11. the KKT residual is returned always, and a maximum is not a success (scipy/scipy#15179, #8065, OpenMx#14)', () => {
    const loose = minimize(rosenbrock, [-1.2, 1], { maxiter: 2 });
    expect(loose.kktResidual).toBeGreaterThan(1e-3);
    expect(minimize(rosenbrock, [-1.2, 1]).kktResidual).toBeLessThanOrEqual(1e-3);
    const strict = minimize(rosenbrock, [-1.2, 1], { gtol: 1e-9, jac: gradient, maxiter: 200 });
    expect(strict.success).toBe(true);
    expect(strict.kktResidual).toBeLessThanOrEqual(1e-9);
    // Differences notice the maximum of -x^2 at 0, where a gradient alone is zero.
    const maximum = minimize((x) => -(x[0] ** 2), [0], { bounds: [[-1, 1]] });
    expect(maximum.fun).toBe(-1);
  });

  test('24. no point is evaluated twice in a row, and the gradient comes after its value (scipy/scipy#12380, PR 13194)', () => {
    const log: string[] = [];
    const result = minimize((x) => (log.push(`f ${x.join()}`), rosenbrock(x)), [-1.2, 1], {
      jac: (x) => (log.push(`g ${x.join()}`), gradient(x)),
    });
    log.forEach((line, k) => {
      // A function that computes both may keep the gradient for the call that follows.
      if (line.startsWith('g')) expect(log[k - 1]).toBe(`f${line.slice(1)}`);
      else expect(log[k - 1]).not.toBe(line);
    });
    expect(log.filter((line) => line.startsWith('f')).length).toBe(result.nfev);
    expect(log.filter((line) => line.startsWith('g')).length).toBe(result.njev);
  });

  test('26. a bad option is a typed error (scipy/scipy#23430, #12422)', () => {
    const thrown = expect.objectContaining({ code: 'SLSQP_INVALID_ARGUMENT' });
    expect(() => minimize(rosenbrock, [-1.2, 1], { maxiter: 1.5 })).toThrow(thrown);
    expect(() => minimize(rosenbrock, [-1.2, 1], { ftol: '1e-6' as never })).toThrow(thrown);
  });

  test('21. a number of variables that would take all memory is refused early (scipy/scipy#10607, #8378)', () => {
    expect(() => minimize(quadratic, new Float64Array(25_000))).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ what: 'n' }) as unknown }),
    );
    expect(() => createSolver({ n: 25_000, fun: quadratic })).toThrow();
  });
});
