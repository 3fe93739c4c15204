import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { paperDevice, paperSystem } from '../../../src/server-share/edge-system.js';
import { enumeratedMinimum } from '../../../src/server-share/minimum/enumeration.js';
import { sortedPrefixMinimum } from '../../../src/server-share/minimum/sorted-prefix.js';
import { createProblem } from '../../../src/server-share/create-problem.js';
import { createRandom } from '../../../src/contract/random.js';
import { equalProblems } from '../arbitraries.js';
import { expectRefusal } from '../../rejection.js';

fc.configureGlobal({ seed: 20270 });

describe('sortedPrefixMinimum', () => {
  // By hand, as in the enumeration's test: 24 + (6 + 3)^2 / 30.
  test('finds the cheapest of four decisions', () => {
    const minimum = sortedPrefixMinimum(createProblem(paperSystem(2), [24, 6]));
    expect([...minimum.offload]).toEqual([1, 1]);
    expect(minimum.cost).toBeCloseTo(26.7, 12);
  });
  test('decides one device', () => {
    expect(sortedPrefixMinimum(createProblem(paperSystem(1), [24])).cost).toBeCloseTo(20.4, 12);
    expect(sortedPrefixMinimum(createProblem({ ...paperSystem(1), edgeCapacity: 1 }, [24])).cost).toBe(32);
  });
  // By hand: with F = 1 nobody offloads although alpha is 0, with F = 0 nobody can.
  test.each([0, 1])('keeps all at home at a capacity of %p', (edgeCapacity) => {
    const system = { ...paperSystem(3), edgeCapacity, energyWeight: 0 };
    const minimum = sortedPrefixMinimum(createProblem(system, [3, 0, 6]));
    expect(minimum).toEqual({ offload: new Uint8Array(3), cost: 3 });
  });
  test('of equal tasks offloads those of the lower index', () => {
    const problem = createProblem({ ...paperSystem(3), edgeCapacity: 4 }, [1, 10, 10]);
    expect([...sortedPrefixMinimum(problem).offload]).toEqual([0, 1, 0]);
  });
  test('decides a slot in which every device is switched off', () => {
    expect(sortedPrefixMinimum(createProblem(paperSystem(2), [0, 0]))).toEqual({ offload: new Uint8Array(2), cost: 0 });
  });
  test('keeps its digits where offloading saves nearly everything', () => {
    const device = { uplinkRate: 1e9, uploadPower: 0, waitingPower: 0, localRate: 1e-9, localPower: 0 };
    const problem = createProblem({ edgeCapacity: 1, energyWeight: 0, devices: [device] }, [1000]);
    expect(sortedPrefixMinimum(problem).cost).toBe(1e-6 + Math.sqrt(1000) ** 2);
  });
  // Both sum positive terms only; 1e-13 is hundreds of roundings.
  test('agrees with enumeration, with ties and devices that are switched off', () => {
    fc.assert(
      fc.property(equalProblems, (problem) => {
        const { cost } = enumeratedMinimum(problem);
        expect(Math.abs(sortedPrefixMinimum(problem).cost - cost)).toBeLessThanOrEqual(1e-13 * cost);
      }),
      { numRuns: 300 },
    );
  });
  test('never rises with capacity', () => {
    fc.assert(
      fc.property(equalProblems, fc.double({ min: 1, max: 10, noNaN: true }), (problem, growth) => {
        const { system, tasks } = problem;
        const larger = createProblem({ ...system, edgeCapacity: system.edgeCapacity * growth }, tasks);
        expect(sortedPrefixMinimum(larger).cost).toBeLessThanOrEqual(sortedPrefixMinimum(problem).cost * (1 + 1e-13));
      }),
    );
  });
  // Each prefix's cost summed from its positive terms; 1e5 roundings a sum, hence the tolerance.
  test('is the cheapest of all 100,001 prefixes of 100,000 devices', () => {
    const size = 100_000;
    const random = createRandom(5);
    const problem = createProblem(
      { ...paperSystem(size), edgeCapacity: 1e5 },
      new Float64Array(size).map(() => random.uniform(5, 25)),
    );
    const descending = problem.tasks.slice().sort().reverse();
    const atHome = new Float64Array(size + 1);
    for (let k = size - 1; k >= 0; k--) atHome[k] = atHome[k + 1]! + (4 * descending[k]!) / 3;
    let [upload, root, cheapest, length] = [0, 0, atHome[0]!, 0];
    for (let k = 1; k <= size; k++) {
      upload += (2 * descending[k - 1]!) / 2.5;
      root += Math.sqrt(1.5 * descending[k - 1]!);
      const candidate = upload + atHome[k]! + root ** 2 / 1e5;
      if (candidate < cheapest) [cheapest, length] = [candidate, k];
    }
    const minimum = sortedPrefixMinimum(problem);
    expect(length).toBeGreaterThan(1000);
    expect(Math.abs(minimum.cost - cheapest)).toBeLessThanOrEqual(1e-10 * cheapest);
    expect(Math.abs(minimum.offload.reduce((count, x) => count + x, 0) - length)).toBeLessThanOrEqual(1);
  });
  test('refuses devices that differ', () => {
    const devices = [paperDevice, { ...paperDevice, localRate: 4 }];
    const run = (): unknown => sortedPrefixMinimum(createProblem({ ...paperSystem(), devices }, [1, 2]));
    expectRefusal(run, { where: 'sortedPrefixMinimum', what: 'system.devices', got: 'different devices' });
  });
});
