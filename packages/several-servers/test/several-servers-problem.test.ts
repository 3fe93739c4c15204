import { describe, expect, test } from '@jest/globals';
import { bruteForce, coordinateDescent, greedy } from '@mec/baselines';
import { createProblem, createRandom, minimum, paperDevice, paperSystem } from '@mec/model';
import fc from 'fast-check';
import { severalServersProblem } from '../src/index.js';
import { decisions, draw, slots } from './slots.js';

const bits = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('by hand', () => {
  // d = 12 and 27, c = 1.5 d = 18 and 40.5; U = 2 d / r, L = 4 d / 3.
  const devices = [
    [3, 0],
    [2, 4.5],
  ].map((uplinkRates) => ({ ...paperDevice, uplinkRates }));
  const problem = severalServersProblem({
    system: { capacities: [20, 10], energyWeight: 1, devices },
    tasks: [12, 27],
  });

  test('each server is shared among those that chose it', () => {
    expect(problem.evaluate(bits(0, 0)).cost).toBeCloseTo(16 + 36, 12);
    expect(problem.evaluate(bits(1, 2)).cost).toBeCloseTo(8 + 18 / 20 + 12 + 40.5 / 10, 12);
    const { cost, allocation } = problem.evaluate(bits(1, 1));
    expect(cost).toBeCloseTo(8 + 27 + (Math.sqrt(18) + Math.sqrt(40.5)) ** 2 / 20, 12);
    // sqrt 18 : sqrt 40.5 = 2 : 3.
    expect([...allocation]).toEqual([expect.closeTo(8, 12), expect.closeTo(12, 12)]);
  });
  test('a server out of reach cannot be chosen', () => {
    expect(problem.evaluate(bits(2, 0))).toEqual({ cost: Infinity, allocation: new Float64Array(2) });
    expect(problem.isFeasible(bits(2, 0), Float64Array.of(5, 0))).toBe(false);
  });
  test('one choice per server beside staying local', () => {
    expect(problem.choices).toBe(3);
    expect(() => problem.evaluate(bits(3, 0))).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
  test('without capacity, out of reach or switched off there is nothing to decide', () => {
    const reach = [
      [3, 3],
      [0, 3],
      [3, 0],
      [3, 3],
    ].map((uplinkRates) => ({ ...paperDevice, uplinkRates }));
    const system = { capacities: [0, 10], energyWeight: 1, devices: reach };
    expect(severalServersProblem({ system, tasks: [5, 5, 5, 0] }).active).toEqual([0, 1]);
  });
});

describe('with one server it is the paper’s problem', () => {
  test('every decision costs the same, with the same shares', () => {
    fc.assert(
      fc.property(slots, ({ system, tasks }) => {
        const devices = system.devices.map((device) => ({ ...device, uplinkRates: [device.uplinkRates[0]! || 1] }));
        const one = severalServersProblem({
          system: { ...system, capacities: [system.capacities[0]!], devices },
          tasks,
        });
        const paper = createProblem(
          {
            edgeCapacity: system.capacities[0]!,
            energyWeight: system.energyWeight,
            devices: devices.map(({ uplinkRates, ...device }) => ({ ...device, uplinkRate: uplinkRates[0]! })),
          },
          tasks,
        );
        expect(one.active).toEqual(paper.active);
        for (const offload of decisions(one)) {
          const here = one.evaluate(offload);
          const there = paper.evaluate(offload);
          if (there.cost === Infinity) expect(here.cost).toBe(Infinity);
          else expect(Math.abs(here.cost - there.cost)).toBeLessThanOrEqual(1e-12 * there.cost);
          here.allocation.forEach((share, i) =>
            expect(Math.abs(share - there.allocation[i]!)).toBeLessThanOrEqual(1e-12 * there.allocation[i]!),
          );
        }
      }),
      { seed: 1, numRuns: 150 },
    );
  });
  test('and so is its minimum', () => {
    const random = createRandom(3);
    for (let slot = 0; slot < 20; slot++) {
      const tasks = Array.from({ length: 8 }, () => random.uniform(5, 25));
      const devices = tasks.map(() => ({ ...paperDevice, uplinkRates: [paperDevice.uplinkRate] }));
      const one = severalServersProblem({ system: { capacities: [30], energyWeight: 1, devices }, tasks });
      const lowest = minimum(createProblem(paperSystem(8), tasks)).cost;
      expect(bruteForce().decide(one).cost).toBeCloseTo(lowest, 10);
    }
  });
});

describe('laws', () => {
  test('a walk has the bits of an evaluation, whatever came before', () => {
    fc.assert(
      fc.property(slots, fc.integer({ min: 0, max: 1e6 }), (slot, seed) => {
        const problem = severalServersProblem(slot);
        const random = createRandom(seed);
        const walk = problem.walk();
        const here = new Uint8Array(problem.size);
        expect(walk.start(here)).toBe(problem.evaluate(here).cost);
        for (let step = 0; step < 40; step++) {
          const i = random.integer(problem.size);
          here[i] = random.integer(problem.choices);
          expect(walk.set(i, here[i])).toBe(problem.evaluate(here).cost);
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test('the cost is that of each server’s own problem with the devices that chose it', () => {
    fc.assert(
      fc.property(slots, ({ system, tasks }) => {
        const problem = severalServersProblem({ system, tasks });
        for (const offload of decisions(problem)) {
          let sum = 0;
          for (let i = 0; i < problem.size; i++) if (offload[i] === 0) sum += problem.localCost[i]!;
          for (let m = 1; m < problem.choices; m++) {
            const members = [...offload.keys()].filter((i) => offload[i] === m);
            if (members.length === 0) continue;
            const own = severalServersProblem({
              system: {
                capacities: [system.capacities[m - 1]!],
                energyWeight: system.energyWeight,
                devices: members.map((i) => ({
                  ...system.devices[i]!,
                  uplinkRates: [system.devices[i]!.uplinkRates[m - 1]!],
                })),
              },
              tasks: members.map((i) => tasks[i]!),
            });
            sum += own.evaluate(new Uint8Array(members.length).fill(1)).cost;
          }
          const { cost } = problem.evaluate(offload);
          if (sum === Infinity) expect(cost).toBe(Infinity);
          else expect(Math.abs(cost - sum)).toBeLessThanOrEqual(1e-12 * sum);
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  test('the minimum is no higher with another server', () => {
    const random = createRandom(4);
    for (let slot = 0; slot < 15; slot++) {
      const three = draw(random, 5, 3);
      const system = {
        ...three.system,
        capacities: Array.from(three.system.capacities).slice(0, 2),
        devices: three.system.devices.map((device) => ({
          ...device,
          uplinkRates: Array.from(device.uplinkRates).slice(0, 2),
        })),
      };
      const two = severalServersProblem({ system, tasks: three.tasks });
      expect(bruteForce().decide(three).cost).toBeLessThanOrEqual(bruteForce().decide(two).cost * (1 + 1e-12));
    }
  });

  test('descent and greedy come near the minimum', () => {
    const random = createRandom(5);
    for (let slot = 0; slot < 30; slot++) {
      const problem = draw(random, 6, 2);
      const lowest = bruteForce().decide(problem).cost;
      for (const strategy of [greedy(), coordinateDescent()]) {
        const { cost } = strategy.decide(problem);
        expect(cost).toBeGreaterThanOrEqual(lowest * (1 - 1e-12));
        expect(cost).toBeLessThanOrEqual(lowest * 1.1);
      }
    }
  });

  test('a factor on the uplink is a slower uplink to every server', () => {
    const problem = draw(createRandom(6), 3);
    const slow = problem.withFactors({ uplink: [2, 1, 3], processor: [1, 4, 1] });
    slow.uploadCost.forEach((cost, k) => {
      const factor = [2, 1, 3][Math.floor(k / 2)]!;
      expect(cost).toBeCloseTo(problem.uploadCost[k]! * factor, 10);
    });
    expect(slow.localCost[1]).toBeCloseTo(4 * problem.localCost[1]!, 10);
    expect([...slow.edgeRoot]).toEqual([...problem.edgeRoot]);
  });
});
