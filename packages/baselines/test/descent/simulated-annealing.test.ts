import { describe, expect, test } from '@jest/globals';
import { exact, simulatedAnnealing } from '../../src/index.js';
import { paperSlots } from '../slots.js';

describe('simulatedAnnealing', () => {
  test('comes within a thousandth of the optimum at the paper’s parameters', () => {
    const strategy = simulatedAnnealing();
    const slots = paperSlots(100);
    const ratio = slots.reduce((sum, slot) => sum + exact().decide(slot).cost / strategy.decide(slot).cost, 0) / 100;
    expect(ratio).toBeGreaterThan(0.999);
  });

  test('refuses options out of range', () => {
    const refused = [{ sweeps: 0 }, { sweeps: 1.5 }, { hottest: 0 }, { coldest: 0 }, { hottest: 0.1, coldest: 0.2 }];
    for (const options of refused) {
      expect(() => simulatedAnnealing(options)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    }
  });
});
