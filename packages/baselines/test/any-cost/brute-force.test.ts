import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  closedFormAllocator,
  cost,
  createProblem,
  enumeratedMinimum,
  equalShareAllocator,
  type Allocator,
  type CostWalk,
  type DecisionProblem,
  type OffloadingProblem,
} from '@mec/model';
import { bruteForce, exact } from '../../src/index.js';
import { differentSlots, paperSlot, relativeGap, withoutCapacity } from '../slots.js';

/** What any cost model must have, and no more. */
function withoutWalk(problem: OffloadingProblem): DecisionProblem {
  const { size, observation, active } = problem;
  return { size, observation, active, evaluate: (offload) => problem.evaluate(offload) };
}

describe('bruteForce', () => {
  test('in Gray-code order and by the allocator it finds the same minimum', () => {
    const byAllocator = bruteForce({ allocator: closedFormAllocator() });
    fc.assert(
      fc.property(differentSlots(7), (problem) => {
        const expected = byAllocator.decide(problem).cost;
        expect(relativeGap(bruteForce().decide(problem).cost, expected)).toBeLessThan(1e-12);
        expect(relativeGap(enumeratedMinimum(problem).cost, expected)).toBeLessThan(1e-9);
      }),
    );
  });

  test('no decision is cheaper, with an allocator that is not optimal', () => {
    const allocator = equalShareAllocator({ among: 'offloaded' });
    fc.assert(
      fc.property(
        differentSlots(5),
        fc.array(fc.constantFrom(0, 1), { minLength: 5, maxLength: 5 }),
        (problem, bits) => {
          fc.pre(problem.system.edgeCapacity > 0);
          const offload = bits.slice(0, problem.size);
          const decision = bruteForce({ allocator }).decide(problem);
          return decision.cost <= cost(problem, offload, allocator.allocate(problem, offload));
        },
      ),
    );
  });

  // Uplinks and processors of 1e-18 to 1e18 MB/s: sums that subtract would lose the small ones beside the large.
  test('finds the minimum whatever the scales of the devices', () => {
    const powers = fc.array(fc.tuple(fc.integer({ min: -18, max: 18 }), fc.integer({ min: -18, max: 18 })), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(differentSlots(8), powers, ({ system, tasks }, drawn) => {
        const devices = system.devices.map((device, i) => ({
          ...device,
          uplinkRate: device.uplinkRate * 10 ** drawn[i]![0],
          localRate: device.localRate * 10 ** drawn[i]![1],
        }));
        const problem = createProblem({ ...system, devices }, tasks);
        const lowest = enumeratedMinimum(problem).cost;
        for (const strategy of [bruteForce(), exact()]) {
          expect(relativeGap(strategy.decide(problem).cost, lowest)).toBeLessThan(1e-11);
        }
      }),
      { seed: 20242, numRuns: 1000 },
    );
  });

  test('of equally cheap decisions it takes the first in Gray-code order, with and without a walk that finds it', () => {
    fc.assert(
      fc.property(differentSlots(7), (problem) => {
        const walk = (): CostWalk => {
          const inner = problem.walk();
          return { start: (offload) => inner.start(offload), set: (i, choice) => inner.set(i, choice) };
        };
        const stepped = { ...withoutWalk(problem), walk };
        expect(bruteForce().decide(problem).offload).toEqual(bruteForce().decide(stepped).offload);
      }),
      { seed: 20243 },
    );
  });

  test('gathers no rounding error on the way', () => {
    const problem = paperSlot(Array.from({ length: 18 }, (_, i) => 5 + ((i * 7.3) % 20)));
    const decision = bruteForce().decide(problem);
    expect(decision.cost).toBe(cost(problem, decision.offload, decision.allocation));
    expect(relativeGap(decision.cost, enumeratedMinimum(problem).cost)).toBeLessThan(1e-13);
  });

  test('leaves devices that are switched off at home', () => {
    expect(bruteForce().decide(paperSlot([0, 12, 0, 24])).offload).toEqual(Uint8Array.of(0, 1, 0, 1));
  });

  test('is all local without capacity, whatever N', () => {
    const tasks = new Array<number>(100).fill(3);
    for (const strategy of [bruteForce(), bruteForce({ allocator: closedFormAllocator() })]) {
      expect(strategy.decide(withoutCapacity(tasks))).toMatchObject({ offload: new Uint8Array(100), cost: 400 });
    }
  });

  test('refuses more devices than it can try, naming what that would cost', () => {
    const many = paperSlot(new Array<number>(40).fill(5));
    expect(() => bruteForce().decide(many)).toThrow(
      expect.objectContaining({
        code: 'MEC_OUT_OF_DOMAIN',
        detail: {
          where: 'bruteForce',
          what: 'devices with a task',
          got: 40,
          expected: 'at most 28: 2^40 (about 10^12) decisions would be tried; see exact()',
        },
      }),
    );
    expect(() =>
      bruteForce({ allocator: closedFormAllocator() }).decide(paperSlot(new Array<number>(21).fill(5))),
    ).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    expect(() => bruteForce({ limit: 2 }).decide(paperSlot([1, 2, 3]))).toThrow(RangeError);
    expect(bruteForce({ limit: 2 }).decide(paperSlot([1, 2, 0])).cost).toBeGreaterThan(0);
  });

  test('refuses options out of range', () => {
    for (const limit of [-1, 31, 2.5, Number.NaN]) {
      expect(() => bruteForce({ limit })).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    }
    expect(() => bruteForce({ allocator: {} as Allocator })).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }),
    );
  });
});
