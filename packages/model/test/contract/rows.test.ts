import { describe, expect, test } from '@jest/globals';
import { requireRows } from '../../src/contract/rows.js';
import { expectRefusal } from '../rejection.js';

describe('requireRows', () => {
  test('takes as many finite numbers for each device, none among them', () => {
    for (const rows of [new Float64Array(6), new Float64Array(3), new Float64Array(0)]) {
      expect(requireRows('f', 'rows', rows, 3)).toBe(rows);
    }
  });
  test('names what is no such list', () => {
    for (const got of [new Float64Array(4), [1, 2, 3], undefined]) {
      expectRefusal(() => requireRows('f', 'rows', got, 3), { where: 'f', what: 'rows', got });
    }
  });
  test.each([NaN, Infinity])('names the entry that is %p', (got) => {
    expectRefusal(() => requireRows('f', 'rows', Float64Array.of(1, got), 2), { where: 'f', what: 'rows, [1]', got });
  });
});
