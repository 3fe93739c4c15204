import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import { EARNING_FEATURES, observeQueues, QUEUE_FEATURES, queueMinimum, queueProblem } from '../src/index.js';
import { drawFrame } from './frames.js';

describe('observeEarnings', () => {
  test('the last number decides nearly as well as the best, and the first agrees with it but on the margin', () => {
    const random = createRandom(8);
    let ratio = 0;
    let differing = 0;
    for (let k = 0; k < 200; k++) {
      const problem = drawFrame(random, 12);
      const { observation } = problem;
      const offload = new Uint8Array(12).map((_, i) => observation[i * EARNING_FEATURES + 3]!);
      ratio += problem.evaluate(offload).cost / queueMinimum(problem).cost / 200;
      offload.forEach((x, i) => (differing += observation[i * EARNING_FEATURES]! > 1e-9 === (x === 1) ? 0 : 1));
    }
    expect(ratio).toBeGreaterThan(0.99);
    expect(ratio).toBeLessThan(1);
    // At most the device on the margin of each frame.
    expect(differing).toBeLessThanOrEqual(200);
  });
  test('stays between its limits, in any order of the devices', () => {
    const random = createRandom(9);
    for (let k = 0; k < 50; k++) {
      const problem = drawFrame(random, 6);
      for (let i = 0; i < 6; i++) {
        const [balance, time, part, rule] = problem.observation.subarray(4 * i, 4 * i + 4);
        expect(Math.abs(balance!)).toBeLessThanOrEqual(1);
        expect(time! >= 0 && time! <= 1 && part! >= 0 && (rule === 0 || rule === 1)).toBe(true);
      }
      const turned = (list: Float64Array): Float64Array => list.slice().reverse();
      const again = queueProblem({
        gains: turned(problem.gains),
        dataQueues: turned(problem.dataQueues),
        energyQueues: turned(problem.energyQueues),
        weights: turned(problem.weights),
      });
      for (let i = 0; i < 6; i++) {
        for (let j = 0; j < 4; j++) {
          expect(again.observation[4 * (5 - i) + j]).toBeCloseTo(problem.observation[4 * i + j]!, 9);
        }
      }
    }
  });
  test('a device with nothing to do has a row of zeros', () => {
    const { observation } = queueProblem({ gains: [1e-11, 1e-11], dataQueues: [0, 1], energyQueues: [1, 1] });
    expect([...observation.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  });
});

describe('observeQueues', () => {
  test('shows what the published program shows its network', () => {
    const state = { gains: [2e-10], dataQueues: [50], energyQueues: [300] };
    const { observation } = queueProblem({ ...state, observe: observeQueues });
    expect(observation).toHaveLength(QUEUE_FEATURES);
    [2, 0.005, 0.03].forEach((value, k) => expect(observation[k]).toBeCloseTo(value, 12));
  });
});
