import { describe, expect, test } from '@jest/globals';
import { everyIteration, windowOf } from '../../src/claims/trace.js';

describe('windowOf', () => {
  const trace = everyIteration(Array.from({ length: 100 }, (_, i) => i + 1));

  test('takes the iterations after the first limit up to the second', () => {
    expect(Array.from(windowOf(trace, 10, 15))).toEqual([11, 12, 13, 14, 15]);
  });

  test('takes the nearest value where none lies inside', () => {
    const sparse = { iterations: [10, 50], values: [1, 2] };
    expect(Array.from(windowOf(sparse, 20, 25))).toEqual([1]);
    expect(Array.from(windowOf(sparse, 40, 45))).toEqual([2]);
  });
});
