import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Allocator } from '../../../src/server-share/allocators/allocator.js';
import { closedFormAllocator } from '../../../src/server-share/allocators/closed-form.js';
import { slsqpAllocator, type SlsqpAllocatorOptions } from '../../../src/server-share/allocators/slsqp.js';
import { cost } from '../../../src/server-share/cost.js';
import { paperSystem } from '../../../src/server-share/edge-system.js';
import { createProblem } from '../../../src/server-share/create-problem.js';
import type { OffloadingProblem } from '../../../src/server-share/offloading-problem.js';
import { createRandom } from '../../../src/contract/random.js';
import { decided } from '../arbitraries.js';
import { expectRefusal, notFinite } from '../../rejection.js';
import { testAllocatorContract } from './contract.js';

fc.configureGlobal({ seed: 20270 });

const closedForm = closedFormAllocator();

/** How much more than the optimum the allocation costs, relative; negative if it beats it. */
function excess(allocator: Allocator, problem: OffloadingProblem, offload: ArrayLike<number>): number {
  const optimum = cost(problem, offload, closedForm.allocate(problem, offload));
  return optimum === 0 ? 0 : cost(problem, offload, allocator.allocate(problem, offload)) / optimum - 1;
}

/** All devices offload; the server's part is nearly all of the cost, so nothing hides the allocation's error. */
function serverOnly(tasks: ArrayLike<number>): [OffloadingProblem, Uint8Array] {
  const device = { uplinkRate: 1e12, uploadPower: 0, waitingPower: 0, localRate: 1, localPower: 0 };
  const system = { edgeCapacity: 1, energyWeight: 1, devices: Array.from(tasks, () => device) };
  return [createProblem(system, tasks), new Uint8Array(tasks.length).fill(1)];
}

describe('slsqpAllocator', () => {
  const allocator = slsqpAllocator();
  testAllocatorContract('slsqpAllocator', allocator);

  // By hand: equal devices, roots in the ratio 1 : 2 : 3.
  test('shares in proportion to the roots of the tasks', () => {
    const problem = createProblem(paperSystem(4), [1, 4, 9, 25]);
    const allocation = allocator.allocate(problem, [1, 1, 1, 0]);
    [5, 10, 15, 0].forEach((share, i) => expect(allocation[i]).toBeCloseTo(share, 4));
  });
  test('gives all to one', () => {
    expect([...allocator.allocate(createProblem(paperSystem(2), [1e-6, 9]), [1, 0])]).toEqual([30, 0]);
  });
  test('gives each the same where all are equal', () => {
    expect([...allocator.allocate(createProblem(paperSystem(3), [7, 7, 7]), [1, 1, 1])]).toEqual([10, 10, 10]);
  });
  // 1e-13: the closed form's own rounding. 1e-6 is the promise, 1e-8 what the default tolerance keeps.
  test('never beats the closed form and is within 1e-8 of it', () => {
    fc.assert(
      fc.property(decided, ([problem, offload]) => {
        const difference = excess(allocator, problem, offload);
        expect(difference).toBeGreaterThanOrEqual(-1e-13);
        expect(difference).toBeLessThanOrEqual(1e-8);
      }),
    );
  });
  test.each([2, 3, 5, 10, 20, 40])('is within 1e-8 for %p tasks that are up to 10^12 apart', (n) => {
    const random = createRandom(n);
    for (let round = 0; round < 40; round++) {
      const [problem, offload] = serverOnly(Float64Array.from({ length: n }, () => 10 ** random.uniform(-6, 6)));
      const difference = excess(allocator, problem, offload);
      expect(difference).toBeGreaterThanOrEqual(-1e-13);
      expect(difference).toBeLessThanOrEqual(1e-8);
    }
  });
  test.each([
    ['one huge and one tiny', [1e6, 1e-6]],
    ['one huge among tiny', [1e-6, 1e-6, 1e9, 1e-6, 1e-6]],
    ['one tiny among huge', [1e9, 1e9, 1e-6, 1e9]],
    ['beyond the smallest share', [1e-200, 1e-200, 1e200, 1e-200]],
  ])('is within 1e-8 for %s', (_name, tasks) => {
    const [problem, offload] = serverOnly(tasks);
    expect(excess(allocator, problem, offload)).toBeLessThanOrEqual(1e-8);
  });
  test('does not depend on the units of the system', () => {
    const [problem, offload] = serverOnly([5, 9, 22]);
    const scaled = createProblem({ ...problem.system, edgeCapacity: 1e9 }, [5e-7, 9e-7, 22e-7]);
    const parts = allocator.allocate(problem, offload);
    const scaledParts = allocator.allocate(scaled, offload);
    parts.forEach((part, i) => expect(scaledParts[i]! / 1e9).toBeCloseTo(part, 9));
  });
  test('does not depend on what it solved before', () => {
    const [problem, offload] = serverOnly([5, 9, 22, 1]);
    const used = slsqpAllocator();
    for (const tasks of [
      [1, 2, 3, 4],
      [7, 8],
      [1e-6, 1e6, 3, 3],
    ])
      used.allocate(...serverOnly(tasks));
    expect(used.allocate(problem, offload)).toEqual(slsqpAllocator().allocate(problem, offload));
  });

  describe.each<SlsqpAllocatorOptions>([
    { hessian: 'bfgs' },
    { gradient: '2-point' },
    { gradient: '2-point', hessian: 'bfgs' },
  ])('with %p', (options) => {
    test('is within 1e-6 on the paper’s tasks', () => {
      const random = createRandom(8);
      const other = slsqpAllocator(options);
      for (const n of [1, 2, 5, 10, 20]) {
        for (let round = 0; round < 10; round++) {
          const difference = excess(
            other,
            ...serverOnly(Float64Array.from({ length: n }, () => random.uniform(5, 25))),
          );
          expect(difference).toBeGreaterThanOrEqual(-1e-13);
          expect(difference).toBeLessThanOrEqual(1e-6);
        }
      }
    });
  });
  test('stops where it is told to, with an allocation still', () => {
    const [problem, offload] = serverOnly([1, 100, 10_000]);
    const hasty = excess(slsqpAllocator({ maxiter: 1 }), problem, offload);
    const rough = excess(slsqpAllocator({ ftol: 1e-2 }), problem, offload);
    expect(hasty).toBeGreaterThan(1e-3);
    expect(Number.isFinite(hasty)).toBe(true);
    expect(rough).toBeLessThan(1e-1);
  });

  const where = 'slsqpAllocator';
  const given = notFinite.filter((value) => value !== undefined);
  test.each([0, -1, ...given])('refuses ftol = %p', (got) => {
    expectRefusal(() => slsqpAllocator({ ftol: got as number }), { where, what: 'ftol', got });
  });
  test.each([0, 1.5, ...given])('refuses maxiter = %p', (got) => {
    expectRefusal(() => slsqpAllocator({ maxiter: got as number }), { where, what: 'maxiter', got });
  });
  test.each(['3-point', 'bfgs', null])('refuses gradient = %p', (got) => {
    expectRefusal(() => slsqpAllocator({ gradient: got as 'exact' }), { where, what: 'gradient', got });
  });
  test.each(['2-point', '', null])('refuses hessian = %p', (got) => {
    expectRefusal(() => slsqpAllocator({ hessian: got as 'exact' }), { where, what: 'hessian', got });
  });
});
