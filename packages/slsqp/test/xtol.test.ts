import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minimize, Status, type MinimizeOptions } from '../src/index.js';

fc.configureGlobal({ seed: 1 });

const rosenbrock = ([x, y]: Float64Array): number => 1 + 100 * (y! - x! ** 2) ** 2 + (1 - x!) ** 2;
const gradient = ([x, y]: Float64Array): number[] => [-400 * x! * (y! - x! ** 2) - 2 * (1 - x!), 200 * (y! - x! ** 2)];

/** The largest moves of the variables relative to max(1, |x_i|), iteration by iteration. */
function moves(options: MinimizeOptions): { readonly moves: number[]; readonly result: ReturnType<typeof minimize> } {
  const points: Float64Array[] = [Float64Array.of(-1.2, 1)];
  const callback = ({ x }: { x: Float64Array }): void => void points.push(x);
  const result = minimize(rosenbrock, [-1.2, 1], { jac: gradient, ftol: 1e-14, ...options, callback });
  const size = (x: Float64Array, last: Float64Array): number =>
    Math.max(...x.map((value, i) => Math.abs(value - last[i]!) / Math.max(1, Math.abs(value))));
  return { moves: points.slice(1).map((x, k) => size(x, points[k]!)), result };
}

describe('xtol', () => {
  test('ends a run at its first step that is short, and no other', () => {
    const all = moves({});
    fc.assert(
      fc.property(fc.double({ min: -6, max: -0.5, noNaN: true }), (power) => {
        const xtol = 10 ** power;
        const first = all.moves.findIndex((move) => move <= xtol);
        const { result } = moves({ xtol });
        if (first < 0) expect(result.nit).toBe(all.result.nit);
        else expect(result.nit).toBe(first + 1);
      }),
    );
  });

  test('is a success only where the KKT residual is small', () => {
    const early = moves({ xtol: 0.3 }).result;
    expect(early).toMatchObject({ success: false, status: Status.shortStep });
    expect(early.message).toContain('xtol');
    const late = moves({ xtol: 1e-4 }).result;
    expect(late).toMatchObject({ success: true, status: Status.converged });
    expect(late.kktResidual).toBeLessThanOrEqual(1e-3);
    expect(late.nit).toBeLessThan(moves({}).result.nit);
  });

  test('is no success where constraints are not met', () => {
    const result = minimize(([x]) => x, [3], { constraints: { type: 'eq', fun: ([x]) => x ** 2 - 1 }, xtol: 0.5 });
    expect(result.maxcv).toBeGreaterThan(1e-8);
    expect(result.success).toBe(false);
  });

  test('is relative to xScale where that is given', () => {
    const run = (xtol: number) => minimize(([x]) => (x / 1e-9 - 3) ** 4, [1e-8], { xScale: [1e-9], xtol, ftol: 1e-16 });
    expect(run(0).nit).toBeGreaterThan(run(0.1).nit);
    // Beside max(1, |x|) every step would be short.
    expect(run(0.1).nit).toBeGreaterThan(3);
  });

  test('is off by default', () => {
    expect(moves({ xtol: 0 })).toEqual(moves({}));
  });
});
