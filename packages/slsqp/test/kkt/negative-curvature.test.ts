import { describe, expect, test } from '@jest/globals';
import { NegativeCurvature } from '../../src/kkt/negative-curvature.js';
import { standAt, type PartOfProblem, type Parts } from '../stand-at.js';

interface Look extends Parts {
  readonly saddle: NegativeCurvature;
  /** Looks; says whether it left, and what it cost. */
  readonly leave: () => readonly [left: boolean, evaluations: number];
}

/** Parts at a first-order point, with the multipliers of its subproblem. */
function lookAt(problem: PartOfProblem, at: readonly number[]): Look {
  const parts = standAt(problem, at);
  parts.finder.find(parts.evaluator, 1);
  const { evaluator, space, finder, incumbent } = parts;
  const saddle = new NegativeCurvature(evaluator, space, finder, incumbent);
  const leave = (): readonly [boolean, number] => {
    const before = evaluator.budget.evaluations;
    return [saddle.leave(), evaluator.budget.evaluations - before];
  };
  return { ...parts, saddle, leave };
}

const line = (sum: number, type: 'eq' | 'ineq' = 'eq') =>
  ({ type, fun: ([x, y]: Float64Array) => x! + y! - sum, jac: () => [1, 1] }) as const;
const product: PartOfProblem = { fun: ([x, y]) => x * y, jac: ([x, y]) => [y, x] };
const bowl: PartOfProblem = { fun: ([x, y]) => x ** 2 + y ** 2, jac: ([x, y]) => [2 * x, 2 * y] };
const circle = {
  type: 'eq',
  fun: ([x, y]: Float64Array) => x! ** 2 + y! ** 2 - 1,
  jac: ([x, y]: Float64Array) => [2 * x!, 2 * y!],
} as const;

describe('the freedom of a point', () => {
  test('is its variables less equalities, less inequalities and bounds with a price', () => {
    expect(lookAt(product, [0, 0]).saddle.freedom).toBe(2);
    expect(lookAt({ ...product, constraints: [line(5)] }, [2.5, 2.5]).saddle.freedom).toBe(1);
    // x + y >= 5 has the price 5 at the minimum of x^2 + y^2 under it, x + y >= -5 none.
    const held = { ...bowl, constraints: [line(5, 'ineq')] };
    expect(lookAt(held, [2.5, 2.5]).saddle.freedom).toBe(1);
    expect(lookAt({ ...bowl, constraints: [line(-5, 'ineq')] }, [0, 0]).saddle.freedom).toBe(2);
    const box = { ...bowl, bounds: [[1, 9] as const, [-9, -1] as const] };
    expect(lookAt(box, [1, -1]).saddle.freedom).toBe(0);
  });
});

describe('leave', () => {
  test('goes on along the rows where the Lagrangian falls', () => {
    const { leave, space, incumbent, evaluator } = lookAt({ ...product, constraints: [line(5)] }, [2.5, 2.5]);
    const [left, evaluations] = leave();
    expect(left).toBe(true);
    expect(evaluations).toBeLessThanOrEqual(2);
    const { x, f, gradient } = space.current;
    expect(x[0]! + x[1]!).toBeCloseTo(5, 12);
    // A tenth of the variables' size: 0.25 each way, x y = 6.25 - 0.0625.
    expect(f).toBeCloseTo(6.1875, 12);
    expect([...gradient]).toEqual([x[1], x[0]]);
    expect(incumbent.best.f).toBe(f);
    expect(evaluator.objective(x)).toBe(f);
  });

  // The multiplier is -1/2: f alone does not fall to second order there, the Lagrangian -y + (x^2 + y^2 - 1) / 2 does.
  test('sees the curvature of the rows', () => {
    const height: PartOfProblem = { fun: ([, y]) => y, jac: () => [0, 1], constraints: [circle] };
    expect(lookAt(height, [0, 1]).leave()[0]).toBe(true);
    expect(lookAt(height, [0, -1]).leave()).toEqual([false, 2]);
  });

  test('stays at a minimum along the rows, for one evaluation a direction', () => {
    const { leave, space } = lookAt({ ...bowl, constraints: [line(5)] }, [2.5, 2.5]);
    const { current } = space;
    expect(leave()).toEqual([false, 2]);
    expect(space.current).toBe(current);
    expect([...current.x, current.f]).toEqual([2.5, 2.5, 12.5]);
  });

  test('a fall that may be rounding is none', () => {
    const almost: PartOfProblem = {
      fun: ([x, y]) => 1e12 - x * x - y * y,
      jac: ([x, y]) => [-2 * x, -2 * y],
    };
    expect(lookAt(almost, [0, 0]).leave()[0]).toBe(false);
    const noise: PartOfProblem = { ...almost, fun: ([x, y]) => (x === 0 && y === 0 ? 1 : 1 - 1e-13) };
    expect(lookAt(noise, [0, 0]).leave()[0]).toBe(false);
    const seen: PartOfProblem = { ...almost, fun: ([x, y]) => 1 - x * x - y * y };
    expect(lookAt(seen, [0, 0]).leave()[0]).toBe(true);
  });

  test('costs nothing where no direction is free', () => {
    const pinned = {
      ...product,
      constraints: [line(5), { ...line(0), fun: ([x, y]: Float64Array) => x! - y!, jac: () => [1, -1] }],
    };
    expect(lookAt(pinned, [2.5, 2.5]).leave()).toEqual([false, 0]);
  });

  test('looks the other way where the bounds end, and not at all where both do', () => {
    // Down the hill from its top, of which only one side is inside.
    const hill: PartOfProblem = { fun: ([x, y]) => -((x - y) ** 2), jac: ([x, y]) => [2 * (y - x), 2 * (x - y)] };
    for (const side of [
      [0, 9],
      [-9, 0],
    ] as const) {
      const one = lookAt({ ...hill, constraints: [line(0)], bounds: [side] }, [0, 0]);
      expect(one.leave()[0]).toBe(true);
      const [x] = one.space.current.x;
      expect(x! >= side[0] && x! <= side[1]).toBe(true);
    }
    const shut = lookAt({ ...hill, constraints: [line(0)], bounds: [[-1e-5, 1e-5]] }, [0, 0]);
    expect(shut.leave()).toEqual([false, 0]);
  });

  test('does not leave a row that holds without a price', () => {
    const hill: PartOfProblem = { fun: ([x, y]) => -((x - y) ** 2), jac: ([x, y]) => [2 * (y - x), 2 * (x - y)] };
    const wall = { type: 'ineq', fun: ([x]: Float64Array) => 1e-4 - Math.abs(x!), jac: () => [0, 0] } as const;
    expect(lookAt({ ...hill, constraints: [line(0), wall] }, [0, 0]).leave()[0]).toBe(false);
    const far = { ...wall, fun: ([x]: Float64Array) => 0.05 - Math.abs(x!) };
    const { leave, space } = lookAt({ ...hill, constraints: [line(0), far] }, [0, 0]);
    expect(leave()[0]).toBe(true);
    expect(Math.abs(space.current.x[0]!)).toBeLessThanOrEqual(0.05);
  });

  // -x^2 - y^2 under y >= 0 at the origin: no price. Under y - x^2 >= 0 with f = y - 2 x^2 the price is 1.
  test('a row with a price may be missed to second order', () => {
    const cup = {
      type: 'ineq',
      fun: ([x, y]: Float64Array) => y! - x! ** 2,
      jac: ([x]: Float64Array) => [-2 * x!, 1],
    } as const;
    const bent: PartOfProblem = { fun: ([x, y]) => y - 2 * x ** 2, jac: ([x]) => [-4 * x, 1], constraints: [cup] };
    expect(lookAt(bent, [0, 0]).leave()[0]).toBe(true);
    const held: PartOfProblem = { ...bent, fun: ([x, y]) => y - x ** 2 / 2, jac: ([x]) => [-x, 1] };
    expect(lookAt(held, [0, 0]).leave()[0]).toBe(false);
  });

  test('a look at what is not finite, or cannot be differentiated, moves nothing', () => {
    const edge: PartOfProblem = { ...product, fun: ([x, y]) => (x === 2.5 ? x * y : NaN), constraints: [line(5)] };
    expect(lookAt(edge, [2.5, 2.5]).leave()[0]).toBe(false);
    const rough: PartOfProblem = {
      ...product,
      jac: ([x, y]) => (x === 2.5 ? [y, x] : [NaN, NaN]),
      constraints: [line(5)],
    };
    const { leave, space } = lookAt(rough, [2.5, 2.5]);
    expect(leave()[0]).toBe(false);
    expect(space.current.x[0]).toBe(2.5);
  });
});
