import { describe, expect, test } from '@jest/globals';
import { minimaOf } from '../../src/jobs/minima.js';
import type { Problem } from '../../src/scenarios/slots.js';
import type { ScenarioSpec } from '../../src/scenarios/scenario-spec.js';

const scenario = (devices: number): ScenarioSpec => ({
  cost: 'server share',
  system: { devices },
  workload: { kind: 'uniform' },
  iterations: 3,
});
const slot = (cost: number): Problem => ({ size: cost }) as unknown as Problem;

/** The cost is the slot's size; only even ones are proved. */
function counting(): { best: (problem: Problem) => never; asked: () => number } {
  let asked = 0;
  return {
    best: ({ size }) => (asked++, { cost: size, proved: size % 2 === 0 }) as never,
    asked: () => asked,
  };
}

describe('minimaOf', () => {
  test('works out each slot once for all the strategies of a scenario and seed', () => {
    const { best, asked } = counting();
    for (let strategy = 0; strategy < 3; strategy++) {
      const minima = minimaOf({ scenario: scenario(3), seed: 1 }, best);
      expect([5, 6, 7].map((cost) => minima.minimum(slot(cost)))).toEqual([5, 6, 7]);
    }
    expect(asked()).toBe(3);
  });

  test('takes other seeds, other scenarios and later slots for others', () => {
    const { best, asked } = counting();
    const warm = { ...scenario(4), warmup: { slots: 7, decided: 7 } };
    for (const [each, seed] of [
      [scenario(4), 1],
      [scenario(4), 2],
      [scenario(5), 1],
      [warm, 1],
    ] as const) {
      minimaOf({ scenario: each, seed }, best).minimum(slot(1));
    }
    expect(asked()).toBe(4);
    // Which strategy decides the slots before does not move those that count.
    minimaOf({ scenario: { ...warm, warmup: { slots: 7, decided: 0 } }, seed: 1 }, best).minimum(slot(1));
    expect(asked()).toBe(4);
  });

  test('remembers nothing of slots that follow from decisions', () => {
    const { best, asked } = counting();
    const queues: ScenarioSpec = { cost: 'queues', devices: 3, observe: 'queues', iterations: 3 };
    for (let strategy = 0; strategy < 2; strategy++) minimaOf({ scenario: queues, seed: 1 }, best).minimum(slot(1));
    expect(asked()).toBe(2);
  });

  test('counts as proved what is proved, of the slots asked for', () => {
    const { best } = counting();
    const minima = minimaOf({ scenario: scenario(9), seed: 1 }, best);
    for (const cost of [1, 2, 3, 4]) minima.minimum(slot(cost));
    expect(minima.proved()).toBe(2);
  });
});
