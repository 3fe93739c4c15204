import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  closedFormAllocator,
  cost,
  createRandom,
  equalShareAllocator,
  type Allocator,
  type OffloadingProblem,
  type Random,
} from '@mec/model';
import { cdAverage, cdSlsqp, coordinateDescent, exact, type Start } from '../../src/index.js';
import { differentSlots, paperSlot, paperSlots, withoutCapacity } from '../slots.js';

fc.configureGlobal({ seed: 20270 });

/** Counts the allocations asked for. */
function counted(allocator: Allocator): Allocator & { calls: number } {
  return {
    name: allocator.name,
    calls: 0,
    allocate(problem: OffloadingProblem, offload: ArrayLike<number>): Float64Array {
      this.calls++;
      return allocator.allocate(problem, offload);
    },
  };
}

describe('coordinateDescent', () => {
  // By hand, F = 30: with 12 and 24 MB local costs are 16 and 32, uploads 9.6 and 19.2, and the server's part alone is 0.6
  // and 1.2: each pays alone, and together they cost (sqrt 18 + sqrt 36)^2 / 30 = 3.497: both offload.
  test('offloads what pays', () => {
    const decision = coordinateDescent({ start: 'local' }).decide(paperSlot([12, 24]));
    expect(decision.offload).toEqual(Uint8Array.of(1, 1));
    expect(decision.cost).toBeCloseTo(28.8 + (Math.sqrt(18) + 6) ** 2 / 30, 12);
  });

  test('asks for one allocation at the start, N in the first round and N - 1 after each flip', () => {
    const allocator = counted(closedFormAllocator());
    coordinateDescent({ allocator, start: 'local' }).decide(paperSlot([12, 24]));
    expect(allocator.calls).toBe(1 + 2 + 1 + 1);
  });

  test('asks for nothing on account of a device that is switched off', () => {
    const allocator = counted(closedFormAllocator());
    coordinateDescent({ allocator, start: 'local' }).decide(paperSlot([12, 0, 24, 0]));
    expect(allocator.calls).toBe(1 + 2 + 1 + 1);
  });

  test('ends where no flip helps, whatever the start and the allocator', () => {
    const starts: Start[] = ['random', 'local', 'offload', (problem) => problem.tasks.map((d) => (d > 10 ? 1 : 0))];
    const allocators = [closedFormAllocator(), equalShareAllocator({ among: 'all' })];
    fc.assert(
      fc.property(
        differentSlots(6),
        fc.constantFrom(...starts),
        fc.constantFrom(...allocators),
        (problem, start, allocator) => {
          const decision = coordinateDescent({ allocator, start }).decide(problem);
          if (problem.system.edgeCapacity === 0) return decision.offload.every((x) => x === 0);
          return decision.offload.every((x, i) => {
            const neighbour = decision.offload.slice();
            neighbour[i] = 1 - x;
            return cost(problem, neighbour, allocator.allocate(problem, neighbour)) >= decision.cost;
          });
        },
      ),
    );
  });

  test('begins at the decision it is given', () => {
    const allocator = counted(closedFormAllocator());
    const problem = paperSlot([12, 24]);
    expect(coordinateDescent({ allocator, start: [1, 1] }).decide(problem).offload).toEqual(Uint8Array.of(1, 1));
    expect(allocator.calls).toBe(1 + 2);
  });

  test('draws its starts from the generator it is given', () => {
    const decide = (seed?: number): string =>
      paperSlots(20)
        .map((problem) => {
          const random = seed === undefined ? {} : { random: createRandom(seed) };
          return coordinateDescent(random).decide(problem).cost;
        })
        .join();
    expect(decide(3)).toBe(decide(3));
    expect(decide()).toBe(decide());
    expect(decide(3)).not.toBe(decide(4));
  });

  test('is all local without capacity', () => {
    for (const start of ['random', 'offload', [1, 1, 0]] satisfies Start[]) {
      const decision = coordinateDescent({ start }).decide(withoutCapacity([5, 10, 0]));
      expect(decision).toMatchObject({ offload: new Uint8Array(3), cost: 20 });
    }
  });

  test('names the option it refuses', () => {
    const refusal = (what: string): unknown =>
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: expect.objectContaining({ what }) as unknown });
    expect(() => coordinateDescent({ allocator: {} as Allocator })).toThrow(refusal('allocator'));
    expect(() => coordinateDescent({ random: 7 as unknown as Random })).toThrow(refusal('random'));
    expect(() => coordinateDescent({ start: 'everywhere' as Start })).toThrow(refusal('start'));
    expect(() => cdAverage({ among: 'some' as 'all' })).toThrow(refusal('among'));
    expect(() => cdSlsqp({ slsqp: { ftol: 0 } })).toThrow(refusal('ftol'));
    expect(() => coordinateDescent({ start: [0, 2] }).decide(paperSlot([1, 2]))).toThrow(refusal('offload[1]'));
    expect(() => coordinateDescent({ start: [0] }).decide(paperSlot([1, 2]))).toThrow(
      expect.objectContaining({ code: 'MEC_LENGTH_MISMATCH' }),
    );
  });
});

describe('at the paper’s parameters', () => {
  const slots = paperSlots(300);
  const mean = (decide: (problem: OffloadingProblem) => number): number =>
    slots.reduce((sum, problem) => sum + exact().decide(problem).cost / decide(problem), 0) / slots.length;

  // The published figure reads 0.84-0.90 and "around 0.998"; independent runs of this protocol gave 0.882 and 0.998-0.999.
  test('cdAverage is near 0.882, F/N to every device', () => {
    const strategy = cdAverage();
    expect(mean((problem) => strategy.decide(problem).cost)).toBeCloseTo(0.882, 2);
  });
  test('cdSlsqp is near 0.998', () => {
    const strategy = cdSlsqp();
    const ratio = mean((problem) => strategy.decide(problem).cost);
    expect(ratio).toBeGreaterThan(0.997);
    expect(ratio).toBeLessThan(1);
  });
});
