import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import { observeGains, PRICE_FEATURES, wirelessPoweredMinimum, wirelessPoweredProblem } from '../src/index.js';
import { drawFrame } from './frames.js';

describe('observePrices', () => {
  test('the last number decides nearly as well as the best, and the first agrees with it of most devices', () => {
    const random = createRandom(8);
    let ratio = 0;
    let agreeing = 0;
    for (let k = 0; k < 200; k++) {
      const problem = drawFrame(random, 30);
      const { observation } = problem;
      const offload = new Uint8Array(30).map((_, i) => observation[i * PRICE_FEATURES + 3]!);
      ratio += problem.evaluate(offload).cost / wirelessPoweredMinimum(problem).cost / 200;
      offload.forEach((x, i) => (agreeing += observation[i * PRICE_FEATURES]! > 0 === (x === 1) ? 1 / 6000 : 0));
    }
    expect(ratio).toBeGreaterThan(0.998);
    expect(ratio).toBeLessThan(1);
    expect(agreeing).toBeGreaterThan(0.95);
  });
  test('means the same in other units and in another order', () => {
    const gains = [1e-6, 4e-6, 2e-6];
    const rows = wirelessPoweredProblem({ gains }).observation;
    // Ten times the power sent, the noise, and the processor's power: every rate is as before.
    const scaled = { noisePower: 1e-9, transmitPower: 30, energyCoefficient: 1e-25 };
    wirelessPoweredProblem({ gains, parameters: scaled }).observation.forEach((x, k) =>
      expect(x).toBeCloseTo(rows[k]!, 4),
    );
    const turned = wirelessPoweredProblem({ gains: [...gains].reverse() }).observation;
    expect([...turned.subarray(2 * PRICE_FEATURES)].map((x) => x.toFixed(4))).toEqual(
      [...rows.subarray(0, PRICE_FEATURES)].map((x) => x.toFixed(4)),
    );
  });
  // At the price of time v, what the devices earn over their time, and v itself for the frame, is the rate.
  test('the parts of the bound and the price add up to a rate that the bound allows', () => {
    const random = createRandom(9);
    for (let k = 0; k < 50; k++) {
      const { observation, size } = drawFrame(random, 10);
      let earned = 0;
      for (let i = 0; i < size; i++) earned += observation[4 * i + 1 + observation[4 * i + 3]!]!;
      expect(earned).toBeGreaterThan(0);
      expect(earned).toBeLessThanOrEqual(1 + 1e-9);
    }
  });
  test('a device without a channel stays at home', () => {
    const { observation } = wirelessPoweredProblem({ gains: [0, 1e-6] });
    expect([...observation.subarray(0, 4)]).toEqual([-3, 0, 0, 0]);
  });
});

describe('observeGains', () => {
  test('shows gains in units of 1e-6', () => {
    const { observation } = wirelessPoweredProblem({ gains: [1e-6, 2.5e-6], observe: observeGains });
    expect([...observation]).toEqual([1, 2.5]);
  });
});
