import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { multiplyLower, multiplyUpper } from '../../src/hessian/factor.js';
import { Iterate } from '../../src/iterate.js';
import { Arena } from '../../src/arena.js';
import { standAt, type PartOfProblem, type Parts } from '../stand-at.js';

fc.configureGlobal({ seed: 1 });

// A quadratic in a variable of 1e-6 and one of 1e6, with a row.
const fun = ([x, y]: Float64Array): number => 5 + (x! * 1e6 - 3) ** 2 + (y! / 1e6 - 2) ** 2 + x! * y!;
const jac = ([x, y]: Float64Array): number[] => [2e6 * (x! * 1e6 - 3) + y!, 2e-6 * (y! / 1e6 - 2) + x!];
const row = {
  type: 'eq',
  fun: ([x, y]: Float64Array) => 1e6 * x! + (y! / 1e6) ** 2 - 2,
  jac: ([, y]: Float64Array) => [1e6, 2e-12 * y!],
} as const;
const problem: PartOfProblem = { fun, jac, constraints: [row] };
const start = [1e-6, 5e6];

/** Column `i` of B. */
function column({ curvature, space }: Parts, i: number): number[] {
  const unit = new Float64Array(space.n);
  unit[i] = 1;
  const out = new Float64Array(space.n);
  multiplyUpper(space.n, curvature.factor, unit, out);
  multiplyLower(space.n, curvature.factor, out);
  return [...out];
}

describe('Rescaling', () => {
  test('changes the units and nothing that the caller sees', () => {
    const parts = standAt(problem, start);
    const { space, evaluator, incumbent, rescaling } = parts;
    space.multipliers[0] = 7;
    space.penalties[0] = 5;
    incumbent.best.x.set([2e-6, 4e6]);
    const { view } = evaluator;
    const priceBefore = space.multipliers[0] / view.scale;
    expect(rescaling.attempt(false)).toBe(true);
    expect(view.sized).toBe(true);
    const { current } = space;
    const x = view.full(current.x);
    expect([...x]).toEqual(start);
    expect([...view.full(incumbent.best.x)]).toEqual([2e-6, 4e6]);
    expect(incumbent.isDifferentiated).toBe(false);
    expect(current.f).toBe(fun(x) * view.scale);
    expect(space.multipliers[0] / view.scale).toBe(priceBefore);
    const gradient = new Float64Array(2);
    view.spread(current.gradient, gradient);
    expect([...gradient]).toEqual(jac(x));
    const rows = new Float64Array(2);
    view.gatherRows(Float64Array.from(row.jac(x)), 1, rows, 0);
    expect([...current.jacobian]).toEqual([...rows]);
    expect(space.penalties[0]).toBe(0);
  });

  test('the units are what changes f by a tenth, within what the search for them allows and the powers of two', () => {
    const { rescaling, evaluator } = standAt(problem, start);
    rescaling.attempt(false);
    const x = Float64Array.from(start);
    [0, 1].forEach((i) => {
      const changes = [1, -1].map((sign) => {
        const end = x.slice();
        end[i]! += sign * evaluator.view.lengths[i]!;
        return Math.abs(fun(end) - fun(x)) / fun(x);
      });
      expect(Math.max(...changes)).toBeGreaterThan(0.01);
      expect(Math.min(...changes)).toBeLessThan(1);
    });
  });

  test('a second change counts from the first', () => {
    const fall = (x: number): number => (x / 1e-6) ** 4;
    const { rescaling, evaluator, space } = standAt(
      { fun: ([x]) => fall(x), jac: ([x]) => [4e6 * (x / 1e-6) ** 3] },
      [1e-4],
    );
    const share = (at: number): number => {
      const [length] = evaluator.view.lengths;
      return Math.max(...[1, -1].map((sign) => Math.abs(fall(at + sign * length!) - fall(at)) / fall(at)));
    };
    for (const at of [1e-4, 1e-7]) {
      evaluator.view.gather([at], space.current.x);
      space.current.evaluate(evaluator, space.allowances);
      space.current.differentiate(evaluator);
      expect(rescaling.attempt(false)).toBe(true);
      expect([...evaluator.view.full(space.current.x)]).toEqual([at]);
      expect(share(at)).toBeGreaterThan(0.01);
      expect(share(at)).toBeLessThan(1);
    }
    expect(rescaling.count).toBe(2);
  });

  test('B is the Hessian of the Lagrangian in the new units', () => {
    const parts = standAt(problem, start);
    parts.space.multipliers[0] = -3;
    parts.rescaling.attempt(false);
    const { lengths, scale } = parts.evaluator.view;
    // By hand: the row adds 3 * 2e-12 to the second derivative by y; both cross derivatives are 1.
    const exact = [
      [2e12, 1],
      [1, 2e-12 + 6e-12],
    ];
    [0, 1].forEach((i) =>
      column(parts, i).forEach((entry, j) => {
        const expected = exact[i]![j]! * lengths[i]! * lengths[j]! * scale;
        expect(Math.abs(entry - expected)).toBeLessThan(1e-5);
      }),
    );
    expect(parts.curvature.knowledge).toBe('steps');
  });

  test('differences are by three points from then on', () => {
    const { rescaling, evaluator } = standAt({ fun }, start);
    expect(evaluator.canRefine).toBe(true);
    rescaling.attempt(false);
    expect(evaluator.canRefine).toBe(false);
  });

  test('lengths that are right are not changed again, and only so many changes are made', () => {
    const calm = standAt(problem, start);
    expect([calm.rescaling.attempt(false), calm.rescaling.attempt(false)]).toEqual([true, false]);
    const wild = standAt({ fun: ([x]) => Math.exp(x), jac: ([x]) => [Math.exp(x)] }, [-1]);
    let made = 0;
    while (wild.rescaling.isLeft && made < 100) {
      wild.rescaling.attempt(false);
      made++;
    }
    expect(made).toBeLessThan(10);
    expect(wild.rescaling.attempt(false)).toBe(false);
    wild.rescaling.begin();
    expect([wild.rescaling.count, wild.rescaling.isLeft]).toEqual([0, true]);
  });

  test('nothing is changed where f is zero', () => {
    const parts = standAt({ fun: () => 0, jac: () => [0] }, [3]);
    expect(parts.rescaling.attempt(false)).toBe(false);
    expect([parts.evaluator.view.sized, parts.rescaling.count]).toEqual([false, 0]);
  });

  test('a derivative that is not finite in the new units is no success', () => {
    let isBroken = false;
    const parts = standAt({ fun: ([x]) => 3 + x, jac: () => [isBroken ? NaN : 1] }, [1]);
    isBroken = true;
    expect(parts.rescaling.attempt(false)).toBe(false);
  });

  test('bounds stay where they are', () => {
    const { rescaling, evaluator } = standAt(
      {
        ...problem,
        bounds: [
          [0, 1e-5],
          [-1e7, 1e7],
        ],
      },
      start,
    );
    rescaling.attempt(false);
    expect([...evaluator.view.full(evaluator.lower), ...evaluator.view.full(evaluator.upper)]).toEqual([
      0, -1e7, 1e-5, 1e7,
    ]);
  });

  test('what it costs: at most eight samples of f and n gradients', () => {
    let gradients = 0;
    const parts = standAt({ ...problem, jac: (x) => (gradients++, jac(x)) }, start);
    gradients = 0;
    const before = parts.evaluator.budget.evaluations;
    parts.rescaling.attempt(false);
    expect(gradients).toBe(3);
    expect(parts.evaluator.budget.evaluations - before).toBeLessThanOrEqual(16 + 2);
  });

  test('the trial is scratch space: the iterate is the same object', () => {
    const { rescaling, space } = standAt(problem, start);
    const { current } = space;
    rescaling.attempt(false);
    expect(space.current).toBe(current);
    expect(new Iterate(2, 1, new Arena(64)).f).toBeNaN();
  });
});
