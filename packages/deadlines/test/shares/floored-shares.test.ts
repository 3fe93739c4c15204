import { describe, expect, test } from '@jest/globals';
import { minimize } from '@mec/slsqp';
import fc from 'fast-check';
import { costOfShares } from '../../src/shares/demand.js';
import { flooredShares } from '../../src/shares/floored-shares.js';
import { softDemands } from './demands.js';

const demand = (root: number[], needed: number[], capacity: number): Parameters<typeof flooredShares>[0] => ({
  root: Float64Array.from(root),
  needed: Float64Array.from(needed),
  penalty: new Float64Array(root.length),
  capacity,
});
const all = (count: number): Uint8Array => new Uint8Array(count).fill(1);

describe('flooredShares', () => {
  // By hand: in proportion to the roots the first would get 3 of 12; held at its 4, the others share 8 as 1 : 2.
  test('holds a device at what it needs and shares the rest by the roots', () => {
    const { shares, price } = flooredShares(demand([1, 1, 2], [4, 0, 0], 12), all(3))!;
    expect([...shares]).toEqual([4, 8 / 3, 16 / 3]);
    expect(price).toBeCloseTo(3 / 8, 14);
  });
  // Holding the first leaves 5 for the others, so that the second falls below its 2.4.
  test('holds those that fall below what they need because others are held', () => {
    const { shares } = flooredShares(demand([1, 1, 1], [7, 2.6, 0], 12), all(3))!;
    expect([...shares].map((share) => Number(share.toFixed(12)))).toEqual([7, 2.6, 2.4]);
  });
  test('has none where needs exceed the capacity, or leave nothing to another', () => {
    expect(flooredShares(demand([1, 1], [7, 6], 12), all(2))).toBeUndefined();
    expect(flooredShares(demand([1, 1], [12, 0], 12), all(2))).toBeUndefined();
  });
  test('lets a device that need not be on time be late', () => {
    expect([...flooredShares(demand([1, 1], [11, 0], 12), new Uint8Array(2))!.shares]).toEqual([6, 6]);
  });

  test('costs what SLSQP finds for the same convex problem', () => {
    fc.assert(
      fc.property(softDemands, (wide) => {
        const finite = { ...wide, needed: wide.needed.map((m) => (m === Infinity ? 0 : m)) };
        const free = { ...finite, penalty: finite.penalty.map(() => 0) };
        const found = flooredShares(free, all(free.root.length));
        const floors = free.needed.reduce((sum, m) => sum + m, 0);
        expect(found === undefined).toBe(floors > free.capacity);
        if (found === undefined || floors > 0.99 * free.capacity) return;
        const start = free.needed.map((m) => m + (free.capacity - floors) / free.root.length);
        const solved = minimize((x) => x.reduce((sum, f, i) => sum + free.root[i]! ** 2 / f, 0), start, {
          jac: (x) => x.map((f, i) => -((free.root[i]! / f) ** 2)),
          bounds: [...free.needed].map((m) => [Math.max(m, 1e-6), null]),
          constraints: { type: 'ineq', fun: (x) => free.capacity - x.reduce((sum, f) => sum + f, 0) },
          ftol: 1e-12,
          maxiter: 500,
        });
        const cost = costOfShares(free, found.shares);
        expect(found.shares.reduce((sum, f) => sum + f, 0)).toBeLessThanOrEqual(free.capacity * (1 + 1e-12));
        expect(cost).toBeLessThanOrEqual(solved.fun * (1 + 1e-9));
        expect(cost).toBeGreaterThanOrEqual(solved.fun * (1 - 1e-6));
      }),
      { seed: 11, numRuns: 60 },
    );
  });
});
