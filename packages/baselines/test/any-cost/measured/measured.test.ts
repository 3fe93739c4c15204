import { describe, expect, test } from '@jest/globals';
import { createProblem, createRandom, paperSystem, type MeasuredStrategy, type OffloadingProblem } from '@mec/model';
import { describeMeasuredStrategy } from '@mec/model/testing';
import { deviceBandits, exact, proposing, randomProposals } from '../../../src/index.js';

describeMeasuredStrategy('proposing(exact())', () => proposing(exact()));
describeMeasuredStrategy('randomProposals', () => randomProposals());
describeMeasuredStrategy('deviceBandits', () => deviceBandits());

const problem = createProblem(paperSystem(3), [10, 20, 15]);

describe('proposing', () => {
  test('carries out what its strategy decides and predicts what that states, whatever is reported', () => {
    const strategy = proposing(exact());
    const { offload, allocation, cost } = exact().decide(problem);
    for (let slot = 0; slot < 5; slot++) {
      const proposal = strategy.propose(problem);
      expect(proposal).toMatchObject({ offload, allocation, predictedCost: cost });
      strategy.report(proposal.id, { cost: 1000 * cost });
    }
    expect(strategy.name).toBe(exact().name);
  });
});

describe('randomProposals', () => {
  test('half of the active devices offload, and no other', () => {
    const strategy = randomProposals({ random: createRandom(1) });
    const counts = [0, 0, 0];
    for (let slot = 0; slot < 1000; slot++) {
      strategy
        .propose({ size: 3, observation: new Float64Array(3), active: [0, 2] })
        .offload.forEach((x, i) => (counts[i]! += x));
    }
    expect(counts[1]).toBe(0);
    // Standard deviation 16.
    for (const i of [0, 2]) expect(Math.abs(counts[i]! - 500)).toBeLessThan(64);
  });
});

describe('deviceBandits', () => {
  /** Share of the last 50 of 200 slots in which each device offloads, where offloading costs it so much and home 10. */
  function shares(bandits: MeasuredStrategy, costs: readonly number[], total = false): number[] {
    const counts = costs.map(() => 0);
    for (let slot = 0; slot < 200; slot++) {
      const { id, offload } = bandits.propose({ size: costs.length, observation: new Float64Array(costs.length) });
      const paid = costs.map((cost, i) => (offload[i] === 1 ? cost : 10));
      bandits.report(id, total ? { cost: paid.reduce((sum, cost) => sum + cost, 0) } : { costs: paid });
      if (slot >= 150) offload.forEach((x, i) => (counts[i]! += x / 50));
    }
    return counts;
  }
  test('each device takes what cost it less', () => {
    const [cheap, dear] = shares(deviceBandits(), [5, 15]);
    expect(cheap).toBeGreaterThan(0.9);
    expect(dear).toBeLessThan(0.1);
  });
  test('without a bonus it never tries again what was dearer once', () => {
    expect(shares(deviceBandits({ bonus: 0, discount: 1 }), [5, 15, 9])).toEqual(
      [1, 0, 1].map((x) => expect.closeTo(x, 9)),
    );
  });
  test('from totals it learns who alone decides', () => {
    const [only] = shares(deviceBandits(), [2], true);
    expect(only).toBeGreaterThan(0.9);
  });
  test('a device whose cost changes is followed', () => {
    const bandits = deviceBandits();
    shares(bandits, [5]);
    expect(shares(bandits, [20])[0]).toBeLessThan(0.2);
  });
  test('delays and energies alone are refused, and the proposal stays open', () => {
    const bandits: MeasuredStrategy<OffloadingProblem> = deviceBandits();
    const { id } = bandits.propose(problem);
    expect(() => bandits.report(id, { delays: [1, 1, 1] })).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }),
    );
    bandits.report(id, { costs: [1, 1, 1] });
  });
});
