import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSolver, minimize, Status, type Constraint, type MinimizeOptions } from '../src/index.js';

fc.configureGlobal({ seed: 1 });

/** What of the caller's was called, in turn, and with what. */
interface Call {
  readonly name: string;
  readonly x: readonly number[];
  readonly value: number;
}

/** Problems that curve, kink, overflow, leave their domain, start at a minimum or near zero, with rows of all kinds. */
const objectives: readonly ((x: readonly number[]) => number)[] = [
  (x) => x.reduce((sum, value, i) => sum + (value - i) ** 2, 0),
  (x) => 100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2,
  (x) => x.reduce((sum, value) => sum - value ** 3, 0),
  (x) => Math.exp(5 * x[0]!) - x[1]! ** 5,
  (x) => Math.log(x[0]!) + x[1]! ** 2,
  (x) => Math.abs(x[0]! - 0.3) + Math.abs(x[1]!),
  (x) => 1e3 + Math.cosh(x[0]! * 1e6) + x[1]! ** 2,
  () => 7,
  (x) => -Math.exp(Math.exp(x[0]!)) + x[1]! ** 4,
];
const rows: readonly (readonly [Constraint['type'], (x: readonly number[]) => number | number[]])[] = [
  ['eq', (x) => x[0]! ** 2 + x[1]! ** 2 - 1],
  ['ineq', (x) => [x[0]! - x[1]!, 2 - x[0]! * x[1]!]],
  ['eq', (x) => x[0]! ** 2 + x[1]! ** 2 + 1],
  ['ineq', (x) => Math.sqrt(x[0]!) - 1],
  ['ineq', (x) => 1 - Math.exp(x[0]! ** 3 * 40)],
];

const problems = fc.record({
  objective: fc.nat(objectives.length - 1),
  rows: fc.subarray([...rows.keys()], { maxLength: 2 }),
  start: fc.array(fc.constantFrom(0, 1e-7, 0.5, 1, -1.2, 3, 40), { minLength: 2, maxLength: 4 }),
  jac: fc.constantFrom(undefined, '2-point' as const, '3-point' as const),
  bounded: fc.boolean(),
});
type Sample = typeof problems extends fc.Arbitrary<infer T> ? T : never;

/** Runs a problem and notes every call. */
function run(problem: Sample, limits: MinimizeOptions, note: (call: Call) => void = () => undefined) {
  const calls: Call[] = [];
  const seen = <T extends number | number[]>(name: string, fun: (x: readonly number[]) => T) => {
    return (at: Float64Array): T => {
      const x = Array.from(at);
      const value = fun(x);
      const call = { name, x, value: typeof value === 'number' ? value : NaN };
      calls.push(call);
      note(call);
      return value;
    };
  };
  const options: MinimizeOptions = {
    ...(problem.jac && { jac: problem.jac }),
    ...(problem.bounded && { bounds: problem.start.map(() => [-2, 50] as const) }),
    constraints: problem.rows.map((k) => ({ type: rows[k]![0], fun: seen(`row ${k}`, rows[k]![1]) })),
    ...limits,
  };
  const result = minimize(seen('fun', objectives[problem.objective]!), problem.start, options);
  return { result, calls, objective: calls.filter(({ name }) => name === 'fun') };
}

describe('maxfev', () => {
  test('is not exceeded by a single evaluation, and every one is counted', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 0, max: 60 }), (problem, maxfev) => {
        const { result, objective } = run(problem, { maxfev });
        expect(result.nfev).toBe(objective.length);
        expect(objective.length).toBeLessThanOrEqual(maxfev);
        // The objective as returned belongs to the point as returned.
        if (Number.isFinite(result.fun)) expect(result.fun).toBe(objectives[problem.objective]!([...result.x]));
      }),
      { numRuns: 3000 },
    );
  });

  test('without any evaluation the start comes back and nothing is claimed', () => {
    const { result, objective } = run(
      { objective: 0, rows: [0], start: [3, 1], jac: undefined, bounded: false },
      { maxfev: 0 },
    );
    expect(objective.length).toBe(0);
    expect(result).toMatchObject({
      success: false,
      status: Status.maxEvaluations,
      nfev: 0,
      fun: NaN,
      kktResidual: Infinity,
    });
    expect([...result.x, ...result.jac]).toEqual([3, 1, NaN, NaN]);
  });

  test('entries of the gradient that were not affordable are NaN', () => {
    const result = minimize(([x, y]) => (x - 3) ** 2 + (y - 1) ** 2, [0, 0], { maxfev: 2 });
    expect(result).toMatchObject({ status: Status.maxEvaluations, nfev: 2, fun: 10 });
    expect([...result.jac]).toEqual([expect.closeTo(-6, 6), NaN]);
  });
});

describe('maxTime', () => {
  test('no function is called once the time is up, in the middle of a difference quotient neither', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 0, max: 150 }), (problem, maxTime) => {
        let now = 1000;
        const { result, calls } = run(problem, { maxTime, clock: () => now }, () => (now += 1));
        // One row is evaluated before the run to learn how many values it has.
        expect(calls.length).toBeLessThanOrEqual(Math.max(maxTime, problem.rows.length));
        if (calls.length >= maxTime && result.status === Status.maxTime) expect(result.success).toBe(false);
        const unlimited = run(problem, {});
        if (unlimited.calls.length < maxTime) expect(result).toEqual(unlimited.result);
        else expect([Status.maxTime, unlimited.result.status]).toContain(result.status);
      }),
      { numRuns: 500 },
    );
  });

  test('the best point so far comes back', () => {
    let now = 0;
    const result = minimize(([x, y]) => ((now += 10), 100 * (y - x ** 2) ** 2 + (1 - x) ** 2), [-1.2, 1], {
      maxTime: 500,
      clock: () => now,
    });
    expect(result).toMatchObject({ success: false, status: Status.maxTime, nfev: 50 });
    expect(result.fun).toBeLessThan(4.2);
    expect(result.message).toContain('maxTime');
  });

  test.each(['exact', '2-point', '3-point'] as const)('the gradient is that of the point, or NaN: %s', (how) => {
    const gradient = ([x, y]: Float64Array): [number, number] => [
      -400 * x! * (y! - x! ** 2) - 2 * (1 - x!),
      200 * (y! - x! ** 2),
    ];
    let known = 0;
    let unknown = 0;
    for (let maxTime = 1; maxTime < 150; maxTime++) {
      let now = 0;
      const result = minimize(([x, y]) => (now++, 100 * (y - x ** 2) ** 2 + (1 - x) ** 2), [-1.2, 1], {
        jac: how === 'exact' ? (x) => (now++, gradient(x)) : how,
        constraints: { type: 'ineq', fun: ([x]) => (now++, x + 5) },
        maxTime,
        clock: () => now,
      });
      gradient(result.x).forEach((value, i) => {
        if (Number.isNaN(result.jac[i])) unknown++;
        else {
          known++;
          expect(Math.abs(result.jac[i]! - value)).toBeLessThan(1e-4 * Math.max(1, Math.abs(value)));
        }
      });
    }
    expect(Math.min(known, unknown)).toBeGreaterThan(0);
  });

  test('every solve of a solver has its own time', () => {
    let now = 0;
    const solver = createSolver({ n: 1, fun: ([x]) => ((now += 1), (x - 2) ** 2), maxTime: 100, clock: () => now });
    for (let k = 0; k < 20; k++) expect(solver.minimize([k]).success).toBe(true);
    expect(now).toBeGreaterThan(100);
  });

  test('without a clock of the caller, the time is real', () => {
    const slow = ([x]: Float64Array): number => {
      for (const from = performance.now(); performance.now() < from + 2;);
      return (x! - 2) ** 4;
    };
    const result = minimize(slow, [50], { maxTime: 20, ftol: 1e-16, maxiter: 10_000 });
    expect(result.status).toBe(Status.maxTime);
    expect(result.nfev).toBeLessThanOrEqual(11);
  });
});

describe('what functions get to see', () => {
  test('is finite, whatever overflowed', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        // One expectation per problem: one per call would take most of the time.
        const { calls } = run(problem, { maxiter: 60 });
        expect(calls.filter(({ x }) => !x.every(Number.isFinite))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  // The minimum of a line lies at infinity: steps grow until they overflow.
  test.each([1e100, 1e200, 1e307])('a slope that leads to infinity from %d', (start) => {
    const seen: number[] = [];
    const result = minimize(([x]) => (seen.push(x), -x), [start], {
      constraints: { type: 'ineq', fun: ([x]) => (seen.push(x), x) },
      maxiter: 1000,
    });
    expect(seen.every(Number.isFinite)).toBe(true);
    expect(result.success).toBe(false);
  });
});

describe('what happens after a stop', () => {
  const stops: readonly ((stop: () => boolean) => MinimizeOptions)[] = [
    (stop) => ({ callback: () => stop() }),
    (stop) => ({
      signal: {
        get aborted() {
          return stop();
        },
      },
    }),
  ];

  test('costs no more than the derivatives of one point', () => {
    fc.assert(
      fc.property(problems, fc.constantFrom(...stops), fc.nat(10), (problem, how, after) => {
        let left = after;
        let calls = 0;
        const stop = (): boolean => {
          calls = 0;
          return left-- <= 0;
        };
        const { result } = run(problem, how(stop), ({ name }) => (calls += name === 'fun' ? 1 : 0));
        const stopped = result.status === Status.stoppedByCallback || result.status === Status.aborted;
        const n = problem.start.length;
        // Two points for each variable, and up to three for one that may be small by nature.
        if (stopped) expect(calls).toBeLessThanOrEqual(3 * n);
      }),
      { numRuns: 1000 },
    );
  });
});
