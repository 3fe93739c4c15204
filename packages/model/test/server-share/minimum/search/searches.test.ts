/** The parts of the exact solver one by one, on cores that were not made smaller first. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { branchAndBound, fixedByReducedCost } from '../../../../src/server-share/minimum/search/branch-and-bound.js';
import { commonUnit } from '../../../../src/server-share/minimum/search/common-unit.js';
import { coreCost, coreOf, OPEN, shrunk, type Core } from '../../../../src/server-share/minimum/search/core.js';
import { bestPrefix, polished } from '../../../../src/server-share/minimum/search/incumbent.js';
import { loadProgramme, loadWork } from '../../../../src/server-share/minimum/search/load-programme.js';
import { meetInTheMiddle } from '../../../../src/server-share/minimum/search/meet-in-the-middle.js';
import { roundingAllowance } from '../../../../src/server-share/minimum/search/rounding.js';
import { differentSlots, relativeGap } from './slots.js';
import { triedMinimum } from './core-minimum.js';
import { subsetSumSlot } from './subset-sum.js';

fc.configureGlobal({ seed: 20270 });

const roots = fc.array(fc.double({ min: 0.5, max: 4, noNaN: true }), { minLength: 1, maxLength: 9 });
const multiples = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 });
const cores: fc.Arbitrary<Core> = fc
  .oneof(
    differentSlots(9).filter((problem) => problem.system.edgeCapacity > 0),
    roots.map((each) => subsetSumSlot(each)),
    multiples.map((each) => subsetSumSlot(each, 0.4)),
  )
  .map(coreOf);

const allowance = roundingAllowance(9);
const unlimited = (): Parameters<typeof branchAndBound>[3] => ({ nodes: 0, limit: Infinity, stopped: () => false });

describe('the searches find what trying everything finds', () => {
  test('branchAndBound, from the worst of incumbents', () => {
    fc.assert(
      fc.property(cores, (core) => {
        const choice = new Uint8Array(core.size);
        const incumbent = { choice, cost: coreCost(core, choice) };
        const { best, open } = branchAndBound(core, incumbent, allowance, unlimited());
        expect(open).toBe(Infinity);
        expect(relativeGap(best.cost, triedMinimum(core))).toBeLessThan(1e-13);
        expect(relativeGap(best.cost, coreCost(core, best.choice))).toBeLessThan(1e-13);
      }),
      { numRuns: 1000 },
    );
  });

  test('branchAndBound, ended early: nothing costs less than what it leaves open', () => {
    fc.assert(
      fc.property(cores, fc.integer({ min: 1, max: 30 }), (core, limit) => {
        const choice = new Uint8Array(core.size);
        const budget = { ...unlimited(), limit };
        const { best, open } = branchAndBound(core, { choice, cost: coreCost(core, choice) }, allowance, budget);
        expect(budget.nodes).toBeLessThanOrEqual(limit);
        expect(Math.min(best.cost, open)).toBeLessThanOrEqual(triedMinimum(core) * (1 + 1e-13));
      }),
      { numRuns: 500 },
    );
  });

  test('meetInTheMiddle', () => {
    fc.assert(
      fc.property(cores, (core) => {
        const found = meetInTheMiddle(core, Infinity);
        expect(relativeGap(found!.cost, triedMinimum(core))).toBeLessThan(1e-13);
        expect(relativeGap(found!.cost, coreCost(core, found!.choice))).toBeLessThan(1e-13);
        expect(meetInTheMiddle(core, found!.cost * (1 - allowance))).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  test('loadProgramme, where the roots are whole multiples', () => {
    fc.assert(
      fc.property(multiples, fc.double({ min: 0.05, max: 0.9, noNaN: true }), (each, part) => {
        const core = coreOf(subsetSumSlot(each, part));
        fc.pre(core.size > 0);
        const unit = commonUnit(core, 1000);
        expect(unit).toBeDefined();
        expect(loadWork(core, unit!)).toBeLessThan(1000);
        const found = loadProgramme(core, unit!);
        expect(relativeGap(found.cost, triedMinimum(core))).toBeLessThan(1e-12);
        expect(relativeGap(found.cost, coreCost(core, found.choice))).toBeLessThan(1e-12);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('before the search', () => {
  test('no device is fixed away from every optimum that is better than the incumbent', () => {
    fc.assert(
      fc.property(cores, (core) => {
        const prefix = bestPrefix(core);
        const fate = fixedByReducedCost(core, prefix.cost, allowance);
        const rest = shrunk(core, fate);
        expect(rest.size).toBe(fate.filter((each) => each === OPEN).length);
        const within = Math.min(prefix.cost, triedMinimum(rest));
        expect(relativeGap(within, triedMinimum(core))).toBeLessThan(1e-13);
      }),
    );
  });

  test('a core that was made smaller costs what the whole one does', () => {
    const fates = fc.array(fc.constantFrom(0, 1, OPEN), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(cores, fates, (core, drawn) => {
        const fate = Uint8Array.from(drawn.slice(0, core.size));
        const rest = shrunk(core, fate);
        const whole = fate.map((each) => (each === OPEN ? 1 : each));
        expect(relativeGap(coreCost(rest, new Uint8Array(rest.size).fill(1)), coreCost(core, whole))).toBeLessThan(
          1e-13,
        );
      }),
    );
  });

  test('polishing never costs more, and ends where no flip helps', () => {
    fc.assert(
      fc.property(cores, (core) => {
        const prefix = bestPrefix(core);
        const { choice, cost } = polished(core, prefix);
        expect(cost).toBeLessThanOrEqual(prefix.cost);
        for (let k = 0; k < core.size; k++) {
          const neighbour = choice.slice();
          neighbour[k]! ^= 1;
          expect(coreCost(core, neighbour)).toBeGreaterThanOrEqual(cost * (1 - 1e-12));
        }
      }),
    );
  });
});

describe('commonUnit', () => {
  test('finds the greatest common divisor', () => {
    const unit = commonUnit(coreOf(subsetSumSlot([6, 10, 4, 8])), 1000);
    expect(unit).toBeCloseTo(2, 12);
  });
  test('finds a unit that is no whole number itself', () => {
    const third = 1 / 3;
    expect(commonUnit(coreOf(subsetSumSlot([3 * third, 5 * third, 7 * third])), 1000)).toBeCloseTo(third, 12);
  });
  test('finds none where there is none, or none as large as asked for', () => {
    expect(commonUnit(coreOf(subsetSumSlot([1, Math.SQRT2, Math.sqrt(3)])), 1000)).toBeUndefined();
    expect(commonUnit(coreOf(subsetSumSlot([1000, 1001, 1003])), 100)).toBeUndefined();
  });
});
