import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bestShares } from '../../src/shares/best-shares.js';
import { costOfShares, type Demand } from '../../src/shares/demand.js';
import { flooredShares } from '../../src/shares/floored-shares.js';
import { mixedDemands, softDemands } from './demands.js';

/** Every set of devices kept on time tried: what the search must find. */
function enumerated(demand: Demand): number {
  const count = demand.root.length;
  let lowest = Infinity;
  for (let code = 0; code < 2 ** count; code++) {
    const kept = new Uint8Array(count).map((_, i) => (code >> i) & 1);
    const found = flooredShares(demand, kept);
    if (found !== undefined) lowest = Math.min(lowest, costOfShares(demand, found.shares));
  }
  return lowest;
}

function found(demand: Demand): number {
  const shares = bestShares(demand);
  return shares === undefined ? Infinity : costOfShares(demand, shares);
}

describe('bestShares', () => {
  // By hand: both need 8 of 12. Kept, one leaves 4 to the other: 1/8 + 1/4 + 10; shared equally: 1/6 + 1/6 + 20.
  test('keeps the one that fits where both do not', () => {
    const demand = {
      root: Float64Array.of(1, 1),
      needed: Float64Array.of(8, 8),
      penalty: Float64Array.of(10, 10),
      capacity: 12,
    };
    expect([...bestShares(demand)!].sort()).toEqual([4, 8]);
    expect(found(demand)).toBeCloseTo(10.375, 12);
  });
  test('gives up a device whose penalty is less than what keeping it costs', () => {
    const demand = {
      root: Float64Array.of(4, 4),
      needed: Float64Array.of(7.9, 1),
      penalty: Float64Array.of(0.5, 5),
      capacity: 8,
    };
    // Kept: 16/7.9 + 16/0.1; given up: 16/4 + 16/4 + 0.5.
    expect(found(demand)).toBeCloseTo(8.5, 12);
  });
  // Of penalties 13, 10, 10 the server can avoid 13, or 10 + 10: those that are first to be given up are the ones to keep.
  test('gives up one that is dear to keep for two that are not', () => {
    const demand = {
      root: Float64Array.of(0.1, 0.1, 0.1),
      needed: Float64Array.of(6, 5, 5),
      penalty: Float64Array.of(13, 10, 10),
      capacity: 10.5,
    };
    expect([...bestShares(demand)!].map((share) => Number(share.toFixed(9)))).toEqual([0.5, 5, 5]);
  });
  test('has none where one that may not be late cannot be kept', () => {
    const demand = {
      root: Float64Array.of(1, 1),
      needed: Float64Array.of(9, 5),
      penalty: Float64Array.of(Infinity, Infinity),
      capacity: 12,
    };
    expect(bestShares(demand)).toBeUndefined();
  });

  test.each([
    ['penalties', softDemands],
    ['penalties and hard deadlines', mixedDemands],
  ])('costs what the best set of devices kept on time costs: %s', (_, demands) => {
    fc.assert(
      fc.property(demands, (demand) => {
        const best = enumerated(demand);
        const cost = found(demand);
        if (best === Infinity) expect(cost).toBe(Infinity);
        else expect(Math.abs(cost - best)).toBeLessThanOrEqual(1e-11 * best);
      }),
      { seed: 12, numRuns: 2000 },
    );
  });

  test('ends within its nodes on a hard knapsack of 40 equal devices, with shares that fit', () => {
    const demand = {
      root: new Float64Array(40).fill(1),
      needed: Float64Array.from({ length: 40 }, (_, i) => 1 + ((i * 37) % 101) / 997),
      penalty: new Float64Array(40).fill(3),
      capacity: 22.3,
    };
    const shares = bestShares(demand)!;
    expect(shares.reduce((sum, f) => sum + f, 0)).toBeLessThanOrEqual(22.3 * (1 + 1e-12));
    expect(costOfShares(demand, shares)).toBeLessThan(
      costOfShares(
        demand,
        shares.map(() => 22.3 / 40),
      ),
    );
  });
});
