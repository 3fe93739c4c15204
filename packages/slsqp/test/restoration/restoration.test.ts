import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minimize, Status } from '../../src/index.js';
import { Restoration, type RestorationOutcome } from '../../src/restoration/restoration.js';
import { standAt, type PartOfProblem, type Parts } from '../stand-at.js';

fc.configureGlobal({ seed: 1 });

const constant = (): number => 0;

describe('infeasible problems end where the squared violations are least', () => {
  // By hand: x + y >= 4 against x <= 1, y <= 1 balances at x = y = 5 / 3.
  test.each([
    [1, 1],
    [0, 0],
    [5, -3],
    [100, -50],
  ])('rows that hold at the start %p, %p count too', (x, y) => {
    const result = minimize(constant, [x, y], {
      constraints: { type: 'ineq', fun: (at) => [at[0] + at[1] - 4, 1 - at[0], 1 - at[1]] },
    });
    expect(result).toMatchObject({ success: false, status: Status.infeasible });
    expect([...result.x]).toEqual([expect.closeTo(5 / 3, 5), expect.closeTo(5 / 3, 5)]);
  });

  // By hand: x^2 + y^2 + 1 = 0 is missed least at the origin.
  test('a nonlinear equality without solutions', () => {
    const result = minimize((x) => x[0] + x[1], [3, -2], {
      constraints: { type: 'eq', fun: (x) => x[0] ** 2 + x[1] ** 2 + 1, jac: (x) => [2 * x[0], 2 * x[1]] },
    });
    expect(result.status).toBe(Status.infeasible);
    expect(Math.hypot(...result.x)).toBeLessThan(1e-2);
    expect(result.message).toContain('constraints[0]');
  });

  test('inside the bounds', () => {
    const result = minimize(constant, [0.5, 0.5], {
      bounds: [
        [0, 1],
        [0, 1],
      ],
      constraints: { type: 'ineq', fun: (x) => x[0] + 2 * x[1] - 5 },
    });
    expect(result.status).toBe(Status.infeasible);
    expect([...result.x]).toEqual([1, 1]);
  });
});

describe('stationary points of the violation that are no minimum are left', () => {
  const starts: [string, number[], (x: Float64Array) => number][] = [
    ['a circle from its centre', [0, 0], (x) => x[0]! ** 2 + x[1]! ** 2 - 2],
    ['a hyperbola from its saddle', [0, 0], (x) => x[0]! * x[1]! - 1],
  ];
  test.each(starts)('%s', (_name, start, fun) => {
    const result = minimize((x) => (x[0] - 1) ** 2 + (x[1] - 2.5) ** 2, start, { constraints: { type: 'eq', fun } });
    expect(result.success).toBe(true);
    expect(Math.abs(fun(result.x))).toBeLessThanOrEqual(1e-8);
  });
});

/** Restores from a point; the parts stand where it ended. */
function restore(
  problem: PartOfProblem,
  start: readonly number[],
  share = 0,
): Parts & { readonly outcome: RestorationOutcome } {
  const parts = standAt(problem, start);
  const outcome = new Restoration(parts.evaluator, parts.space, parts.incumbent).run(share);
  return { ...parts, outcome };
}

describe('Restoration', () => {
  const n = 3;
  const entry = fc.integer({ min: -9, max: 9 }).map((value) => value / 4);
  const vector = fc.array(entry, { minLength: n, maxLength: n });
  const width = fc.constantFrom(0.5, 1, 4, Infinity);
  const boxes = fc.array(fc.tuple(entry, width, width), { minLength: n, maxLength: n });
  const rows = fc.array(fc.tuple(vector, entry), { minLength: 1, maxLength: 5 });

  // The half sum of squared violations of linear rows is convex: a point is its minimum in the box exactly where the
  // gradient is zero, or pulls a variable out of the bound it is at.
  test('ends at the least squared violation of linear rows in the box, each variable inside its bounds', () => {
    fc.assert(
      fc.property(rows, boxes, fc.integer({ min: 0, max: 2 }), (drawn, box, equalities) => {
        const bounds = box.map(([at, below, above]) => [at - below, at + above] as const);
        const value = (k: number, x: ArrayLike<number>): number =>
          drawn[k]![0].reduce((sum, a, i) => sum + a * x[i]!, drawn[k]![1]);
        const outside: Float64Array[] = [];
        const inside = (x: Float64Array): void => {
          if (!x.every((at, i) => at >= bounds[i]![0] && at <= bounds[i]![1])) outside.push(x.slice());
        };
        const block = (type: 'eq' | 'ineq', from: number, to: number) => ({
          type,
          fun: (x: Float64Array) => {
            inside(x);
            return drawn.slice(from, to).map((_, k) => value(from + k, x));
          },
          jac: () => drawn.slice(from, to).map(([a]) => a),
        });
        const split = Math.min(equalities, drawn.length);
        const { outcome, space } = restore(
          {
            jac: () => new Float64Array(n),
            bounds,
            constraints: [block('eq', 0, split), block('ineq', split, drawn.length)].filter((_, at) =>
              at === 0 ? split > 0 : split < drawn.length,
            ),
          },
          box.map(([at]) => at),
        );
        const { x, violation } = space.current;
        inside(x);
        expect(outside).toEqual([]);
        if (outcome === 'restored') expect(violation).toBeLessThanOrEqual(1e-8 * (1 + Number.EPSILON));
        // What the damping leaves; from there on a row may enter and leave the model in turn.
        if (violation <= 1e-7) return;
        expect(outcome).toBe('stationary');
        const slope = new Float64Array(n);
        drawn.forEach(([a], k) => {
          const missed = k < split ? value(k, x) : Math.min(0, value(k, x));
          a.forEach((one, i) => (slope[i]! += one * missed));
        });
        slope.forEach((pull, i) => {
          if (x[i]! > bounds[i]![0]) expect(pull).toBeLessThan(1e-4);
          if (x[i]! < bounds[i]![1]) expect(pull).toBeGreaterThan(-1e-4);
        });
      }),
      { numRuns: 1000 },
    );
  });

  // (-2, -2, -2) meets both rows. The first step leaves 3e-8 of the violation; from there the second row would enter and
  // leave the model in turn.
  test('linear rows that can be met are met', () => {
    const { outcome, space } = restore(
      {
        jac: () => [0, 0, 0],
        bounds: [
          [-Infinity, 1],
          [-2.5, -1.5],
          [-Infinity, 0.5],
        ],
        constraints: [
          {
            type: 'ineq',
            fun: ([x, y, z]) => [-1.75 * x + 0.75 * y - 0.75, 0.5 * x - z],
            jac: () => [-1.75, 0.75, 0, 0.5, 0, -1],
          },
        ],
      },
      [0.5, -2, 0],
    );
    expect([outcome, space.current.isFeasible]).toEqual(['restored', true]);
  });

  // By hand: from (0.3, 0.3) x + y = 9 pulls both up; the bounds are numbers that x + (u - x) does not give back.
  test('a variable that is pulled beyond a bound ends on it, bit for bit', () => {
    const bounds = [[-0.1, 0.7] as const, [-0.1, 0.1 + 0.2] as const];
    const row = (sum: number) =>
      ({ type: 'eq', fun: ([x, y]: Float64Array) => x! + y! - sum, jac: () => [1, 1] }) as const;
    const up = restore({ jac: () => [0, 0], bounds, constraints: [row(9)] }, [0.3, 0.123]);
    expect([up.outcome, ...up.space.current.x]).toEqual(['stationary', 0.7, 0.1 + 0.2]);
    const down = restore({ jac: () => [0, 0], bounds, constraints: [row(-9)] }, [0.3, 0.123]);
    expect([down.outcome, ...down.space.current.x]).toEqual(['stationary', -0.1, -0.1]);
    // One bound stops x, y alone can still do it.
    const one = restore({ jac: () => [0, 0], bounds: [bounds[0]!], constraints: [row(9)] }, [0.3, 0.123]);
    expect([one.outcome, ...one.space.current.x]).toEqual(['restored', 0.7, expect.closeTo(8.3, 8)]);
  });

  test('hands back early where a share of the violation is enough', () => {
    const curve = {
      type: 'eq',
      fun: ([x]: Float64Array) => x! ** 3 - 8,
      jac: ([x]: Float64Array) => [3 * x! ** 2],
    } as const;
    const { outcome, space } = restore({ jac: () => [0], constraints: [curve] }, [20], 0.05);
    expect(outcome).toBe('restored');
    expect(space.current.violation).toBeLessThan(0.05 * 7992);
    expect(space.current.violation).toBeGreaterThan(1);
    expect(restore({ jac: () => [0], constraints: [curve] }, [20]).space.current.violation).toBeLessThan(1e-8);
  });

  test('every point that it accepts is offered, with f and derivatives', () => {
    const row = { type: 'eq', fun: ([x]: Float64Array) => x! ** 2 - 4, jac: ([x]: Float64Array) => [2 * x!] } as const;
    const { space, incumbent } = restore({ fun: ([x]) => 3 * x, jac: () => [3], constraints: [row] }, [5]);
    expect(incumbent.best.x[0]).toBe(space.current.x[0]);
    expect([space.current.f, ...space.current.gradient]).toEqual([3 * space.current.x[0]!, 3]);
  });

  test('a point whose objective is not finite is not accepted', () => {
    const row = { type: 'eq', fun: ([x]: Float64Array) => x!, jac: () => [1] } as const;
    const { outcome, space } = restore({ fun: ([x]) => (x < 1 ? NaN : x), jac: () => [1], constraints: [row] }, [5]);
    expect(outcome).not.toBe('restored');
    expect(space.current.x[0]).toBeGreaterThanOrEqual(1);
  });
});
