import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createProblem, paperSystem, type Device, type OffloadingProblem } from '@mec/model';
import { clockAuction, exact, vcgAuction, type AuctionDecision } from '../../src/index.js';
import { differentSlots, paperSlot, paperSlots, relativeGap } from '../slots.js';

fc.configureGlobal({ seed: 20270 });

/** What device i of `truth` bears in all when the server decided so: its own delay and energy, and its payment. */
function burden(truth: OffloadingProblem, i: number, { offload, allocation, payments }: AuctionDecision): number {
  if (offload[i] === 0) return truth.localCost[i]! + payments[i]!;
  const wait = truth.tasks[i] === 0 ? 0 : truth.edgeWeight[i]! / allocation[i]!;
  return truth.uploadCost[i]! + wait + payments[i]!;
}

const auctions = { clockAuction, vcgAuction };

describe.each(Object.entries(auctions))('%s', (_name, make) => {
  test('is individually rational: nobody bears more than computing locally costs', () => {
    fc.assert(
      fc.property(differentSlots(8), (problem) => {
        const decision = make().decide(problem);
        for (let i = 0; i < problem.size; i++) {
          expect(burden(problem, i, decision)).toBeLessThanOrEqual(problem.localCost[i]! * (1 + 1e-12));
        }
      }),
    );
  });

  test('pays nobody, and takes nothing from those that compute locally', () => {
    fc.assert(
      fc.property(differentSlots(8), (problem) => {
        const { offload, payments } = make().decide(problem);
        return payments.every((payment, i) => payment >= 0 && (offload[i] === 1 || payment === 0));
      }),
    );
  });

  test('counts rounds and messages, and waits for each round', () => {
    const decision = make({ roundLatency: 0.25 }).decide(paperSlots(1)[0]!);
    expect(decision.rounds).toBeGreaterThan(0);
    expect(decision.messages).toBeGreaterThanOrEqual(2);
    expect(decision.messages).toBeLessThanOrEqual(20 * decision.rounds);
    expect(decision.latency).toBe(0.25 * decision.rounds);
    expect(make().decide(paperSlot([0, 0]))).toMatchObject({ rounds: 0, messages: 0, latency: 0 });
  });

  test('refuses a negative latency', () => {
    expect(() => make({ roundLatency: -1 })).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});

describe('clockAuction', () => {
  // By hand, F = 30: 12 MB have s = sqrt 18 and gain 16 - 9.6 = 6.4. The highest price is 6.4 / sqrt 18 = 1.508, a step of a
  // fifth 0.3017, the cost of a further unit 2 sqrt 18 / 30 = 0.2828: one step up the clock stops, after bids at 0 and there.
  test('stops the clock at the price of a further unit', () => {
    const root = Math.sqrt(18);
    const decision = clockAuction({ step: 0.2 }).decide(paperSlot([12]));
    expect(decision).toMatchObject({ offload: Uint8Array.of(1), rounds: 2, messages: 4 });
    expect(decision.price).toBeCloseTo((0.2 * 6.4) / root, 12);
    expect(decision.payments[0]).toBeCloseTo(0.2 * 6.4 - 18 / 30, 12);
  });

  test('sells below the reserve price to nobody', () => {
    expect(clockAuction({ reservePrice: 1.6 }).decide(paperSlot([12])).offload).toEqual(Uint8Array.of(0));
    expect(clockAuction({ reservePrice: 1.4 }).decide(paperSlot([12])).offload).toEqual(Uint8Array.of(1));
  });

  test('covers what the winners make each other wait', () => {
    fc.assert(
      fc.property(differentSlots(8), (problem) => {
        const { offload, payments } = clockAuction().decide(problem);
        const load = problem.edgeRoot.reduce((sum, root, i) => sum + offload[i]! * root, 0);
        payments.forEach((payment, i) => {
          if (offload[i] === 0) return;
          const caused = (problem.edgeRoot[i]! * (load - problem.edgeRoot[i]!)) / problem.system.edgeCapacity;
          expect(payment).toBeGreaterThanOrEqual(caused * (1 - 1e-12));
        });
      }),
    );
  });

  test('is near 0.998 at the paper’s parameters', () => {
    const slots = paperSlots(300);
    const ratio =
      slots.reduce((sum, slot) => sum + exact().decide(slot).cost / clockAuction().decide(slot).cost, 0) / 300;
    // 0.99756 over 10,000 slots (docs/baselines.md); the mean of 300 has a standard error of 0.0002. The optimum is at 1.
    expect(Math.abs(ratio - 0.9976)).toBeLessThan(0.001);
  });

  test('refuses options out of range', () => {
    for (const options of [{ step: 0 }, { step: 1.1 }, { reservePrice: -1 }]) {
      expect(() => clockAuction(options)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    }
  });
});

describe('vcgAuction', () => {
  // By hand, F = 30: alone, a device harms nobody; two of 12 MB wait sqrt 18 (2 sqrt 18) / 30 = 1.2 each instead of 0.6.
  test('charges the harm done to the others', () => {
    expect(vcgAuction().decide(paperSlot([12, 0])).payments).toEqual(Float64Array.of(0, 0));
    const { payments } = vcgAuction().decide(paperSlot([12, 12]));
    expect(payments[0]).toBeCloseTo(0.6, 12);
    expect(payments[1]).toBeCloseTo(0.6, 12);
  });

  test('takes the optimal decision', () => {
    fc.assert(
      fc.property(differentSlots(8), (problem) => {
        const decision = vcgAuction().decide(problem);
        expect(decision.proved).toBe(true);
        expect(relativeGap(decision.cost, exact().decide(problem).cost)).toBe(0);
      }),
    );
  });

  const factor = fc.double({ min: 0.1, max: 10, noNaN: true });
  test('is truthful: no device gains by misstating its task, rates or powers', () => {
    fc.assert(
      fc.property(
        differentSlots(7),
        fc.nat(),
        fc.tuple(factor, factor, factor, factor, factor, factor),
        (problem, pick, [task, uplink, local, upload, waiting, power]) => {
          const liar = pick % problem.size;
          const { system } = problem;
          const device = system.devices[liar]!;
          const stated: Device = {
            uplinkRate: device.uplinkRate * uplink,
            localRate: device.localRate * local,
            uploadPower: device.uploadPower * upload,
            waitingPower: device.waitingPower * waiting,
            localPower: device.localPower * power,
          };
          const tasks = problem.tasks.slice();
          tasks[liar]! *= task;
          const devices = system.devices.map((each, i) => (i === liar ? stated : each));
          const lie = vcgAuction().decide(createProblem({ ...system, devices }, tasks));
          const honest = burden(problem, liar, vcgAuction().decide(problem));
          // Payments are differences of costs, so their rounding errors are those of the largest cost.
          const scale = exact().decide(problem).cost + problem.localCost[liar]!;
          expect(burden(problem, liar, lie)).toBeGreaterThanOrEqual(honest - 1e-11 * scale);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('says when an optimum is not proved', () => {
    const devices = [1, 1.1, 1.3, 1.7, 1.9, 2.3].map((root) => ({
      uplinkRate: root * root,
      localRate: (root * root) / (1 + 9.29 * root),
      uploadPower: 0,
      waitingPower: 0,
      localPower: 0,
    }));
    const tasks = [1, 1.1, 1.3, 1.7, 1.9, 2.3].map((root) => root * root);
    const problem = createProblem({ ...paperSystem(6), edgeCapacity: 1, energyWeight: 0, devices }, tasks);
    expect(vcgAuction().decide(problem).proved).toBe(true);
    expect(vcgAuction({ exact: { nodeLimit: 1 } }).decide(problem).proved).toBe(false);
  });

  test('says so too when the optimum is proved, and that of the others without a winner is not', () => {
    const roots = [2.6, 2.6, 1.8, 2.2, 2.2, 1.4, 2.7, 2.8, 2.4];
    const devices = roots.map((root) => ({
      uplinkRate: root * root,
      localRate: (root * root) / (1 + 20.8 * root),
      uploadPower: 0,
      waitingPower: 0,
      localPower: 0,
    }));
    const system = { ...paperSystem(9), edgeCapacity: 1, energyWeight: 0, devices };
    const problem = createProblem(
      system,
      roots.map((root) => root * root),
    );
    const hurried = exact({ nodeLimit: 1 });
    const { offload, proved } = hurried.solve(problem);
    expect([proved, offload[7]]).toEqual([true, 1]);
    const others = createProblem(
      system,
      problem.tasks.map((d, i) => (i === 7 ? 0 : d)),
    );
    expect(hurried.solve(others).proved).toBe(false);
    expect(vcgAuction({ exact: { nodeLimit: 1 } }).decide(problem).proved).toBe(false);
  });
});
