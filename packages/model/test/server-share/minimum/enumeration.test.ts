import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closedFormAllocator } from '../../../src/server-share/allocators/closed-form.js';
import { cost } from '../../../src/server-share/cost.js';
import { paperDevice, paperSystem, type EdgeSystem } from '../../../src/server-share/edge-system.js';
import { enumeratedMinimum, ENUMERATION_LIMIT } from '../../../src/server-share/minimum/enumeration.js';
import { createProblem } from '../../../src/server-share/create-problem.js';
import type { OffloadingProblem } from '../../../src/server-share/offloading-problem.js';
import { createRandom } from '../../../src/contract/random.js';
import { differentProblems, problems } from '../arbitraries.js';
import { expectRefusal } from '../../rejection.js';

fc.configureGlobal({ seed: 20270 });

const optimalCost = (problem: OffloadingProblem, offload: Uint8Array): number =>
  cost(problem, offload, closedFormAllocator().allocate(problem, offload));

describe('enumeratedMinimum', () => {
  // By hand, alpha = 1, F = 30: at home 24 MB cost 8 s + 24 J = 32; offloaded alone 24 (2 / 2.5 + 1.5 / 30) = 20.4;
  // 6 MB 8 and 5.1 alone; together 24 + (6 + 3)^2 / 30 = 26.7.
  test('finds the cheapest of four decisions', () => {
    const minimum = enumeratedMinimum(createProblem(paperSystem(2), [24, 6]));
    expect([...minimum.offload]).toEqual([1, 1]);
    expect(minimum.cost).toBeCloseTo(26.7, 12);
  });
  // F = 1: alone 24 MB would cost 19.2 + 36 = 55.2 > 32, 6 MB 4.8 + 9 = 13.8 > 8.
  test('keeps all at home where the server is too slow', () => {
    const minimum = enumeratedMinimum(createProblem({ ...paperSystem(2), edgeCapacity: 1 }, [24, 6]));
    expect([...minimum.offload]).toEqual([0, 0]);
    expect(minimum.cost).toBe(40);
  });
  test('is all at home without capacity, however many devices', () => {
    const size = ENUMERATION_LIMIT + 1;
    const system = { ...paperSystem(size), edgeCapacity: 0 };
    const minimum = enumeratedMinimum(createProblem(system, new Float64Array(size).fill(3)));
    expect(minimum.offload.every((x) => x === 0)).toBe(true);
    expect(minimum.cost).toBe(4 * size);
  });
  test('of equal costs takes the lexicographically first', () => {
    // Two equal tasks, of which exactly one should offload.
    const problem = createProblem({ ...paperSystem(2), edgeCapacity: 4 }, [10, 10]);
    expect([...enumeratedMinimum(problem).offload]).toEqual([0, 1]);
  });
  test('leaves devices that are switched off at home, and does not count them against its limit', () => {
    const size = ENUMERATION_LIMIT + 8;
    const tasks = new Float64Array(size);
    tasks[30] = 24;
    const minimum = enumeratedMinimum(createProblem(paperSystem(size), tasks));
    expect(minimum.offload.indexOf(1)).toBe(30);
    expect(minimum.offload.lastIndexOf(1)).toBe(30);
    expect(enumeratedMinimum(createProblem(paperSystem(3), [0, 0, 0]))).toEqual({
      offload: new Uint8Array(3),
      cost: 0,
    });
  });
  // The sum of the local costs is 1e12; what offloading leaves of it is 1e3. Subtracting would leave 12 digits of 16.
  test('keeps its digits where offloading saves nearly everything', () => {
    const device = { uplinkRate: 1e9, uploadPower: 0, waitingPower: 0, localRate: 1e-9, localPower: 0 };
    const system = { edgeCapacity: 1, energyWeight: 0, devices: [device, { ...device, uplinkRate: 2e9 }] };
    const minimum = enumeratedMinimum(createProblem(system, [1000, 1e-6]));
    const expected = 1e-6 + 5e-16 + (Math.sqrt(1000) + 1e-3) ** 2;
    expect(Math.abs(minimum.cost - expected)).toBeLessThanOrEqual(1e-14 * expected);
  });
  test('states the cost of the decision it returns, and no decision costs less', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const minimum = enumeratedMinimum(problem);
        const stated = optimalCost(problem, minimum.offload);
        expect(Math.abs(minimum.cost - stated)).toBeLessThanOrEqual(1e-13 * stated);
        for (let code = 0; code < 2 ** problem.size; code++) {
          const offload = Uint8Array.from({ length: problem.size }, (_, i) => (code >> i) & 1);
          expect(optimalCost(problem, offload)).toBeGreaterThanOrEqual(minimum.cost * (1 - 1e-13));
        }
      }),
      { numRuns: 40 },
    );
  });
  test('never rises with capacity', () => {
    fc.assert(
      fc.property(differentProblems, fc.double({ min: 1, max: 10, noNaN: true }), (problem, growth) => {
        const { system, tasks } = problem;
        const larger = createProblem({ ...system, edgeCapacity: system.edgeCapacity * growth }, tasks);
        expect(enumeratedMinimum(larger).cost).toBeLessThanOrEqual(enumeratedMinimum(problem).cost * (1 + 1e-13));
      }),
    );
  });

  describe('of devices in another order', () => {
    const permuted = (problem: OffloadingProblem, order: readonly number[]): OffloadingProblem => {
      const devices = order.map((i) => problem.system.devices[i]!);
      return createProblem(
        { ...problem.system, devices },
        order.map((i) => problem.tasks[i]!),
      );
    };
    test('costs the same, also where decisions tie', () => {
      const ordered = differentProblems.chain((problem) =>
        fc.tuple(
          fc.constant(problem),
          fc.shuffledSubarray([...problem.tasks.keys()], { minLength: problem.size, maxLength: problem.size }),
        ),
      );
      fc.assert(
        fc.property(ordered, ([problem, order]) => {
          const original = enumeratedMinimum(problem);
          const moved = enumeratedMinimum(permuted(problem, order));
          const back = new Uint8Array(problem.size);
          order.forEach((i, place) => (back[i] = moved.offload[place]!));
          expect(Math.abs(optimalCost(problem, back) - original.cost)).toBeLessThanOrEqual(1e-13 * original.cost);
        }),
      );
    });
    // Tasks and devices drawn from a continuum tie with probability 0.
    test('is the same decision in that order', () => {
      const random = createRandom(11);
      for (let round = 0; round < 100; round++) {
        const system: EdgeSystem = {
          edgeCapacity: random.uniform(5, 50),
          energyWeight: random.uniform(0, 3),
          devices: Array.from({ length: 8 }, () => ({ ...paperDevice, localRate: random.uniform(1, 8) })),
        };
        const problem = createProblem(
          system,
          system.devices.map(() => random.uniform(5, 25)),
        );
        const order = random.sample(8, 8);
        const expected = enumeratedMinimum(problem).offload;
        expect([...enumeratedMinimum(permuted(problem, order)).offload]).toEqual(order.map((i) => expected[i]));
      }
    });
  });

  test('refuses more devices than it can enumerate', () => {
    const size = ENUMERATION_LIMIT + 1;
    const run = (): unknown => enumeratedMinimum(createProblem(paperSystem(size), new Float64Array(size).fill(9)));
    expectRefusal(run, { where: 'enumeratedMinimum', what: 'devices with a task', got: size });
  });
});
