/**
 * How runs end: success is never claimed without its reasons, and a message names what is concerned.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minimize, Status, type MinimizeOptions } from '../src/index.js';

fc.configureGlobal({ seed: 1 });

describe('objectives without a minimum', () => {
  const unbounded: [string, (x: Float64Array) => number, (x: Float64Array) => number[], number[], MinimizeOptions][] = [
    ['a line', ([x]) => x!, () => [1], [3], {}],
    [
      'a plane under rows',
      ([x, y]) => x! - y!,
      () => [1, -1],
      [3, 3],
      { constraints: { type: 'ineq', fun: ([x, y]) => x + y, jac: () => [1, 1] } },
    ],
    ['-x^2', ([x]) => -(x! ** 2), ([x]) => [-2 * x!], [1], {}],
    ['-x^2 to one side', ([x]) => -(x! ** 2), ([x]) => [-2 * x!], [1], { bounds: [[-1, null]] }],
  ];

  test.each(unbounded)('%s is unbounded', (_name, fun, jac, start, options) => {
    for (const how of [{ jac }, {}]) {
      const result = minimize(fun, start, { ...options, ...how });
      expect(result).toMatchObject({ success: false });
      expect([Status.unbounded, Status.maxIterations]).toContain(result.status);
      expect(result.fun).toBeLessThan(-1e3);
    }
  });

  // log x and -1 / x fall without end towards the bound itself.
  const singular = (fun: (x: number) => number, slope?: (x: number) => number) => (start: number) => {
    const result = minimize(([x]) => fun(x), [start], {
      bounds: [[0, null]],
      ...(slope && { jac: ([x]: Float64Array) => [slope(x!)] }),
    });
    expect(result.success).toBe(false);
    expect(result.fun).toBeLessThan(fun(start));
  };
  const pole = (x: number): number => -1 / x;

  test.each([1e-3, 0.5, 1, 30])(
    'log x at x >= 0 is no success, from %p',
    singular(Math.log, (x) => 1 / x),
  );
  test.each([1e-3, 0.5, 1, 30])(
    'nor is -1 / x, from %p',
    singular(pole, (x) => x ** -2),
  );
  test.each([1e-3, 1, 30])('nor is log x with differences, from %p', singular(Math.log));
  test.each([1e-3, 0.5, 30])('nor is -1 / x with differences, from %p', singular(pole));

  // One step ends an ulp from the bound, where the quotient is taken over a distance a million times x; f at the bound
  // itself says what happens there.
  test('nor is log x with differences from 0.5', () => singular(Math.log)(0.5));
  test('nor is -1 / x with differences from 1', () => singular(pole)(1));

  test.each([1e20, 1e25, 1e100])('a large constant is none: -%p + x^2', (offset) => {
    for (const how of [{ jac: ([x]: Float64Array) => [2 * x!] }, {}]) {
      const result = minimize(([x]) => x ** 2 - offset, [3], how);
      expect(result.status).not.toBe(Status.unbounded);
      expect(result.fun).toBe(-offset);
    }
  });
});

describe('large constants in f', () => {
  const shifted =
    (offset: number) =>
    ([x, y]: Float64Array): number =>
      offset + (x! - 1) ** 2 + 3 * (y! + 2) ** 2;
  const offsets = [0, 1e3, -1e3, 1e6, -1e6, 1e9];

  // x is known to the root of what rounding leaves of f.
  test.each(offsets)('%p is no trouble', (offset) => {
    const result = minimize(shifted(offset), [5, 5], {
      ftol: 1e-14,
      jac: ([x, y]) => [2 * (x - 1), 6 * (y + 2)],
    });
    expect(result.success).toBe(true);
    const precision = Math.sqrt(Math.max(1e-8, 1e-14 * Math.abs(offset) * 100));
    expect(Math.hypot(result.x[0] - 1, result.x[1] + 2)).toBeLessThan(precision);
  });

  // A forward difference over 1.5e-8 is wrong by 1.5e-8 f, which f is flat to at a distance of 1e-8 f.
  test.each(offsets)('%p, with differences', (offset) => {
    const result = minimize(shifted(offset), [5, 5], { ftol: 1e-14 });
    expect(result.success).toBe(true);
    expect(result.fun - offset).toBeLessThan(1e-10 * Math.max(1, Math.abs(offset)));
  });
});

describe('a wrong gradient', () => {
  const x = fc.double({ min: -5, max: 5, noNaN: true }).filter((value) => Math.abs(value) > 0.1);

  test('ends with status 8, whose message names the steepest variable, checkGradient and xScale', () => {
    fc.assert(
      fc.property(x, x, fc.integer({ min: 0, max: 1 }), (a, b, steep) => {
        const weights = [steep === 0 ? 50 : 1, steep === 1 ? 50 : 1];
        const result = minimize(([p, q]) => 7 + weights[0]! * p ** 2 + weights[1]! * q ** 2, [a, b], {
          jac: ([p, q]) => [-2 * weights[0]! * p, -2 * weights[1]! * q],
        });
        expect(result).toMatchObject({ success: false, status: Status.noDescent });
        const promised = [0, 1].map((i) => Math.abs(result.jac[i]!) * Math.max(1, Math.abs(result.x[i]!)));
        fc.pre(Math.max(...promised) > 2 * Math.min(...promised));
        expect(result.message).toContain(`x[${promised.indexOf(Math.max(...promised))}] promises`);
        expect(result.message).toContain('checkGradient');
        expect(result.message).toContain('xScale');
      }),
    );
  });

  test('with fixed variables the name is the one that the caller knows', () => {
    const result = minimize(([, y, z]) => 7 + y ** 2 + 50 * z ** 2, [9, 2, 3], {
      bounds: [
        [9, 9],
        [null, null],
        [null, null],
      ],
      jac: ([, y, z]) => [0, -2 * y, -100 * z],
    });
    expect(result.message).toContain('x[2] promises');
  });

  // f is zero at the point by chance, which says nothing of its minimum.
  test.each<[string, (x: Float64Array) => number, (x: Float64Array) => number[], number[]]>([
    ['x - 1 from 1', ([p]) => p! - 1, () => [-1], [1]],
    ['x y from (0, 3)', ([p, q]) => p! * q!, ([p, q]) => [-q!, -p!], [0, 3]],
  ])('is no success where f is zero: %s', (_name, fun, jac, start) => {
    const result = minimize(fun, start, { jac });
    expect(result.success && result.kktResidual > 1e-3).toBe(false);
  });
});

describe('values that are not finite', () => {
  const rows = (values: (x: number) => number[]) => ({ type: 'ineq', fun: ([x]: Float64Array) => values(x!) }) as const;
  const fun = ([x, y]: Float64Array): number => x! ** 2 + y! ** 2;

  const isNeverReturned = (values: (x: number) => number[]): void => {
    for (let maxfev = 1; maxfev < 60; maxfev++) {
      const { x, maxcv } = minimize(fun, [3, 3], { maxfev, constraints: rows(values) });
      expect(values(x[0]).every(Number.isFinite)).toBe(true);
      expect(Number.isFinite(maxcv)).toBe(true);
    }
  };
  const edge = (x: number): number => Math.sqrt(x - 1) - 0.1;

  test('a point where the last row is NaN is not returned by a run that is stopped', () =>
    isNeverReturned((x) => [1, edge(x)]));

  // The largest violation forgets a NaN that a number follows.
  test('nor one where the first row is', () => isNeverReturned((x) => [edge(x), 1]));

  // The start itself is tried again in the end, as a step of zero, and its value is finite.
  test('a function that is finite at the start only is called not finite', () => {
    const { status } = minimize(([x]) => (x === 1 ? 1 : NaN), [1], { jac: () => [1] });
    expect(status).toBe(Status.nonFinite);
  });
});

describe('a start that is nearly zero', () => {
  const bowl = ([x, y]: Float64Array): number => 1 + (x! - 1) ** 2 + 2 * (y! - 2) ** 2;
  const isRight = (small: number): void => {
    for (const start of [
      [small, small],
      [1.5, small],
      [0, -small],
    ]) {
      const result = minimize(bowl, start, { jac: ([x, y]) => [2 * (x - 1), 4 * (y - 2)] });
      expect(result.success).toBe(true);
      expect(result.fun).toBeCloseTo(1, 8);
    }
  };

  test.each([1e-3, 1e-8, 1e-16, 1e-30])('is a start like others: %p', isRight);

  // A length that grows by 1e6 at most in each of eight samples would stay far too small; the slope says how far to go.
  test.each([1e-60, 1e-200, 5e-324])('whatever is left of a zero by rounding: %p', isRight);
});

describe('infeasible problems', () => {
  test('the rows that are missed are named with what they miss by, the largest first', () => {
    const result = minimize(() => 0, [0, 0], {
      constraints: [
        { type: 'ineq', fun: ([x]) => x - 1 },
        { type: 'ineq', fun: ([x]) => Array.from({ length: 7 }, (_, k) => -x - k) },
      ],
    });
    expect(result).toMatchObject({ success: false, status: Status.infeasible });
    // By hand: 1 - x and x + k for k = 4, 5, 6 are missed at x = -3.5, where x - 1 + 3 x + 15 = 0: squares are least.
    expect(result.message).toMatch(/constraints\[0\] \(by \d/);
    const missed = [...result.message.matchAll(/\(by ([\d.]+)\)/g)].map(([, by]) => Number(by));
    [4.5, 2.5, 1.5, 0.5].forEach((by, k) => expect(missed[k]).toBeCloseTo(by, 2));
    expect(missed.length).toBe(4);
  });

  test('a row that is met is not named', () => {
    const result = minimize(() => 0, [3], {
      constraints: [
        { type: 'eq', fun: ([x]) => x ** 2 + 1 },
        { type: 'ineq', fun: ([x]) => x + 100 },
      ],
    });
    expect(result.message).toContain('constraints[0]');
    expect(result.message).not.toContain('constraints[1]');
  });
});
