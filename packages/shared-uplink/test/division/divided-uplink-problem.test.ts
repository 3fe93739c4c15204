import { describe, expect, test } from '@jest/globals';
import { createProblem, createRandom, paperDevice } from '@mec/model';
import { minimize } from '@mec/slsqp';
import fc from 'fast-check';
import { dividedUplinkProblem, type Access, type ChannelShares } from '../../src/index.js';
import { decisions, slots } from '../slots.js';

const bits = (...values: number[]): Uint8Array => Uint8Array.from(values);
const KINDS = (['time', 'frequency'] as const).flatMap((access) =>
  (['best', 'equal'] as const).map((channelShares) => [access, channelShares] as const),
);
const near = (value: number, expected: number, part = 1e-11): void =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(part * Math.max(1e-12, Math.abs(expected)));

describe('by hand', () => {
  // 8 and 18 MB at 2 MB/s: 4 s and 9 s alone, p_upload = 1 W. c = 12 and 27; F = 30.
  const system = { edgeCapacity: 30, energyWeight: 1, devices: new Array(2).fill({ ...paperDevice, uplinkRate: 2 }) };
  const server = (Math.sqrt(12) + Math.sqrt(27)) ** 2 / 30;
  const cost = (access: Access, channelShares: ChannelShares): number =>
    dividedUplinkProblem({ system, tasks: [8, 18], access, channelShares }).evaluate(bits(1, 1)).cost;

  test('by time: the energy of the own turn, the delay of the frame', () => {
    // Parts 2 : 3, so 4 / 0.4 + 9 / 0.6 = (2 + 3)^2; halves: 8 + 18.
    near(cost('time', 'best'), 4 + 9 + 25 + server);
    near(cost('time', 'equal'), 4 + 9 + 26 + server);
  });
  test('by frequency: power is spent all the while', () => {
    near(cost('frequency', 'best'), 2 * 25 + server);
    near(cost('frequency', 'equal'), 2 * 26 + server);
  });
  test('the parts', () => {
    const { allocation } = dividedUplinkProblem({ system, tasks: [8, 18] }).evaluate(bits(1, 1));
    expect([...allocation.channel]).toEqual([expect.closeTo(0.4, 12), expect.closeTo(0.6, 12)]);
    // sqrt 12 : sqrt 27 = 2 : 3.
    expect([...allocation.server]).toEqual([expect.closeTo(12, 11), expect.closeTo(18, 11)]);
  });
  test('a task that is empty takes no part', () => {
    const problem = dividedUplinkProblem({ system, tasks: [8, 0], channelShares: 'equal' });
    near(problem.evaluate(bits(1, 1)).cost, problem.evaluate(bits(1, 0)).cost);
    expect([...problem.evaluate(bits(1, 1)).allocation.channel]).toEqual([expect.closeTo(1, 12), 0]);
  });
  test('nobody offloads to a server without capacity', () => {
    const none = dividedUplinkProblem({ system: { ...system, edgeCapacity: 0 }, tasks: [8, 18] });
    expect(none.evaluate(bits(1, 0)).cost).toBe(Infinity);
    expect(none.walk().start(bits(1, 0))).toBe(Infinity);
  });
});

describe('laws', () => {
  test.each(KINDS)('one offloader alone pays the paper’s cost: %s, %s', (access, channelShares) => {
    fc.assert(
      fc.property(slots, ({ system, tasks }) => {
        const paper = createProblem(system, tasks);
        const problem = dividedUplinkProblem({ system, tasks, access, channelShares });
        for (let i = 0; i < problem.size; i++) {
          const offload = new Uint8Array(problem.size);
          offload[i] = 1;
          near(problem.evaluate(offload).cost, paper.evaluate(offload).cost);
        }
      }),
      { seed: 1, numRuns: 80 },
    );
  });

  test.each(KINDS)('the cost is what delays and energies add up to: %s, %s', (access, channelShares) => {
    fc.assert(
      fc.property(slots, ({ system, tasks }) => {
        const problem = dividedUplinkProblem({ system, tasks, access, channelShares });
        for (const offload of decisions(problem.size)) {
          const { cost, allocation } = problem.evaluate(offload);
          let sum = 0;
          system.devices.forEach((device, i) => {
            const d = tasks[i]!;
            if (d === 0) return;
            const alpha = system.energyWeight;
            if (offload[i] === 0) {
              sum += ((1 + alpha * device.localPower) * d) / device.localRate;
              return;
            }
            const delay = d / (allocation.channel[i]! * device.uplinkRate);
            const sending = access === 'time' ? d / device.uplinkRate : delay;
            const computing = d / allocation.server[i]!;
            sum += delay + alpha * device.uploadPower * sending + (1 + alpha * device.waitingPower) * computing;
          });
          near(cost, sum);
        }
      }),
      { seed: 2, numRuns: 80 },
    );
  });

  test('SLSQP finds no parts that cost less than the best, nor do equal ones', () => {
    fc.assert(
      fc.property(slots, fc.constantFrom<Access>('time', 'frequency'), ({ system, tasks }, access) => {
        const problem = dividedUplinkProblem({ system, tasks, access });
        const equal = dividedUplinkProblem({ system, tasks, access, channelShares: 'equal' });
        const offload = new Uint8Array(problem.size).fill(1);
        const { cost } = problem.evaluate(offload);
        expect(cost).toBeLessThanOrEqual(equal.evaluate(offload).cost * (1 + 1e-12));
        const weights = problem.channelWeight.filter((weight) => weight > 0);
        if (weights.length === 0) return;
        const best = weights.reduce((sum, weight) => sum + Math.sqrt(weight), 0) ** 2;
        const solved = minimize(
          (t) => t.reduce((sum, part, i) => sum + weights[i]! / part, 0) / best,
          weights.map(() => 1 / weights.length),
          {
            jac: (t) => t.map((part, i) => -weights[i]! / part ** 2 / best),
            bounds: [...weights].map(() => [1e-6, 1]),
            constraints: { type: 'ineq', fun: (t) => 1 - t.reduce((sum, part) => sum + part, 0) },
            ftol: 1e-12,
          },
        );
        expect(Math.abs(solved.fun - 1)).toBeLessThanOrEqual(1e-6);
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  test.each(KINDS)('a walk has the bits of an evaluation: %s, %s', (access, channelShares) => {
    fc.assert(
      fc.property(slots, fc.integer({ min: 0, max: 1e6 }), ({ system, tasks }, seed) => {
        const problem = dividedUplinkProblem({ system, tasks, access, channelShares });
        const random = createRandom(seed);
        const walk = problem.walk();
        const here = new Uint8Array(problem.size);
        expect(walk.start(here)).toBe(problem.evaluate(here).cost);
        for (let step = 0; step < 30; step++) {
          const i = random.integer(problem.size);
          here[i] = random.integer(2);
          expect(walk.set(i, here[i])).toBe(problem.evaluate(here).cost);
        }
      }),
      { seed: 4, numRuns: 50 },
    );
  });

  test('a factor on the uplink is a slower uplink', () => {
    fc.assert(
      fc.property(slots, ({ system, tasks }) => {
        const problem = dividedUplinkProblem({ system, tasks });
        const factors = tasks.map((_, i) => 1 + i);
        const slow = problem.withFactors({ uplink: factors });
        factors.forEach((factor, i) => {
          near(slow.channelWeight[i]!, factor * problem.channelWeight[i]!);
          near(slow.fixedCost[i]!, factor * problem.fixedCost[i]!);
        });
        expect(slow.alone.localCost).toEqual(problem.alone.localCost);
      }),
      { seed: 5, numRuns: 30 },
    );
  });
});
