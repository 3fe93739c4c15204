import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { interquartileMean } from '../../src/index.js';

fc.configureGlobal({ seed: 20270 });

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('interquartileMean', () => {
  test('leaves out the lowest and the highest quarter', () => {
    expect(interquartileMean([100, 1, 3, 5, -50, 7, 0, 200])).toBe((1 + 3 + 5 + 7) / 4);
  });

  // Six values: a quarter is 1.5, so the 2nd and the 5th count half: (10 / 2 + 20 + 30 + 40 / 2) / 3 = 25.
  test('counts a part of a value at the quartiles', () => expect(interquartileMean([0, 10, 20, 30, 40, 99])).toBe(25));

  test.each([
    { given: [7], mean: 7 },
    { given: [1, 2], mean: 1.5 },
    // A quarter of three is 0.75: (0.25 x 0 + 1 x 3 + 0.25 x 9) / 1.5 = 3.5.
    { given: [9, 0, 3], mean: 3.5 },
  ])('of $given is $mean', ({ given, mean }) => expect(interquartileMean(given)).toBe(mean));

  test('does not see how bad the failures are', () => {
    expect(interquartileMean([-Infinity, 1, 3, Infinity])).toBe(2);
    expect(interquartileMean([1, 1, Infinity, Infinity])).toBe(Infinity);
  });

  test('does not depend on the order', () => {
    fc.assert(
      fc.property(
        values.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
        ([given, shuffled]) => expect(interquartileMean(shuffled)).toBe(interquartileMean(given)),
      ),
    );
  });

  test('moves and stretches with the values', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -100, max: 100 }), (given, shift) => {
        const moved = interquartileMean(given.map((value) => 2 * value + shift));
        // Roundings of sums of 40 numbers up to 2e6.
        expect(Math.abs(moved - (2 * interquartileMean(given) + shift))).toBeLessThan(1e-7);
      }),
    );
  });

  test('leaves its input as it was', () => {
    const given = [3, 1, 2];
    interquartileMean(given);
    expect(given).toEqual([3, 1, 2]);
  });

  test.each([
    { given: [], what: 'values.length', got: 0, expected: 'a finite number >= 1' },
    { given: [1, NaN, 2], what: 'values[1]', got: NaN, expected: 'a number' },
  ])('refuses $given', ({ given, ...detail }) => {
    expect(() => interquartileMean(given)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'interquartileMean', ...detail } }),
    );
  });
});
