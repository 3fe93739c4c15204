import { expect, test } from '@jest/globals';
import { logRatio } from '../../src/index.js';

test('is the logarithm of the ratio, cut at both ends: by hand', () => {
  expect(logRatio(2, 1)).toBeCloseTo(Math.log(2), 15);
  expect(logRatio(1, 2)).toBeCloseTo(-Math.log(2), 15);
  expect([logRatio(3, 1), logRatio(1, 3), logRatio(100, 1, 3), logRatio(1, 100, 3)]).toEqual([1, -1, 3, -3]);
});

test('is finite where a quantity is 0, negative or infinite', () => {
  expect([logRatio(0, 1), logRatio(-5, 1), logRatio(1, Infinity), logRatio(-Infinity, 1)]).toEqual([-1, -1, -1, -1]);
  expect([logRatio(1, 0), logRatio(Infinity, 1)]).toEqual([1, 1]);
});
