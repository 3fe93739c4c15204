import { describe, expect, test } from '@jest/globals';
import { minimize, Status } from '../../src/index.js';

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
