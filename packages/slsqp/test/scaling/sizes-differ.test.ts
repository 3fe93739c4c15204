import { describe, expect, test } from '@jest/globals';
import { slopesDiffer, valuesDiffer } from '../../src/scaling/sizes-differ.js';

describe('valuesDiffer', () => {
  test.each([
    ['all alike', [1, -2, 30], false],
    ['five orders', [1, 1e5], false],
    ['more than five, whatever the sign', [-1, 1.01e5], true],
    ['zeros say nothing', [0, 1, 0], false],
    ['nothing but zeros', [0, 0], false],
    ['all below a hundredth', [9e-3, -1e-3], true],
    ['one that is not', [1e-2, 1e-3], false],
    ['all large', [1e8, 2e8], false],
  ])('%s', (_name, x, expected) => expect(valuesDiffer(Float64Array.from(x))).toBe(expected));
});

describe('slopesDiffer', () => {
  test.each([
    ['four orders', [1, -1e4], false, false],
    ['more than four', [1, -1.01e4], false, true],
    ['zeros say nothing', [0, 5], false, false],
    ['nothing but zeros', [0, 0], false, false],
    ['small all of them', [1e-9, 1e-8], false, false],
    ['a slope that is error, by differences', [1e-8, 1], true, false],
    ['the same one where it is exact', [1e-8, 1], false, true],
    ['one that differences can tell', [2e-7, 1], true, true],
  ])('%s', (_name, slopes, differences, expected) =>
    expect(slopesDiffer(Float64Array.from(slopes), differences)).toBe(expected),
  );
});
