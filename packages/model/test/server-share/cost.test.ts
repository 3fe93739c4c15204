import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closedFormAllocator } from '../../src/server-share/allocators/closed-form.js';
import { breakdown, cost } from '../../src/server-share/cost.js';
import { paperSystem } from '../../src/server-share/edge-system.js';
import { createProblem } from '../../src/server-share/create-problem.js';
import { decided } from './arbitraries.js';
import { expectRefusal, notFinite } from '../rejection.js';

fc.configureGlobal({ seed: 20270 });

const problem = createProblem(paperSystem(3), [10, 12, 0]);

describe.each([
  ['cost', cost] as const,
  ['breakdown', (...args: Parameters<typeof breakdown>): number => breakdown(...args).cost] as const,
])('%s', (where, evaluate) => {
  // By hand, alpha = 1: 10 MB offloaded at 5 MB/s costs 6 s + 5 J, 12 MB locally 4 s + 12 J.
  test('adds delay and weighted energy', () => expect(evaluate(problem, [1, 0, 0], [5, 0, 0])).toBe(27));
  test('weighs energy by alpha', () => {
    const frugal = createProblem({ ...paperSystem(2), energyWeight: 3 }, [10, 12]);
    expect(evaluate(frugal, [1, 0], [5, 0])).toBe(6 + 3 * 5 + 4 + 3 * 12);
  });
  test('counts nothing for a device that is switched off, wherever it computes', () => {
    expect(evaluate(problem, [1, 0, 1], [5, 0, 0])).toBe(27);
    expect(evaluate(problem, [1, 0, 1], [5, 0, 7])).toBe(27);
  });
  test('evaluates an allocation beyond the capacity: that is the allocator’s to keep', () => {
    expect(evaluate(problem, [1, 0, 0], [1000, 0, 0])).toBeCloseTo(24.015, 12);
  });
  test('takes one device', () => expect(evaluate(createProblem(paperSystem(1), [3]), [0], [0])).toBe(4));

  const each = (i: number, value: unknown): number[] => [0, 1, 2].map((k) => (k === i ? value : 0) as number);
  describe.each([0, 1, 2])('of device %p', (i) => {
    test.each([-1, ...notFinite])('names a share of %p', (got) => {
      expectRefusal(() => evaluate(problem, each(i, 1), each(i, got)), { where, what: `allocation[${i}]`, got });
      expectRefusal(() => evaluate(problem, [0, 0, 0], each(i, got)), { where, what: `allocation[${i}]`, got });
    });
    test('refuses to offload its task to no share', () => {
      const busy = createProblem(paperSystem(3), [10, 12, 14]);
      expectRefusal(() => evaluate(busy, each(i, 1), [0, 0, 0]), { where, what: `allocation[${i}]`, got: 0 });
    });
    test.each([0.5, 2, NaN])('refuses the decision %p', (got) => {
      expectRefusal(() => evaluate(problem, each(i, got), each(i, 1)), { where, what: `offload[${i}]`, got });
    });
  });
  test('wants one entry per device', () => {
    const code = 'MEC_LENGTH_MISMATCH';
    expectRefusal(() => evaluate(problem, [0, 1], [0, 1, 0]), { code, where, what: 'offload', got: 2 });
    expectRefusal(() => evaluate(problem, [0, 1, 0], [0, 1]), { code, where, what: 'allocation', got: 2 });
  });
});

describe('breakdown', () => {
  test('gives delay and energy of each device', () => {
    const { delay, energy } = breakdown(problem, [1, 0, 1], [5, 0, 0]);
    expect([...delay]).toEqual([6, 4, 0]);
    expect([...energy]).toEqual([5, 12, 0]);
  });
  // Two sums of at most 16 positive terms: their roundings differ by far less than 1e-13 relative.
  test('adds up to the cost', () => {
    fc.assert(
      fc.property(decided, ([drawn, offload]) => {
        const allocation = closedFormAllocator().allocate(drawn, offload);
        const total = cost(drawn, offload, allocation);
        expect(Math.abs(breakdown(drawn, offload, allocation).cost - total)).toBeLessThanOrEqual(1e-13 * total);
      }),
    );
  });
});
