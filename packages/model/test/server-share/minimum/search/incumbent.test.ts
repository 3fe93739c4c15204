import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coreCost, coreOf, type Core } from '../../../../src/server-share/minimum/search/core.js';
import { bestPrefix, polished } from '../../../../src/server-share/minimum/search/incumbent.js';
import { differentSlots, relativeGap } from './slots.js';

const seed = 20261;
const cores: fc.Arbitrary<Core> = differentSlots(9)
  .filter(({ system }) => system.edgeCapacity > 0)
  .map(coreOf);

/** Costs of all prefixes of the core's order, from none to all. */
function prefixCosts(core: Core): number[] {
  return Array.from({ length: core.size + 1 }, (_, k) => coreCost(core, new Uint8Array(core.size).fill(1, 0, k)));
}

describe('bestPrefix', () => {
  test('is the cheapest of all prefixes, none and all among them', () => {
    fc.assert(
      fc.property(cores, (core) => {
        const { choice, cost } = bestPrefix(core);
        const length = !choice.includes(0) ? core.size : choice.indexOf(0);
        expect(choice).toEqual(new Uint8Array(core.size).fill(1, 0, length));
        expect(relativeGap(cost, Math.min(...prefixCosts(core)))).toBeLessThan(1e-13);
        expect(relativeGap(coreCost(core, choice), cost)).toBeLessThan(1e-13);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('polished', () => {
  const decided = cores.chain((core) =>
    fc
      .array(fc.constantFrom(0, 1), { minLength: core.size, maxLength: core.size })
      .map((bits): [Core, Uint8Array] => [core, Uint8Array.from(bits)]),
  );

  test('ends where no flip and no exchange of two lowers the cost, at its true cost and no higher than it began', () => {
    fc.assert(
      fc.property(decided, ([core, begin]) => {
        const { choice, cost } = polished(core, { choice: begin, cost: coreCost(core, begin) });
        expect(cost).toBe(coreCost(core, choice));
        expect(cost).toBeLessThanOrEqual(coreCost(core, begin));
        const least = cost * (1 - 1e-12);
        const flipped = (...devices: number[]): number =>
          coreCost(
            core,
            choice.map((x, k) => (devices.includes(k) ? 1 - x : x)),
          );
        for (let k = 0; k < core.size; k++) {
          expect(flipped(k)).toBeGreaterThanOrEqual(least);
          for (let j = 0; j < k; j++) {
            if (choice[j] !== choice[k]) expect(flipped(j, k)).toBeGreaterThanOrEqual(least);
          }
        }
      }),
      { seed, numRuns: 500 },
    );
  });

  test('keeps a decision that it cannot improve, as it is', () => {
    fc.assert(
      fc.property(decided, ([core, begin]) => {
        const once = polished(core, { choice: begin, cost: coreCost(core, begin) });
        expect(polished(core, once)).toBe(once);
      }),
      { seed },
    );
  });
});
