import { describe, expect, test } from '@jest/globals';
import { offloadedTasks } from '../../../src/server-share/allocators/allocator.js';
import { withinCapacity } from '../../../src/server-share/allocators/within-capacity.js';
import { paperSystem } from '../../../src/server-share/edge-system.js';
import { createProblem } from '../../../src/server-share/create-problem.js';

describe('offloadedTasks', () => {
  test('lists who offloads and has something to offload', () => {
    expect(offloadedTasks('f', createProblem(paperSystem(4), [5, 0, 5, 5]), [1, 1, 0, 1])).toEqual([0, 3]);
  });
});

describe('withinCapacity', () => {
  test('leaves alone what is within', () => {
    const allocation = Float64Array.of(1, 2);
    expect(withinCapacity(allocation, 3)).toBe(allocation);
    expect([...allocation]).toEqual([1, 2]);
  });
  // 0.1 + 0.2 is 0.30000000000000004.
  test('takes back the last bit', () => {
    const [a, b] = withinCapacity(Float64Array.of(0.1, 0.2), 0.3);
    expect(a! + b!).toBeLessThanOrEqual(0.3);
    expect(a! + b!).toBeGreaterThan(0.3 - 1e-15);
  });
  test('ends for what is no allocation', () => {
    expect(withinCapacity(Float64Array.of(NaN, 1), 3)[0]).toBe(NaN);
    expect(withinCapacity(Float64Array.of(Infinity, 1), 3)[0]).toBe(NaN);
  });
});
