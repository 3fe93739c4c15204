import { describe, expect, test } from '@jest/globals';
import { closedFormAllocator, equalShareAllocator } from '@mec/model';
import { randomOffload, sizeThreshold } from '../../src/index.js';
import { paperSlot, paperSlots } from '../slots.js';

describe('sizeThreshold', () => {
  test('offloads tasks of that size and above, none that are switched off', () => {
    const decision = sizeThreshold({ threshold: 12 }).decide(paperSlot([12, 11.9, 0, 25]));
    expect(decision.offload).toEqual(Uint8Array.of(1, 0, 0, 1));
    expect(sizeThreshold({ threshold: 0 }).decide(paperSlot([1, 0])).offload).toEqual(Uint8Array.of(1, 0));
  });
  test('takes the mean of the paper’s tasks by default', () => {
    expect(sizeThreshold().decide(paperSlot([14.9, 15])).offload).toEqual(Uint8Array.of(0, 1));
  });
  test('takes another allocator', () => {
    const allocator = equalShareAllocator({ among: 'offloaded' });
    expect(sizeThreshold({ allocator }).decide(paperSlot([16, 25])).allocation).toEqual(Float64Array.of(15, 15));
  });
  test('refuses a threshold below 0', () => {
    expect(() => sizeThreshold({ threshold: -1 })).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});

describe('randomOffload', () => {
  test('offloads with the probability given', () => {
    const count = (probability: number): number => {
      const strategy = randomOffload({ probability, allocator: closedFormAllocator() });
      return paperSlots(400).reduce((sum, slot) => sum + strategy.decide(slot).offload.reduce((a, b) => a + b, 0), 0);
    };
    expect(count(0)).toBe(0);
    expect(count(1)).toBe(4000);
    // Five standard deviations of 4000 tosses.
    expect(Math.abs(count(0.3) - 1200)).toBeLessThan(5 * Math.sqrt(4000 * 0.3 * 0.7));
  });
  test('refuses what is no probability', () => {
    for (const probability of [-0.1, 1.1, Number.NaN]) {
      expect(() => randomOffload({ probability })).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    }
  });
});
