import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  cost,
  createProblem,
  createRandom,
  paperSystem,
  sortedPrefixMinimum,
  type OffloadingProblem,
} from '@mec/model';
import { bruteForce, exact, type StopSignal } from '../../../src/index.js';
import { differentSlots, equalSlots, paperSlot, relativeGap, withoutCapacity } from '../../slots.js';
import { exactMinimum, fixedPoint } from './exact-arithmetic.js';
import { subsetSumSlot } from './subset-sum.js';

fc.configureGlobal({ seed: 20270 });

const enumeration = bruteForce();

/** Rounding of two sums of a few terms; the problems here have at most ten devices. */
const TOLERANCE = 1e-13;

function expectProvedOptimum(problem: OffloadingProblem): void {
  const solution = exact().solve(problem);
  const minimum = enumeration.decide(problem).cost;
  expect(solution.proved).toBe(true);
  expect(relativeGap(solution.cost, minimum)).toBeLessThan(TOLERANCE);
  expect(solution.lowerBound).toBeLessThanOrEqual(Math.min(solution.cost, minimum));
  expect(solution.lowerBound).toBeGreaterThanOrEqual(solution.cost * (1 - TOLERANCE));
}

describe('exact', () => {
  // By hand, F = 30, c = 18 and 36: see the test of coordinate descent.
  test('offloads what pays', () => {
    const solution = exact().solve(paperSlot([12, 24]));
    expect(solution.offload).toEqual(Uint8Array.of(1, 1));
    expect(solution.cost).toBeCloseTo(28.8 + (Math.sqrt(18) + 6) ** 2 / 30, 12);
    expect(solution).toMatchObject({ proved: true, nodes: 1 });
  });

  test('agrees with brute force on different devices', () => {
    fc.assert(fc.property(differentSlots(9), expectProvedOptimum), { numRuns: 3000 });
  });

  test('agrees with brute force on equal devices', () => {
    fc.assert(fc.property(equalSlots(9), expectProvedOptimum), { numRuns: 2000 });
  });

  test('agrees with the sorted prefix of the model at any size', () => {
    fc.assert(
      fc.property(equalSlots(300), (problem) => {
        expect(relativeGap(exact().decide(problem).cost, sortedPrefixMinimum(problem).cost)).toBeLessThan(1e-10);
      }),
    );
  });

  test('of equal tasks offloads those of lower index', () => {
    const { offload } = exact().decide(paperSlot(new Array<number>(10).fill(15)));
    const count = offload.reduce((sum, x) => sum + x, 0);
    expect(count).toBeGreaterThan(0);
    expect(offload).toEqual(new Uint8Array(10).fill(1, 0, count));
  });

  test('a permutation of the devices permutes the decision', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 12 }), (tasks) => {
        const { offload } = exact().decide(paperSlot(tasks));
        const { offload: reversed } = exact().decide(paperSlot([...tasks].reverse()));
        expect(reversed.reverse()).toEqual(offload);
      }),
    );
  });

  test('the cost never rises with the capacity', () => {
    fc.assert(
      fc.property(differentSlots(8), fc.double({ min: 1, max: 10, noNaN: true }), (problem, factor) => {
        const { system, tasks } = problem;
        const larger = createProblem({ ...system, edgeCapacity: system.edgeCapacity * factor }, tasks);
        return exact().decide(larger).cost <= exact().decide(problem).cost * (1 + TOLERANCE);
      }),
    );
  });

  test('states the cost of its decision', () => {
    fc.assert(
      fc.property(differentSlots(12), (problem) => {
        const { offload, allocation, cost: stated } = exact().decide(problem);
        expect(stated).toBe(cost(problem, offload, allocation));
      }),
    );
  });

  test('the lower bound holds in exact arithmetic, and so does the proof', () => {
    fc.assert(
      fc.property(
        fc.oneof(differentSlots(6), equalSlots(6)),
        fc.constantFrom(undefined, 1, 2, 5),
        (problem, nodeLimit) => {
          fc.pre(problem.system.edgeCapacity > 0);
          const {
            cost: found,
            lowerBound,
            proved,
          } = exact(nodeLimit === undefined ? {} : { nodeLimit }).solve(problem);
          const minimum = exactMinimum(problem);
          expect(fixedPoint(lowerBound) <= minimum).toBe(true);
          if (proved) expect(fixedPoint(found * (1 - TOLERANCE)) <= minimum).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('proves 200 random different devices, most of them in a node', () => {
    const random = createRandom(5).split('devices');
    const nodes: number[] = [];
    for (let run = 0; run < 50; run++) {
      const devices = Array.from({ length: 200 }, () => ({
        uplinkRate: random.uniform(1, 6),
        uploadPower: random.uniform(0.5, 2),
        waitingPower: random.uniform(0.1, 1),
        localRate: random.uniform(1, 8),
        localPower: random.uniform(1, 5),
      }));
      const tasks = devices.map(() => random.uniform(5, 25));
      const solution = exact().solve(createProblem({ edgeCapacity: 30, energyWeight: 1, devices }, tasks));
      expect(solution.proved).toBe(true);
      nodes.push(solution.nodes);
    }
    nodes.sort((a, b) => a - b);
    expect(nodes[25]).toBeLessThan(100);
  });

  test('is all local without capacity', () => {
    expect(exact().solve(withoutCapacity([3, 0, 6]))).toMatchObject({
      offload: new Uint8Array(3),
      cost: 12,
      proved: true,
    });
    const different = createProblem(
      {
        ...paperSystem(2),
        edgeCapacity: 0,
        devices: [paperSystem(1).devices[0]!, { ...paperSystem(1).devices[0]!, localRate: 4 }],
      },
      [3, 4],
    );
    expect(exact().solve(different)).toMatchObject({ offload: new Uint8Array(2), cost: 8, proved: true });
  });

  test('refuses options out of range', () => {
    for (const nodeLimit of [0, 1.5, Number.NaN, -1]) {
      expect(() => exact({ nodeLimit })).toThrow(
        expect.objectContaining({
          code: 'MEC_OUT_OF_DOMAIN',
          detail: expect.objectContaining({ what: 'nodeLimit' }) as unknown,
        }),
      );
    }
    expect(() => exact({ signal: {} as StopSignal })).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});

describe('equal ratios: subset sum', () => {
  test('agree with brute force', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.5, max: 4, noNaN: true }), { minLength: 2, maxLength: 14 }), (roots) => {
        expectProvedOptimum(subsetSumSlot(roots));
      }),
      { numRuns: 300 },
    );
  });

  test('agree with brute force where the roots are whole multiples', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 14 }),
        fc.constantFrom(0.2, 0.4, 0.5),
        (multiples, part) => {
          expectProvedOptimum(
            subsetSumSlot(
              multiples.map((k) => 2 * k),
              part,
            ),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('are proved within the limit, and honest about the gap below it', () => {
    const random = createRandom(11).split('roots');
    for (const size of [24, 30, 36]) {
      const problem = subsetSumSlot(Array.from({ length: size }, () => random.uniform(1, 2)));
      const full = exact().solve(problem);
      expect(full.proved).toBe(true);
      for (const nodeLimit of [1, 10, 1000]) {
        const cut = exact({ nodeLimit }).solve(problem);
        expect(cut.nodes).toBeLessThanOrEqual(nodeLimit);
        expect(cut.lowerBound).toBeLessThanOrEqual(full.cost);
        expect(cut.cost).toBeGreaterThanOrEqual(full.lowerBound);
        expect(cut.proved).toBe(cut.lowerBound >= cut.cost * (1 - 1e-11));
      }
    }
  });

  // Even roots never add up to an odd target: the bound stays below every decision, however many devices there are.
  test('are proved for hundreds of devices where the roots are whole multiples', () => {
    const random = createRandom(12).split('roots');
    const problem = subsetSumSlot(
      Array.from({ length: 300 }, () => 2 * (1 + random.integer(50))),
      0.5,
      1,
    );
    const solution = exact().solve(problem);
    expect(solution.proved).toBe(true);
    expect(solution.cost - solution.lowerBound).toBeLessThan(1e-9 * solution.cost);
  });

  test('end at once when the signal is up, with a valid gap', () => {
    const random = createRandom(13).split('roots');
    const problem = subsetSumSlot(
      Array.from({ length: 60 }, () => 2 * (1 + random.integer(1e6))),
      0.5,
      1,
    );
    let looks = 0;
    const signal = {
      get aborted() {
        return ++looks > 2;
      },
    };
    const solution = exact({ signal, nodeLimit: 1e9 }).solve(problem);
    expect(looks).toBeGreaterThan(0);
    expect(solution.lowerBound).toBeLessThanOrEqual(solution.cost);
    expect(solution.nodes).toBeLessThan(5000);
    expect(exact({ signal: AbortSignal.abort() }).solve(problem).lowerBound).toBeGreaterThan(0);
  });
});
