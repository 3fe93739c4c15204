import { describe, expect, test } from '@jest/globals';
import { requireLength, requireNumber } from '../../src/contract/domain.js';
import { LengthMismatchError, OutOfDomainError } from '../../src/contract/errors.js';
import { expectRefusal, notFinite } from '../rejection.js';

const where = 'f';
const what = 'x';

describe('requireNumber', () => {
  test('returns what lies inside', () => {
    expect(requireNumber(where, what, 2, { min: 2, max: 2, integer: true })).toBe(2);
    expect(requireNumber(where, what, -1e300)).toBe(-1e300);
    expect(requireNumber(where, what, 5e-324, { above: 0 })).toBe(5e-324);
  });
  test.each([
    [0, { above: 0 }],
    [-5e-324, { min: 0 }],
    [1.0000000000000002, { max: 1 }],
    [1.5, { integer: true }],
    [2 ** 53, { integer: true }],
  ])('refuses %p outside %p', (got, domain) => {
    expectRefusal(() => requireNumber(where, what, got, domain), { where, what, got });
  });
  test.each(notFinite)('refuses %p', (got) => {
    expectRefusal(() => requireNumber(where, what, got), { where, what, got });
  });
  test('says what it expected', () => {
    expect(() => requireNumber(where, what, 3, { above: 0, max: 2, integer: true, unit: 'MB' })).toThrow(
      expect.objectContaining({
        detail: expect.objectContaining({ expected: 'an integer > 0 and <= 2 MB' }) as unknown,
      }),
    );
  });
});

describe('requireLength', () => {
  test('takes anything with the length', () => {
    expect(() => requireLength(where, what, new Uint8Array(3), 3, 'three')).not.toThrow();
  });
  test.each([
    [[1, 2], 2] as const,
    [undefined, undefined] as const,
    [null, undefined] as const,
    [7, undefined] as const,
  ])('refuses %p', (vector, got) => {
    const run = (): void => requireLength(where, what, vector as unknown as number[], 3, 'three');
    expectRefusal(run, { code: 'MEC_LENGTH_MISMATCH', where, what, got });
  });
});

describe('errors', () => {
  const detail = { where, what, got: 1, expected: 'more' };
  test('are RangeErrors with a name of their own', () => {
    expect(new OutOfDomainError(detail)).toBeInstanceOf(RangeError);
    expect(new OutOfDomainError(detail).name).toBe('OutOfDomainError');
    expect(new LengthMismatchError(detail)).toBeInstanceOf(RangeError);
    expect(new LengthMismatchError(detail).name).toBe('LengthMismatchError');
  });
  test.each([NaN, '3', null, undefined, [1, 2], { a: 1 }, Symbol('s'), 3n, () => 1])(
    'keep the value %p and can put it in a sentence',
    (got) => {
      expect(new OutOfDomainError({ ...detail, got }).detail.got).toBe(got);
      expect(new LengthMismatchError({ ...detail, got }).message.length).toBeGreaterThan(0);
    },
  );
});
