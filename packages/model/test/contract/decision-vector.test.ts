import { describe, expect, test } from '@jest/globals';
import { requireOffload } from '../../src/contract/decision-vector.js';
import { expectRefusal } from '../rejection.js';

describe('requireOffload', () => {
  test.each([[[0, 1]], [new Uint8Array([1, 0])], [new Float64Array([1, 1])]])('takes %p', (offload) => {
    expect(() => requireOffload('f', 2, offload)).not.toThrow();
  });
  test.each([0.5, 2, -1, NaN, undefined, '1', true])('names the entry that is %p', (got) => {
    const offload = [1, got] as number[];
    expectRefusal(() => requireOffload('f', 2, offload), { where: 'f', what: 'offload[1]', got });
  });
  test('wants one entry per device', () => {
    const code = 'MEC_LENGTH_MISMATCH';
    expectRefusal(() => requireOffload('f', 2, [1]), { code, where: 'f', what: 'offload', got: 1 });
  });
});
