import { describe, expect, test } from '@jest/globals';
import { createProblem, paperSystem } from '@mec/model';
import fc from 'fast-check';
import { dividedUplinkProblem, interferenceProblem } from '../../src/index.js';
import { decisions, slots } from '../slots.js';

const bits = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('by hand', () => {
  const problem = interferenceProblem({
    system: paperSystem(2),
    tasks: [12, 16],
    gains: [3, 7],
    bandwidth: 2,
    crosstalk: 0.5,
  });
  test('alone a device has the channel to itself', () => {
    // 2 log2(1 + 3) = 4 MB/s: 2 * 12 / 4 + 18 / 30, and the other at home 4 * 16 / 3.
    const { cost, allocation } = problem.evaluate(bits(1, 0));
    expect(cost).toBeCloseTo(6 + 0.6 + 64 / 3, 12);
    expect([...allocation.uplinkRate]).toEqual([4, 0]);
  });
  test('together each is noise to the other', () => {
    const rates = [2 * Math.log2(1 + 3 / 4.5), 2 * Math.log2(1 + 7 / 2.5)];
    const { cost, allocation } = problem.evaluate(bits(1, 1));
    expect([...allocation.uplinkRate]).toEqual(rates.map((rate) => expect.closeTo(rate, 12)));
    const server = (Math.sqrt(18) + Math.sqrt(24)) ** 2 / 30;
    expect(cost).toBeCloseTo(24 / rates[0]! + 32 / rates[1]! + server, 12);
  });
  test('an empty task sends nothing', () => {
    const off = interferenceProblem({ system: paperSystem(2), tasks: [12, 0], gains: [3, 7] });
    expect(off.evaluate(bits(1, 1)).cost).toBe(off.evaluate(bits(1, 0)).cost);
  });
  test('a rate above what the channel gives is not feasible', () => {
    const { allocation } = problem.evaluate(bits(1, 1));
    expect(problem.isFeasible(bits(1, 1), allocation)).toBe(true);
    const faster = { ...allocation, uplinkRate: allocation.uplinkRate.map((rate) => rate * 1.001) };
    expect(problem.isFeasible(bits(1, 1), faster)).toBe(false);
  });
  test('nobody offloads to a server without capacity', () => {
    const system = { ...paperSystem(2), edgeCapacity: 0 };
    expect(interferenceProblem({ system, tasks: [12, 16], gains: [3, 7] }).evaluate(bits(0, 1)).cost).toBe(Infinity);
  });
});

describe('laws', () => {
  test('without crosstalk it is the paper’s problem at the rates alone', () => {
    fc.assert(
      fc.property(slots, ({ system, tasks, gains }) => {
        const problem = interferenceProblem({ system, tasks, gains, crosstalk: 0, bandwidth: 3 });
        const devices = system.devices.map((device, i) => ({ ...device, uplinkRate: 3 * Math.log2(1 + gains[i]!) }));
        const paper = createProblem({ ...system, devices }, tasks);
        for (const offload of decisions(problem.size)) {
          const expected = paper.evaluate(offload).cost;
          expect(Math.abs(problem.evaluate(offload).cost - expected)).toBeLessThanOrEqual(1e-11 * expected);
        }
      }),
      { seed: 1, numRuns: 80 },
    );
  });

  test('who joins slows every other offloader and leaves those at home alone', () => {
    fc.assert(
      fc.property(slots, ({ system, tasks, gains }) => {
        const problem = interferenceProblem({ system, tasks, gains });
        for (const offload of decisions(problem.size)) {
          const before = problem.evaluate(offload).allocation.uplinkRate;
          for (let i = 0; i < problem.size; i++) {
            if (offload[i] === 1 || tasks[i] === 0) continue;
            const joined = offload.slice();
            joined[i] = 1;
            const after = problem.evaluate(joined).allocation.uplinkRate;
            after.forEach((rate, j) => j === i || expect(rate <= before[j]! && rate > 0 === before[j]! > 0).toBe(true));
          }
        }
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  test('the cost grows with the crosstalk and falls with the bandwidth', () => {
    fc.assert(
      fc.property(slots, fc.double({ min: 0, max: 0.9, noNaN: true }), ({ system, tasks, gains }, crosstalk) => {
        const make = (change: object) => interferenceProblem({ system, tasks, gains, crosstalk, ...change });
        const [here, more, wider] = [make({}), make({ crosstalk: crosstalk + 0.1 }), make({ bandwidth: 4 })];
        for (const offload of decisions(here.size)) {
          const { cost } = here.evaluate(offload);
          expect(more.evaluate(offload).cost).toBeGreaterThanOrEqual(cost * (1 - 1e-12));
          expect(wider.evaluate(offload).cost).toBeLessThanOrEqual(cost * (1 + 1e-12));
        }
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  test('factors make uploads and processors slower, one on the other', () => {
    const slot = { system: paperSystem(2), tasks: [12, 16], gains: [3, 7] };
    const slow = interferenceProblem(slot)
      .withFactors({ uplink: [2, 1] })
      .withFactors({ uplink: [2, 1], processor: [1, 5] });
    expect(slow.evaluate(bits(1, 0)).cost).toBeCloseTo(4 * 6 + 0.6 + (5 * 64) / 3, 10);
    expect(() => interferenceProblem(slot).withFactors({ uplink: [0, 1] })).toThrow(
      expect.objectContaining({
        detail: expect.objectContaining({ where: 'InterferenceProblem.withFactors', what: 'factors.uplink[0]' }),
      }),
    );
  });

  test('the second number of a row says whether joining alone pays, in both models', () => {
    fc.assert(
      fc.property(slots, ({ system, tasks, gains }) => {
        for (const problem of [
          interferenceProblem({ system, tasks, gains }),
          dividedUplinkProblem({ system, tasks }),
          dividedUplinkProblem({ system, tasks, channelShares: 'equal', access: 'frequency' }),
        ]) {
          const width = problem.observation.length / problem.size;
          const alone = (i: number): number => {
            const offload = new Uint8Array(problem.size);
            offload[i] = 1;
            return problem.evaluate(offload).cost;
          };
          const local = problem.evaluate(new Uint8Array(problem.size)).cost;
          for (let i = 0; i < problem.size; i++) {
            if (tasks[i] === 0) continue;
            const gain = local - alone(i);
            if (Math.abs(gain) > 1e-9 * local) expect(problem.observation[i * width + 1]! > 0).toBe(gain > 0);
          }
        }
      }),
      { seed: 4, numRuns: 80 },
    );
  });
});
