import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import fc from 'fast-check';
import { settlingPoint } from '../../src/index.js';
import { normals } from './series.js';

const positions = Array.from({ length: 1000 }, (_, k) => 10 * (k + 1));

/** Values of a curve, each off by a normal number times `noise`. */
function curve(of: (position: number) => number, noise = 0, seed = 1): number[] {
  const normal = normals(createRandom(seed));
  return positions.map((position) => of(position) + noise * normal());
}

describe('settlingPoint', () => {
  // The last value is the tail: a level of 1, so from 1.1 on it is settled.
  test('by hand', () => {
    expect(settlingPoint({ positions: [1, 2, 3, 4, 5, 6], values: [9, 5, 1, 1, 1, 1] })).toBe(3);
    // The fit pools 3 and 5, which rise, to 4 and 4.
    expect(settlingPoint({ positions: [1, 2, 3, 4, 5], values: [9, 3, 5, 4, 4], tail: 0.3 })).toBe(2);
  });

  // 1 + 4 exp(-t / 500) is within a tenth of 1 from t = 500 ln 40 = 1844 on.
  test('finds where an exponential settles, in noise too', () => {
    const falling = (position: number): number => 1 + 4 * Math.exp(-position / 500);
    expect(settlingPoint({ positions, values: curve(falling) })).toBe(1850);
    const found = Array.from({ length: 40 }, (_, seed) =>
      settlingPoint({ positions, values: curve(falling, 0.3, seed) }),
    );
    expect(Math.abs(found.reduce((total, value) => total + value, 0) / 40 - 1844)).toBeLessThan(184);
  });

  // A straight line from 3 to 1 until 4,500: at 1.1 at 4,275.
  test('finds where a straight line ends, in noise too', () => {
    const falling = (position: number): number => 1 + 2 * Math.max(0, 1 - position / 4500);
    expect(settlingPoint({ positions, values: curve(falling) })).toBe(4280);
    const found = Array.from({ length: 40 }, (_, seed) =>
      settlingPoint({ positions, values: curve(falling, 0.3, seed) }),
    );
    expect(Math.abs(found.reduce((total, value) => total + value, 0) / 40 - 4275)).toBeLessThan(300);
  });

  test('a flat curve is settled from the start, one that never settles within the tail', () => {
    expect(settlingPoint({ positions, values: curve(() => 2) })).toBe(10);
    expect(settlingPoint({ positions, values: curve((position) => 12_000 - position) })).toBeGreaterThan(8000);
  });

  test('depends on neither unit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 30 }), (values) => {
        const at = values.map((_, k) => k + 1);
        const found = settlingPoint({ positions: at, values });
        expect(settlingPoint({ positions: at, values: values.map((value) => 4 * value) })).toBe(found);
        expect(settlingPoint({ positions: at.map((p) => 2 * p), values })).toBe(2 * found);
      }),
      { seed: 1 },
    );
  });

  test.each([
    { options: { values: [] }, what: 'values.length', got: 0, expected: 'a finite number >= 1' },
    { options: { values: [1, NaN] }, what: 'values[1]', got: NaN, expected: 'a finite number' },
    { options: { positions: [2, 2] }, what: 'positions[1]', got: 2, expected: 'a finite number > 2' },
    { options: { tail: 1 }, what: 'tail', got: 1, expected: 'a number > 0 and < 1' },
    { options: { tolerance: 0 }, what: 'tolerance', got: 0, expected: 'a finite number > 0' },
  ])('refuses $what $got', ({ options, ...detail }) => {
    const sound = { positions: 'values' in options && options.values.length === 0 ? [] : [1, 2], values: [2, 1] };
    expect(() => settlingPoint({ ...sound, ...options })).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'settlingPoint', ...detail } }),
    );
  });

  test('refuses positions that are not one per value', () => {
    expect(() => settlingPoint({ positions: [1], values: [1, 2] })).toThrow(
      expect.objectContaining({ code: 'MEC_LENGTH_MISMATCH' }),
    );
  });
});
