import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import { exact, simulatedAnnealing } from '../../src/index.js';
import { paperSlots } from '../slots.js';

describe('simulatedAnnealing', () => {
  test('comes within a thousandth of the optimum at the paper’s parameters', () => {
    const strategy = simulatedAnnealing();
    const slots = paperSlots(100);
    const ratio = slots.reduce((sum, slot) => sum + exact().decide(slot).cost / strategy.decide(slot).cost, 0) / 100;
    expect(ratio).toBeGreaterThan(0.999);
  });

  // At one temperature a longer run begins with the steps of a shorter one; this hot, it walks at random.
  test('returns the best decision met, so more sweeps never cost more', () => {
    for (const slot of paperSlots(20)) {
      let before = Infinity;
      for (const sweeps of [1, 2, 5, 10]) {
        const strategy = simulatedAnnealing({ sweeps, hottest: 100, coldest: 100, random: createRandom(3) });
        const { cost } = strategy.decide(slot);
        expect(cost).toBeLessThanOrEqual(before);
        before = cost;
      }
    }
  });

  test('refuses options out of range', () => {
    const refused = [{ sweeps: 0 }, { sweeps: 1.5 }, { hottest: 0 }, { coldest: 0 }, { hottest: 0.1, coldest: 0.2 }];
    for (const options of refused) {
      expect(() => simulatedAnnealing(options)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    }
  });
});
