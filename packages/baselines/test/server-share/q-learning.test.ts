import { describe, expect, test } from '@jest/globals';
import { exact, jointTableSize, qLearning, type QLearner } from '../../src/index.js';
import { paperSlot, paperSlots } from '../slots.js';

function ratio(decide: QLearner['act'], seed: number, count = 300): number {
  const slots = paperSlots(count, seed);
  return slots.reduce((sum, slot) => sum + exact().decide(slot).cost / decide(slot).cost, 0) / count;
}

describe('qLearning', () => {
  test('learns: from all local to 0.97 and more of the optimum', () => {
    const learner = qLearning();
    expect(learner.act(paperSlots(1)[0]!).offload).toEqual(new Uint8Array(10));
    for (const slot of paperSlots(4000)) learner.decide(slot);
    expect(ratio((slot) => learner.act(slot), 2)).toBeGreaterThan(0.97);
  });

  test('acts without learning', () => {
    const learner = qLearning();
    for (const slot of paperSlots(500)) learner.decide(slot);
    const twin = qLearning();
    for (const slot of paperSlots(500)) twin.decide(slot);
    for (const slot of paperSlots(50, 2)) learner.act(slot);
    const rest = paperSlots(100, 3);
    expect(rest.map((slot) => learner.decide(slot))).toEqual(rest.map((slot) => twin.decide(slot)));
  });

  // One device, no exploration but the first slot's: Q moves by a tenth of the way to what offloading saves, 6.4 - 0.6 = 5.8,
  // whenever it is tried, and then offloading is preferred.
  test('prefers what was rewarded', () => {
    const learner = qLearning({ firstExploration: 1, lastExploration: 1, learningRate: 0.1 });
    const slot = paperSlot([12]);
    for (let tries = 0; tries < 20; tries++) learner.decide(slot);
    expect(learner.act(slot).offload).toEqual(Uint8Array.of(1));
  });

  test('reports the size of its tables, one for each number of devices met', () => {
    const learner = qLearning({ taskBins: 5, loadBins: 10 });
    expect(learner.tableSize).toBe(0);
    learner.decide(paperSlot([5, 10, 15]));
    expect(learner.tableSize).toBe(3 * 5 * 10 * 2);
    learner.decide(paperSlot([5, 0, 15]));
    expect(learner.tableSize).toBe((3 + 2) * 5 * 10 * 2);
  });

  test('sorts tasks beyond the largest into the last bin', () => {
    const learner = qLearning({ taskBins: 2, largestTask: 10, firstExploration: 1, lastExploration: 1 });
    for (let tries = 0; tries < 40; tries++) learner.decide(paperSlot([12]));
    // What was learned of 12 MB goes for all from 5 MB on, and for none below.
    const acts = [4, 6, 12, 24].map((task) => learner.act(paperSlot([task])).offload[0]);
    expect(acts).toEqual([0, 1, 1, 1]);
  });

  // With the learning rate 1 a value is what the last try of the action brought, and after the last device nothing comes:
  // offloading is worth 5.8 once it was tried, staying 0.
  test('counts nothing after the last device', () => {
    const learner = qLearning({ firstExploration: 1, lastExploration: 1, learningRate: 1 });
    const slot = paperSlot([12]);
    while (learner.decide(slot).offload[0] === 0);
    for (let tries = 0; tries < 20; tries++) {
      learner.decide(slot);
      expect(learner.act(slot).offload).toEqual(Uint8Array.of(1));
    }
  });

  test('refuses options out of range', () => {
    const refused = [
      { taskBins: 0 },
      { loadBins: 1.5 },
      { largestTask: 0 },
      { learningRate: 0 },
      { learningRate: 1.1 },
      { discount: -0.1 },
      { firstExploration: 2 },
      { lastExploration: Number.NaN },
      { explorationSlots: 0 },
    ];
    for (const options of refused) {
      const [what] = Object.keys(options);
      expect(() => qLearning(options)).toThrow(
        expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: expect.objectContaining({ what }) as unknown }),
      );
    }
  });
});

describe('jointTableSize', () => {
  // By hand: two bins, three devices: 8 states of 8 decisions.
  test('is a row for every state and a column for every decision', () => expect(jointTableSize(3, 2)).toBe(64));
  test('refuses a number that is not a count', () => {
    expect(() => jointTableSize(0, 2)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    expect(() => jointTableSize(3, 0.5)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});
