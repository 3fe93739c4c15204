/** What every allocator keeps; each allocator's own test runs it. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Allocator } from '../../../src/server-share/allocators/allocator.js';
import { paperSystem } from '../../../src/server-share/edge-system.js';
import { createProblem } from '../../../src/server-share/create-problem.js';
import { decided } from '../arbitraries.js';
import { expectRefusal } from '../../rejection.js';

fc.configureGlobal({ seed: 20270 });

/** Registers the tests. `where` is what the allocator's errors call it. */
export function testAllocatorContract(where: string, allocator: Allocator): void {
  test('gives each offloader a share, no one else any, and keeps to the capacity to the last bit', () => {
    fc.assert(
      fc.property(decided, ([problem, offload]) => {
        const allocation = allocator.allocate(problem, offload);
        expect(allocation).toBeInstanceOf(Float64Array);
        expect(allocation).toHaveLength(problem.size);
        allocation.forEach((share, i) => {
          if (offload[i] === 0) expect(share).toBe(0);
          // Who offloads nothing may have a part of the server, and need not.
          else if (problem.tasks[i]! > 0) expect(share).toBeGreaterThan(0);
          else expect(share).toBeGreaterThanOrEqual(0);
        });
        expect(allocation.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(problem.system.edgeCapacity);
      }),
    );
  });
  test('repeats itself in new arrays and leaves decision and problem alone', () => {
    fc.assert(
      fc.property(decided, ([problem, offload]) => {
        const before = JSON.stringify([problem, offload]);
        const first = allocator.allocate(problem, offload);
        const kept = first.slice();
        const second = allocator.allocate(problem, offload);
        expect(second).not.toBe(first);
        expect(second).toEqual(kept);
        expect(JSON.stringify([problem, offload])).toBe(before);
      }),
      { numRuns: 30 },
    );
  });
  test('gives nothing where nobody offloads', () => {
    expect([...allocator.allocate(createProblem(paperSystem(2), [5, 0]), [0, 0])]).toEqual([0, 0]);
  });
  test('takes a server without capacity as long as no task is offloaded', () => {
    const problem = createProblem({ ...paperSystem(2), edgeCapacity: 0 }, [5, 0]);
    expect([...allocator.allocate(problem, [0, 1])]).toEqual([0, 0]);
    const run = (): unknown => allocator.allocate(problem, [1, 0]);
    expectRefusal(run, { where, what: 'system.edgeCapacity', got: 0 });
  });
  test('refuses a decision that is none', () => {
    const problem = createProblem(paperSystem(2), [5, 5]);
    expectRefusal(() => allocator.allocate(problem, [0, 2]), { where, what: 'offload[1]', got: 2 });
    const code = 'MEC_LENGTH_MISMATCH';
    expectRefusal(() => allocator.allocate(problem, [1]), { code, where, what: 'offload', got: 1 });
  });
}
