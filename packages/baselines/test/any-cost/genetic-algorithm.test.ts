import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import { exact, geneticAlgorithm } from '../../src/index.js';
import { paperSlot, paperSlots } from '../slots.js';

describe('geneticAlgorithm', () => {
  test('comes within a thousandth of the optimum at the paper’s parameters', () => {
    const strategy = geneticAlgorithm();
    const slots = paperSlots(100);
    const ratio = slots.reduce((sum, slot) => sum + exact().decide(slot).cost / strategy.decide(slot).cost, 0) / 100;
    expect(ratio).toBeGreaterThan(0.999);
  });

  // The elite survives, and the random numbers of a shorter run are those that a longer one begins with.
  test('more generations never cost more', () => {
    for (const slot of paperSlots(10)) {
      let before = Infinity;
      for (const generations of [0, 1, 2, 5, 10]) {
        const { cost } = geneticAlgorithm({ generations, random: createRandom(4) }).decide(slot);
        expect(cost).toBeLessThanOrEqual(before);
        before = cost;
      }
    }
  });

  test('needs no more than two decisions', () => {
    expect(geneticAlgorithm({ population: 2 }).decide(paperSlot([12])).offload).toEqual(Uint8Array.of(1));
  });

  test('refuses options out of range', () => {
    for (const options of [{ population: 1 }, { generations: -1 }, { elite: 0 }, { population: 5, elite: 5 }]) {
      expect(() => geneticAlgorithm(options)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    }
  });
});
