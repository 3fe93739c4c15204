import { describe, expect, test } from '@jest/globals';
import {
  allLocal,
  bruteForce,
  coordinateDescent,
  geneticAlgorithm,
  greedy,
  randomOffload,
  simulatedAnnealing,
} from '@mec/baselines';
import { createAgent, densePolicy } from '@mec/drl-offload';
import { createProblem, paperSystem } from '@mec/model';
import fc from 'fast-check';
import { deadlineProblem, type ShareRule } from '../src/index.js';

const bits = (...values: number[]): Uint8Array => Uint8Array.from(values);
const tasks = fc.array(fc.oneof(fc.double({ min: 5, max: 25, noNaN: true }), fc.constant(0)), {
  minLength: 1,
  maxLength: 6,
});
const slots = fc.record({
  tasks,
  deadlines: fc.double({ min: 2, max: 12, noNaN: true }),
  penalties: fc.oneof(fc.double({ min: 0, max: 50, noNaN: true }), fc.constant(Infinity)),
});
const decisions = (size: number): Uint8Array[] =>
  Array.from({ length: 2 ** size }, (_, code) => new Uint8Array(size).map((_, i) => (code >> i) & 1));

describe('by hand', () => {
  // At home 12 MB take 4 s and cost 16; 24 MB take 8 s and cost 32. Deadline 6 s: the second is late there.
  const system = paperSystem(2);
  const soft = deadlineProblem({ system, tasks: [12, 24], deadlines: 6, penalties: 20 });

  test('at home a device is late by its own processor', () => {
    expect(soft.evaluate(bits(0, 0))).toEqual({ cost: 16 + 32 + 20, allocation: new Float64Array(2) });
  });
  // Uploading 24 MB takes 9.6 s: too late whatever the server does. U = 19.2, c = 36, f = 30.
  test('an offloader that uploads for too long is late at any share', () => {
    expect(soft.neededShare[1]).toBe(Infinity);
    const { cost, allocation } = soft.evaluate(bits(0, 1));
    expect(cost).toBeCloseTo(16 + 19.2 + 36 / 30 + 20, 12);
    expect([...allocation]).toEqual([0, 30]);
  });
  // 12 MB upload in 4.8 s; 1.2 s are left, so 10 MB/s are needed. By the roots the first gets 30 / (1 + sqrt 2) = 12.4.
  test('the share that is needed to be on time', () => {
    expect(soft.neededShare[0]).toBeCloseTo(10, 12);
    expect([...soft.delays([1, 0], [10, 0])]).toEqual([expect.closeTo(6, 12), 8]);
  });
  test('a share that the roots would not give is given where it keeps a deadline', () => {
    const tight = { system: { ...system, edgeCapacity: 15 }, tasks: [12, 24], deadlines: [6, 100], penalties: 20 };
    const cost = (shares: ShareRule): number => deadlineProblem({ ...tight, shares }).evaluate(bits(1, 1)).cost;
    // c = 18 and 36: 18/10 + 36/5 on time; (sqrt 18 + 6)^2 / 15 + 20 by the roots.
    expect(cost('deadlines')).toBeCloseTo(9.6 + 19.2 + 1.8 + 7.2, 12);
    expect(cost('root')).toBeCloseTo(9.6 + 19.2 + (Math.sqrt(18) + 6) ** 2 / 15 + 20, 12);
    expect(cost('equal')).toBeCloseTo(9.6 + 19.2 + 18 / 7.5 + 36 / 7.5 + 20, 12);
  });
  test('a hard deadline rules out what a penalty only makes dear', () => {
    const hard = deadlineProblem({ system, tasks: [12, 24], deadlines: 6, penalties: [20, Infinity] });
    expect(hard.evaluate(bits(0, 0))).toEqual({ cost: Infinity, allocation: new Float64Array(2) });
  });
  test('a device that is switched off is never late and costs nothing', () => {
    const off = deadlineProblem({ system, tasks: [0, 0], deadlines: 1e-6, penalties: Infinity });
    expect(off.evaluate(bits(1, 0)).cost).toBe(0);
    expect(off.active).toEqual([]);
  });
  test('nobody offloads to a server without capacity', () => {
    const none = deadlineProblem({ system: { ...system, edgeCapacity: 0 }, tasks: [12, 24], deadlines: 6 });
    expect(none.evaluate(bits(1, 0)).cost).toBe(Infinity);
    expect(none.evaluate(bits(0, 0)).cost).toBe(68);
  });
});

describe('laws', () => {
  test('without deadlines every rule but equal shares gives the paper’s cost', () => {
    fc.assert(
      fc.property(tasks, (list) => {
        const system = paperSystem(list.length);
        const plain = createProblem(system, list);
        for (const shares of ['deadlines', 'root'] as const) {
          const problem = deadlineProblem({ system, tasks: list, deadlines: Infinity, penalties: Infinity, shares });
          for (const offload of decisions(list.length)) {
            expect(problem.evaluate(offload).cost).toBeCloseTo(plain.evaluate(offload).cost, 10);
          }
        }
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  test('no shares cost less than those that look at the deadlines', () => {
    fc.assert(
      fc.property(slots, (slot) => {
        const system = paperSystem(slot.tasks.length);
        const [aware, root, equal] = (['deadlines', 'root', 'equal'] as const).map((shares) =>
          deadlineProblem({ system, ...slot, shares }),
        );
        for (const offload of decisions(slot.tasks.length)) {
          const { cost } = aware!.evaluate(offload);
          for (const other of [root!, equal!]) {
            const given = other.evaluate(offload).cost;
            expect(cost === Infinity ? given === Infinity : cost <= given * (1 + 1e-12)).toBe(true);
          }
        }
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  test('the cost is that of the delays, and grows with the penalty and as the deadline nears', () => {
    fc.assert(
      fc.property(slots, fc.double({ min: 0.5, max: 1, noNaN: true }), (slot, nearer) => {
        const system = paperSystem(slot.tasks.length);
        const make = (change: object) => deadlineProblem({ system, ...slot, ...change });
        const problem = make({});
        for (const offload of decisions(slot.tasks.length)) {
          const { cost, allocation } = problem.evaluate(offload);
          expect(make({ deadlines: slot.deadlines * nearer }).evaluate(offload).cost).toBeGreaterThanOrEqual(
            cost * (1 - 1e-12),
          );
          expect(make({ penalties: slot.penalties + 1 }).evaluate(offload).cost).toBeGreaterThanOrEqual(
            cost * (1 - 1e-12),
          );
          if (cost === Infinity) continue;
          const late = problem
            .delays(offload, allocation)
            .filter((delay) => delay > slot.deadlines * (1 + 1e-9)).length;
          expect(slot.penalties === Infinity ? late : 0).toBe(0);
          const plain = problem.plain
            .withAllocator({ name: 'given', allocate: () => allocation })
            .evaluate(offload).cost;
          expect(cost).toBeCloseTo(plain + (late === 0 ? 0 : late * slot.penalties), 9);
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  test('a factor on the uplink is a slower uplink', () => {
    const slow = deadlineProblem({ system: paperSystem(2), tasks: [12, 24], deadlines: 12 }).withFactors({
      uplink: [2, 1],
    });
    expect(slow.delays([1, 0], [30, 0])[0]).toBeCloseTo(12 / 1.25 + 0.4, 12);
    expect(slow.neededShare[0]).toBeCloseTo(12 / (12 - 9.6), 12);
  });
});

describe('where no decision keeps every deadline', () => {
  // 20 MB take 6.7 s at home and 8 s to upload.
  const problem = deadlineProblem({ system: paperSystem(3), tasks: [20, 5, 5], deadlines: 5, penalties: Infinity });

  test.each([
    allLocal(),
    bruteForce(),
    greedy(),
    coordinateDescent(),
    simulatedAnnealing({ sweeps: 3 }),
    geneticAlgorithm({ generations: 3 }),
  ])('$name decides all local at the cost Infinity', (strategy) => {
    expect(strategy.decide(problem)).toEqual({
      offload: new Uint8Array(3),
      cost: Infinity,
      allocation: new Float64Array(3),
    });
  });
  test('RANDOM states that its decision cannot be carried out', () => {
    expect(randomOffload().decide(problem).cost).toBe(Infinity);
  });
  test('an agent decides all local and learns nothing', async () => {
    const agent = await createAgent({
      deviceCount: 3,
      seed: 1,
      policy: densePolicy({ features: 6 }),
      batchSize: 2,
      trainingInterval: 1,
    });
    for (let slot = 0; slot < 20; slot++) expect(agent.decide(problem).cost).toBe(Infinity);
    expect([...agent.decide(problem).offload]).toEqual([0, 0, 0]);
    expect(agent.losses).toHaveLength(0);
    agent.dispose();
  });
});
