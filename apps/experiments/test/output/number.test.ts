import { expect, test } from '@jest/globals';
import { number } from '../../src/output/number.js';

test.each([
  [0, '0'],
  [Infinity, '∞'],
  [-Infinity, '-∞'],
  [NaN, '–'],
  [0.995, '0.995000'],
  [1, '1.000000'],
  [0.88231, '0.8823'],
  [6.812, '6.8120'],
  [21.53, '21.53'],
  [0.0123456, '0.01235'],
  [-0.0000123, '-1.23e-5'],
])('number(%p) is %s', (value, text) => expect(number(value)).toBe(text));
