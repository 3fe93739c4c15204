import { describe, expect, test } from '@jest/globals';
import { equalShareAllocator, type EqualShareOptions } from '../../../src/server-share/allocators/equal-share.js';
import { paperSystem } from '../../../src/server-share/edge-system.js';
import { createProblem } from '../../../src/server-share/create-problem.js';
import { expectRefusal } from '../../rejection.js';
import { testAllocatorContract } from './contract.js';

describe.each(['all', 'offloaded'] as const)('equalShareAllocator among %s', (among) => {
  testAllocatorContract('equalShareAllocator', equalShareAllocator({ among }));
});

describe('equalShareAllocator', () => {
  // Five devices, three offload, one of these is switched off: F/5 or F/2 of 30 MB/s.
  const problem = createProblem(paperSystem(5), [5, 10, 0, 20, 25]);
  const offload = [1, 0, 1, 1, 0];
  test('among all leaves the parts of the others idle', () => {
    expect([...equalShareAllocator({ among: 'all' }).allocate(problem, offload)]).toEqual([6, 0, 6, 6, 0]);
  });
  test('among the offloaded leaves nothing idle', () => {
    expect([...equalShareAllocator({ among: 'offloaded' }).allocate(problem, offload)]).toEqual([15, 0, 0, 15, 0]);
  });
  // Some of these quotients round up, and their sum with them.
  test.each(['all', 'offloaded'] as const)('among %s keeps to capacities that do not divide evenly', (among) => {
    for (let n = 1; n <= 60; n++) {
      for (const edgeCapacity of [0.1, 0.7, 1, 29.3, 30]) {
        const crowd = createProblem({ ...paperSystem(n), edgeCapacity }, new Float64Array(n).fill(5));
        const shares = equalShareAllocator({ among }).allocate(crowd, new Uint8Array(n).fill(1));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(edgeCapacity);
      }
    }
  });
  test('has two names', () => {
    const names = (['all', 'offloaded'] as const).map((among) => equalShareAllocator({ among }).name);
    expect(new Set(names).size).toBe(2);
  });
  test.each(['everyone', undefined, null, 3])('refuses to share among %p', (got) => {
    const run = (): unknown => equalShareAllocator({ among: got } as unknown as EqualShareOptions);
    expectRefusal(run, { where: 'equalShareAllocator', what: 'among', got });
  });
  test('wants to be told among whom', () => {
    const run = (): unknown => equalShareAllocator(undefined as unknown as EqualShareOptions);
    expectRefusal(run, { where: 'equalShareAllocator', what: 'among', got: undefined });
  });
});
