import { describe, expect, test } from '@jest/globals';
import { closedFormAllocator, type Allocator } from '@mec/model';
import { allLocal, allOffload, exact } from '../../src/index.js';
import { paperSlot, paperSlots, withoutCapacity } from '../slots.js';

describe('allLocal', () => {
  // By hand: (1 + 3) / 3 per MB.
  test('costs what the devices cost', () => {
    expect(allLocal().decide(paperSlot([3, 0, 12]))).toEqual({
      offload: new Uint8Array(3),
      allocation: new Float64Array(3),
      cost: 20,
    });
  });
  test('is named as in Fig. 9', () => expect(allLocal().name).toBe('ALL_LOCAL'));
});

describe('allOffload', () => {
  // By hand: upload 2 x 5 / 2.5 = 4 each; 15 MB/s to each of two, 1.5 x 5 / 15 = 0.5 each.
  test('divides the server equally among all devices', () => {
    const decision = allOffload().decide(paperSlot([5, 5]));
    expect(decision.allocation).toEqual(Float64Array.of(15, 15));
    expect(decision.cost).toBeCloseTo(9, 12);
  });

  test('offloads devices that are switched off, each with its part of the server', () => {
    const decision = allOffload().decide(paperSlot([5, 0]));
    expect(decision.offload).toEqual(Uint8Array.of(1, 1));
    expect(decision.allocation).toEqual(Float64Array.of(15, 15));
  });

  test('takes another allocator', () => {
    const strategy = allOffload({ allocator: closedFormAllocator() });
    expect(strategy.name).toBe('ALL_OFFLOAD (closed form)');
    expect(strategy.decide(paperSlot([4, 16])).allocation).toEqual(Float64Array.of(10, 20));
  });

  test('hands on the allocator’s refusal of a server without capacity', () => {
    expect(() => allOffload().decide(withoutCapacity([5]))).toThrow(
      expect.objectContaining({
        code: 'MEC_OUT_OF_DOMAIN',
        detail: expect.objectContaining({
          where: 'equalShareAllocator',
          what: 'system.edgeCapacity',
          got: 0,
        }) as unknown,
      }),
    );
  });

  test('refuses what is no allocator', () => {
    expect(() => allOffload({ allocator: 'equal' as unknown as Allocator })).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }),
    );
  });
});

test('both are as far from the minimum as in Fig. 9: 0.860 and 0.882', () => {
  const slots = paperSlots(500);
  for (const [strategy, ratio] of [
    [allLocal(), 0.86],
    [allOffload(), 0.882],
  ] as const) {
    const sum = slots.reduce((total, slot) => total + exact().decide(slot).cost / strategy.decide(slot).cost, 0);
    expect(sum / slots.length).toBeCloseTo(ratio, 2);
  }
});
