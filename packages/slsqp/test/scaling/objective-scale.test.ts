import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scaleObjective } from '../../src/scaling/objective-scale.js';
import { standAt, type Parts } from '../stand-at.js';

fc.configureGlobal({ seed: 1 });

/** Parts at x where f = slope' x. */
const linear = (slope: readonly number[], x: readonly number[]): Parts =>
  standAt({ fun: (at) => slope.reduce((sum, g, i) => sum + g * at[i]!, 0), jac: () => slope }, x);

const scale = ({ evaluator, space, incumbent }: Parts, curvature = 0): number =>
  scaleObjective(evaluator, space.current, incumbent, curvature);

describe('scaleObjective', () => {
  // By hand: |g| = 12 and |x| = 3, so the unconstrained step is as long as x where B = 4: scaled by 1/4, B = 1.
  test('makes the unconstrained step as long as x, by a power of two', () => {
    const parts = linear([-12, 2], [1, -3]);
    expect(scale(parts)).toBe(1);
    expect(parts.evaluator.view.scale).toBe(0.25);
    expect([parts.space.current.f, ...parts.space.current.gradient]).toEqual([-4.5, -3, 0.5]);
    expect(parts.incumbent.best.f).toBe(-4.5);
    expect(parts.evaluator.objective(parts.space.current.x)).toBe(-4.5);
  });

  test('B, a number between root 1/2 and root 2, makes up for what the power of two leaves', () => {
    const size = fc.double({ min: 1e-200, max: 1e200, noNaN: true });
    fc.assert(
      fc.property(size, fc.double({ min: 0.01, max: 1e100, noNaN: true }), (slope, x) => {
        const parts = linear([slope], [x]);
        const unit = scale(parts);
        const { view } = parts.evaluator;
        expect(Number.isInteger(Math.log2(view.scale))).toBe(true);
        expect(unit).toBeCloseTo((view.scale * slope) / x, 12);
        expect(Number.isFinite(parts.space.current.f)).toBe(true);
        // Where f would overflow otherwise the scale stays below that.
        if (Math.abs(parts.space.current.f) < 2 ** 900) {
          expect(unit).toBeGreaterThan(Math.SQRT1_2 * (1 - 1e-12));
          expect(unit).toBeLessThanOrEqual(Math.SQRT2 * (1 + 1e-12));
        }
      }),
    );
  });

  test('a large value with a small slope does not overflow', () => {
    const parts = standAt({ fun: ([x]) => 1e300 + 1e-40 * x, jac: () => [1e-40] }, [1]);
    expect(scale(parts)).toBeGreaterThan(0);
    expect(parts.evaluator.view.scale).toBeGreaterThanOrEqual(1);
    expect(parts.space.current.f).toBeLessThan(2 ** 1001);
  });

  test('f times a power of two is the same objective afterwards, bit for bit', () => {
    const plain = linear([3, -0.7], [2, 5]);
    const unit = scale(plain);
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), (power) => {
        const other = linear([3 * 2 ** power, -0.7 * 2 ** power], [2, 5]);
        expect(scale(other)).toBe(unit);
        expect(other.space.current.f).toBe(plain.space.current.f);
        expect([...other.space.current.gradient]).toEqual([...plain.space.current.gradient]);
      }),
    );
  });

  test('x that is nearly zero, or has a chosen length, counts as 1', () => {
    const zero = linear([8], [1e-3]);
    scale(zero);
    expect(zero.evaluator.view.scale).toBe(0.125);
    const sized = linear([8], [1024]);
    sized.evaluator.setLengths([1]);
    scale(sized);
    expect(sized.evaluator.view.scale).toBe(0.125);
  });

  test('the curvature replaces a gradient that is nothing but error', () => {
    const parts = linear([1e-9], [1]);
    expect(scale(parts, 64)).toBe(1);
    expect(parts.evaluator.view.scale).toBe(2 ** -6);
  });

  test.each([
    ['a gradient of zero', [0, 0]],
    ['one that overflows', [Infinity, 1]],
    ['one that is not a number', [NaN, 1]],
  ])('%s leaves all as it is', (_name, slope) => {
    const parts = linear(slope, [1, 1]);
    const before = parts.space.current.f;
    expect(scale(parts)).toBe(1);
    expect(parts.evaluator.view.scale).toBe(1);
    expect(parts.space.current.f).toBe(before);
  });
});
