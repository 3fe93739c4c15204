import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exact, relaxationRounding } from '../../src/index.js';
import { differentSlots, paperSlot, paperSlots } from '../slots.js';

fc.configureGlobal({ seed: 20270 });

describe('the continuous relaxation', () => {
  test('costs no more than the optimum', () => {
    fc.assert(
      fc.property(differentSlots(9), (problem) => {
        const { relaxedCost, cost } = relaxationRounding().decide(problem);
        return relaxedCost <= exact().decide(problem).cost * (1 + 1e-13) && relaxedCost <= cost * (1 + 1e-13);
      }),
    );
  });
});

describe('relaxationRounding', () => {
  // By hand, F = 30: one device gains 16 - 9.6 = 6.4 from 12 MB and adds at most 0.6: taken whole.
  test('takes whole what pays whole', () => {
    const decision = relaxationRounding().decide(paperSlot([12]));
    expect(decision.offload).toEqual(Uint8Array.of(1));
    expect(decision.relaxedCost).toBeCloseTo(10.2, 12);
  });

  test('is within a hundredth of the optimum at the paper’s parameters', () => {
    for (const slot of paperSlots(200)) {
      expect(exact().decide(slot).cost / relaxationRounding().decide(slot).cost).toBeGreaterThan(0.99);
    }
  });
});
