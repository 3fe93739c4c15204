import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blockMeans } from '../../src/index.js';

fc.configureGlobal({ seed: 20270 });

describe('blockMeans', () => {
  test('takes consecutive blocks', () => expect(Array.from(blockMeans([1, 3, 5, 9], 2))).toEqual([2, 7]));

  // 7 values in threes: (1, 2, 3) and (4, 5, 6, 9).
  test('joins what is left over to the last block', () => {
    expect(Array.from(blockMeans([1, 2, 3, 4, 5, 6, 9], 3))).toEqual([2, 6]);
  });

  test('makes one block of fewer values than it holds', () =>
    expect(Array.from(blockMeans([1, 2], 10))).toEqual([1.5]));

  test('keeps the mean, each block weighted by its length', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 30 }),
        (values, size) => {
          const means = blockMeans(values, size);
          const lengths = Array.from(means, () => size);
          lengths[lengths.length - 1] = values.length - size * (means.length - 1);
          const weighted = means.reduce((sum, mean, block) => sum + mean * lengths[block]!, 0);
          expect(means).toHaveLength(Math.max(1, Math.floor(values.length / size)));
          // Sums of at most 80 numbers up to 1000 differ by roundings only.
          expect(weighted).toBeCloseTo(
            values.reduce((sum, value) => sum + value, 0),
            8,
          );
        },
      ),
    );
  });

  test.each([
    { values: [1], size: 0, what: 'size', got: 0, expected: 'an integer >= 1' },
    { values: [1], size: 1.5, what: 'size', got: 1.5, expected: 'an integer >= 1' },
    { values: [], size: 2, what: 'values.length', got: 0, expected: 'a finite number >= 1' },
  ])('refuses $what $got', ({ values, size, ...detail }) => {
    expect(() => blockMeans(values, size)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'blockMeans', ...detail } }),
    );
  });
});
