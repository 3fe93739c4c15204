import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSolver, minimize, Status, type Hessian, type MinimizeResult } from '../src/index.js';

/** Allocation: minimise sum c_i / f_i where sum f_i <= F, f_i >= 0.001; the minimum is (sum sqrt c_i)^2 / F. */
function allocation(n: number, costs: Float64Array, capacity: number) {
  return {
    n,
    fun: (f: Float64Array) => f.reduce((sum, value, i) => sum + costs[i]! / value, 0),
    jac: (f: Float64Array, out: Float64Array) => {
      for (let i = 0; i < n; i++) out[i] = -costs[i]! / f[i]! ** 2;
    },
    bounds: Array.from({ length: n }, () => [1e-3, capacity] as const),
    constraints: {
      type: 'ineq' as const,
      fun: (f: Float64Array) => capacity - f.reduce((sum, value) => sum + value, 0),
      jac: (_f: Float64Array, out: Float64Array) => void out.fill(-1),
    },
  };
}

const optimum = (costs: Float64Array, capacity: number): number =>
  costs.reduce((sum, value) => sum + Math.sqrt(value), 0) ** 2 / capacity;

const plain = (result: MinimizeResult): unknown => JSON.parse(JSON.stringify(result));

fc.configureGlobal({ seed: 1 });

describe('createSolver', () => {
  const n = 6;
  const costs = new Float64Array(n);
  const problem = allocation(n, costs, 30);
  const start = new Float64Array(n).fill(5);
  const someCosts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: n, maxLength: n });

  test('a thousand solves of changing data all reach the closed form', () => {
    const solver = createSolver(problem);
    fc.assert(
      fc.property(someCosts, (values) => {
        costs.set(values);
        const result = solver.minimize(start);
        expect(result.success).toBe(true);
        // The cost that design asks for: 1e-6 relative.
        expect(Math.abs(result.fun / optimum(costs, 30) - 1)).toBeLessThan(1e-6);
      }),
      { numRuns: 1000 },
    );
  });

  test('gives bit for bit what minimize gives, whatever was solved before', () => {
    const solver = createSolver(problem);
    fc.assert(
      fc.property(someCosts, (values) => {
        costs.set(values);
        const { fun, jac, bounds, constraints } = problem;
        const once = minimize(fun, start, { jac, bounds, constraints });
        expect(plain(solver.minimize(start))).toEqual(plain(once));
      }),
    );
  });

  test('warmStart reaches the same solutions', () => {
    const solver = createSolver({ ...problem, warmStart: true });
    for (let k = 1; k <= 20; k++) {
      costs.forEach((_, i) => (costs[i] = 1 + ((i * k) % 7)));
      const result = solver.minimize(start);
      expect(result.success).toBe(true);
      expect(Math.abs(result.fun / optimum(costs, 30) - 1)).toBeLessThan(1e-6);
    }
  });

  test('bounds may change from solve to solve, fixed variables included', () => {
    costs.fill(4);
    const solver = createSolver(problem);
    const fixed = problem.bounds.map((pair, i) => (i === 2 ? ([7, 7] as const) : pair));
    expect(solver.minimize(start, { bounds: fixed }).x[2]).toBe(7);
    expect(solver.minimize(start).x[2]).toBeCloseTo(5, 5);
  });

  // Which variables are fixed decides what can be used again; every sequence must give what a new solver gives.
  test('changing bounds, fixed variables and lengths leave no trace in later solves', () => {
    const pair = fc.oneof(
      fc.constant([1e-3, 30] as const),
      fc.constant([4, 4] as const),
      fc.constant([6, null] as const),
      fc.constant([0.5, 3] as const),
    );
    const sequences = fc.array(fc.option(fc.array(pair, { minLength: n, maxLength: n })), {
      minLength: 2,
      maxLength: 6,
    });
    const hess = {
      diagonal: (f: Float64Array, _multipliers: Float64Array, out: Float64Array): void => {
        for (let i = 0; i < n; i++) out[i] = (2 * costs[i]!) / f[i]! ** 3;
      },
    };
    costs.forEach((_, i) => (costs[i] = 1 + i));
    fc.assert(
      fc.property(sequences, fc.boolean(), fc.boolean(), (sequence, scaled, newton) => {
        const options = { ...(scaled && { xScale: [1, 2, 4, 8, 0.5, 1] }), ...(newton && { hess }) };
        const solver = createSolver({ ...problem, ...options });
        const { fun, jac, bounds, constraints } = problem;
        for (const changed of sequence) {
          const once = minimize(fun, start, { jac, constraints, ...options, bounds: changed ?? bounds });
          const again = changed ? solver.minimize(start, { bounds: changed }) : solver.minimize(start);
          expect(plain(again)).toEqual(plain(once));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('bounds that are refused do no harm to the next solve', () => {
    const solver = createSolver(problem);
    const before = plain(solver.minimize(start));
    const crossed = problem.bounds.map((_, i) => (i === 3 ? ([2, 1] as const) : ([2, 3] as const)));
    expect(() => solver.minimize(start, { bounds: crossed })).toThrow('bounds[3]');
    expect(plain(solver.minimize(start))).toEqual(before);
  });

  test('results are copies: a later solve does not change an earlier one', () => {
    costs.fill(4);
    const solver = createSolver(problem);
    const first = solver.minimize(start);
    const before = plain(first);
    costs.fill(9);
    solver.minimize(start.map((value) => value / 2));
    expect(plain(first)).toEqual(before);
  });

  test('refuses to be entered again while it runs, and recovers from a throw', () => {
    let inner: (() => void) | undefined;
    const solver = createSolver({ n: 1, fun: ([x]) => (inner?.(), x ** 2) });
    inner = () => void solver.minimize([1]);
    expect(() => solver.minimize([1])).toThrow(expect.objectContaining({ code: 'SLSQP_INVALID_ARGUMENT' }));
    inner = undefined;
    expect(solver.minimize([1]).status).toBe(Status.converged);
  });
});

describe('hess', () => {
  const n = 40;
  const costs = Float64Array.from({ length: n }, (_, i) => 1 + ((i * 37) % 23));
  const problem = allocation(n, costs, 100);
  const start = new Float64Array(n).fill(2.5);
  const diagonal = (f: Float64Array, _multipliers: Float64Array, out: Float64Array): void => {
    for (let i = 0; i < n; i++) out[i] = (2 * costs[i]!) / f[i]! ** 3;
  };

  test('the diagonal of a separable objective takes fewer iterations than BFGS', () => {
    const newton = createSolver({ ...problem, hess: { diagonal }, ftol: 1e-12 }).minimize(start);
    const bfgs = createSolver({ ...problem, ftol: 1e-12 }).minimize(start);
    expect(newton.success).toBe(true);
    expect(Math.abs(newton.fun / optimum(costs, 100) - 1)).toBeLessThan(1e-9);
    expect(newton.nit).toBeLessThan(bfgs.nit);
    expect(newton.nit).toBeLessThanOrEqual(10);
  });

  test('a full Hessian in any shape, and a returned diagonal, give the same iterates', () => {
    const full = (f: Float64Array): number[][] =>
      Array.from(f, (value, i) => Array.from(f, (_, j) => (i === j ? (2 * costs[i]!) / value ** 3 : 0)));
    const iterates = (hess: Hessian): number[][] => {
      const seen: number[][] = [];
      createSolver({ ...problem, hess, callback: ({ x }) => void seen.push([...x]) }).minimize(start);
      return seen;
    };
    const reference = iterates({ diagonal });
    expect(reference.length).toBeGreaterThan(2);
    const flat = (f: Float64Array): number[] => full(f).flat();
    const filled = (f: Float64Array, _multipliers: Float64Array, out: Float64Array): void => out.set(flat(f));
    const returned = (f: Float64Array): number[] => Array.from(f, (value, i) => (2 * costs[i]!) / value ** 3);
    for (const hess of [full, flat, filled, { diagonal: returned }]) {
      const found = iterates(hess);
      expect(found.length).toBe(reference.length);
      found.forEach((x, k) => x.forEach((value, i) => expect(value).toBeCloseTo(reference[k]![i]!, 10)));
    }
  });

  // f = x + y on x^2 + y^2 = 2: the objective has no curvature, the Lagrangian has -2 lambda = 1.
  test("the Lagrangian's curvature comes with the multipliers", () => {
    const result = minimize((x) => x[0] + x[1], [-2, 0.5], {
      constraints: { type: 'eq', fun: (x) => x[0] ** 2 + x[1] ** 2 - 2, jac: (x) => [2 * x[0], 2 * x[1]] },
      jac: () => [1, 1],
      hess: (_x, [lambda]) => [
        [-2 * lambda, 0],
        [0, -2 * lambda],
      ],
      ftol: 1e-10,
    });
    expect(result.success).toBe(true);
    expect(result.x[0]).toBeCloseTo(-1, 8);
    expect(result.nit).toBeLessThanOrEqual(8);
  });

  test('works over the free variables where some are fixed', () => {
    const result = createSolver({
      ...problem,
      hess: { diagonal },
      bounds: problem.bounds.map((pair, i) => (i < 3 ? ([2, 2] as const) : pair)),
    }).minimize(start);
    expect(result.success).toBe(true);
    expect([...result.x.slice(0, 3)]).toEqual([2, 2, 2]);
  });

  test('an indefinite Hessian or one that is not finite does no harm', () => {
    const saddle = minimize((x) => x[0] ** 2 - x[1] ** 2, [1, 0.1], {
      bounds: [
        [-1, 1],
        [-1, 1],
      ],
      hess: () => [
        [2, 0],
        [0, -2],
      ],
    });
    expect(saddle.fun).toBeCloseTo(-1, 5);
    const nan = minimize((x) => x[0] ** 2, [1], { hess: () => [NaN] });
    expect(nan.success).toBe(true);
  });

  test("a wrong shape is the caller's mistake", () => {
    expect(() => minimize((x) => x[0] ** 2, [1, 2], { hess: () => [1, 2, 3] })).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ what: 'hess(x)' }) as unknown }),
    );
  });
});

describe('an optimum close to a bound', () => {
  /** maximise x_0^(1/3) + W x_1 ln(1 + s x_0 / x_1) where x_0 + x_1 <= 1: a concave function whose curvature is W / x_1. */
  const rate = (W: number, s: number, x: ArrayLike<number>): number =>
    Math.cbrt(x[0]!) + W * x[1]! * Math.log1p((s * x[0]!) / x[1]!);
  const gradient = (W: number, s: number, x: ArrayLike<number>): [number, number] => {
    const z = (s * x[0]!) / x[1]!;
    return [1 / 3 / Math.cbrt(x[0]!) ** 2 + (W * s) / (1 + z), W * (Math.log1p(z) - z / (1 + z))];
  };
  /** The constraint is tight, so one variable is left: halve until both derivatives are equal. */
  const best = (W: number, s: number): number => {
    let [low, high] = [0, 1];
    for (let k = 0; k < 200; k++) {
      const middle = (low + high) / 2;
      const [first, second] = gradient(W, s, [1 - middle, middle]);
      if (second > first) low = middle;
      else high = middle;
    }
    return rate(W, s, [1 - high, high]);
  };

  test.each([0.05, 0.2, 1])('at which the curvature grows without limit, is reached (W = %d)', (W) => {
    for (const s of [1e-4, 1e-3, 1e-2, 1e-1]) {
      const result = minimize((x) => -rate(W, s, x), [0.5, 0.5], {
        jac: (x) => gradient(W, s, x).map((slope) => -slope),
        bounds: [
          [1e-12, 1],
          [1e-12, 1],
        ],
        constraints: { type: 'ineq', fun: (x) => 1 - x[0] - x[1] },
        ftol: 1e-12,
      });
      expect(result.success).toBe(true);
      expect(Math.abs(-result.fun / best(W, s) - 1)).toBeLessThan(1e-11);
    }
  });
});
