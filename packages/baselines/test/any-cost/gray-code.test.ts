import { describe, expect, test } from '@jest/globals';
import { followGrayCode } from '../../src/any-cost/gray-code.js';

function numbers(length: number, radix: number): { readonly seen: Set<string>; readonly changes: number[][] } {
  const digits = new Uint8Array(length);
  const seen = new Set([digits.join()]);
  const changes: number[][] = [];
  followGrayCode(length, radix, (place, digit) => {
    changes.push([place, digit - digits[place]!]);
    digits[place] = digit;
    seen.add(digits.join());
  });
  return { seen, changes };
}

describe('followGrayCode', () => {
  test.each([
    [0, 2],
    [1, 2],
    [5, 2],
    [10, 2],
    [3, 3],
    [4, 5],
    [2, 255],
  ])('meets every number of %p digits below %p once, one digit by one', (length, radix) => {
    const { seen, changes } = numbers(length, radix);
    expect(seen.size).toBe(radix ** length);
    expect(changes).toHaveLength(radix ** length - 1);
    for (const [, by] of changes) expect(Math.abs(by!)).toBe(1);
  });

  // By hand: 00 10 11 01, and 00 10 20 21 11 01 02 12 22, the first digit on the left.
  test('in the reflected order', () => {
    const order = (length: number, radix: number): string => [...numbers(length, radix).seen].join(' ');
    expect(order(2, 2)).toBe('0,0 1,0 1,1 0,1');
    expect(order(2, 3)).toBe('0,0 1,0 2,0 2,1 1,1 0,1 0,2 1,2 2,2');
  });
});
