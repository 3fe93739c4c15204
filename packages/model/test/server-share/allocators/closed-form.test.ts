import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closedFormAllocator } from '../../../src/server-share/allocators/closed-form.js';
import { cost } from '../../../src/server-share/cost.js';
import { paperDevice, paperSystem } from '../../../src/server-share/edge-system.js';
import { createProblem } from '../../../src/server-share/create-problem.js';
import { decided } from '../arbitraries.js';
import { testAllocatorContract } from './contract.js';

fc.configureGlobal({ seed: 20270 });

const allocator = closedFormAllocator();

describe('closedFormAllocator', () => {
  testAllocatorContract('closedFormAllocator', allocator);

  // By hand: equal devices, roots in the ratio 1 : 2 : 3.
  test('shares in proportion to the roots of the tasks', () => {
    const problem = createProblem(paperSystem(4), [1, 4, 9, 25]);
    expect([...allocator.allocate(problem, [1, 1, 1, 0])]).toEqual([5, 10, 15, 0]);
  });
  // By hand, alpha = 1: waiting at 0 W and 3 W weighs equal tasks 1 : 4, so the roots are 1 : 2.
  test('gives more to a device whose waiting costs more', () => {
    const devices = [
      { ...paperDevice, waitingPower: 0 },
      { ...paperDevice, waitingPower: 3 },
    ];
    const problem = createProblem({ ...paperSystem(), devices }, [7, 7]);
    expect([...allocator.allocate(problem, [1, 1])]).toEqual([10, 20]);
  });
  test('gives all to one', () => {
    expect([...allocator.allocate(createProblem(paperSystem(1), [1e-6]), [1])]).toEqual([30]);
  });
  // (sum of s)^2 / F with 17 roundings at most.
  test('costs the square of the sum of roots over the capacity', () => {
    fc.assert(
      fc.property(decided, ([problem, offload]) => {
        let expected = 0;
        let root = 0;
        offload.forEach((x, i) => {
          expected += x === 1 ? problem.uploadCost[i]! : problem.localCost[i]!;
          root += x * problem.edgeRoot[i]!;
        });
        expected += root ** 2 / problem.system.edgeCapacity;
        const total = cost(problem, offload, allocator.allocate(problem, offload));
        expect(Math.abs(total - expected)).toBeLessThanOrEqual(1e-13 * expected);
      }),
    );
  });
  test('is beaten by no other division of the server', () => {
    const divisions = decided.chain(([problem, offload]) =>
      fc.tuple(
        fc.constant(problem),
        fc.constant(offload),
        fc.array(fc.double({ min: 1e-3, max: 1, noNaN: true }), { minLength: problem.size, maxLength: problem.size }),
      ),
    );
    fc.assert(
      fc.property(divisions, ([problem, offload, parts]) => {
        const masked = parts.map((part, i) => part * offload[i]!);
        const total = masked.reduce((sum, part) => sum + part, 0);
        const other = masked.map((part) => (total === 0 ? 0 : (problem.system.edgeCapacity * part) / total));
        const best = cost(problem, offload, allocator.allocate(problem, offload));
        expect(best).toBeLessThanOrEqual(cost(problem, offload, other) * (1 + 1e-13));
      }),
    );
  });
  test('never costs more on a larger server', () => {
    fc.assert(
      fc.property(decided, fc.double({ min: 1, max: 10, noNaN: true }), ([problem, offload], growth) => {
        const { system, tasks } = problem;
        const larger = createProblem({ ...system, edgeCapacity: system.edgeCapacity * growth }, tasks);
        const before = cost(problem, offload, allocator.allocate(problem, offload));
        const after = cost(larger, offload, allocator.allocate(larger, offload));
        expect(after).toBeLessThanOrEqual(before * (1 + 1e-13));
      }),
    );
  });
  test('keeps to the capacity for a thousand devices, whose shares add up by a thousand roundings', () => {
    const problem = createProblem(
      paperSystem(1000),
      Float64Array.from({ length: 1000 }, (_, i) => 5 + (i % 97) / 7),
    );
    const sum = allocator.allocate(problem, new Uint8Array(1000).fill(1)).reduce((total, share) => total + share, 0);
    expect(sum).toBeLessThanOrEqual(30);
    expect(sum).toBeGreaterThan(30 * (1 - 1e-12));
  });
});
