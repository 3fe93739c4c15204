import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exact, relaxationRounding } from '../../src/index.js';
import { coreOf } from '../../src/exact/core.js';
import { relaxed } from '../../src/relaxation/relaxed-point.js';
import { differentSlots, paperSlot, paperSlots } from '../slots.js';

describe('the continuous relaxation', () => {
  test('satisfies its optimality conditions: in above twice the load, out below, fractional at it', () => {
    fc.assert(
      fc.property(differentSlots(12), (problem) => {
        fc.pre(problem.system.edgeCapacity > 0);
        const core = coreOf(problem);
        const point = relaxed(core);
        let load = 0;
        for (let k = 0; k < core.size; k++) {
          const x = k < point.threshold ? 1 : k === point.threshold ? point.fraction : 0;
          load += x * core.root[k]!;
        }
        expect(point.root).toBeCloseTo(load, 9);
        const slack = 1e-9 * Math.max(1, 2 * load);
        for (let k = 0; k < core.size; k++) {
          if (k < point.threshold || point.fraction === 1) {
            if (k <= point.threshold) expect(core.ratio[k]!).toBeGreaterThanOrEqual(2 * load - slack);
          }
          if (k > point.threshold || (k === point.threshold && point.fraction === 0)) {
            expect(core.ratio[k]!).toBeLessThanOrEqual(2 * load + slack);
          }
          if (k === point.threshold && point.fraction > 0 && point.fraction < 1) {
            expect(Math.abs(core.ratio[k]! - 2 * load)).toBeLessThanOrEqual(slack);
          }
        }
      }),
    );
  });

  test('costs no more than the optimum', () => {
    fc.assert(
      fc.property(differentSlots(9), (problem) => {
        const { relaxedCost, cost } = relaxationRounding().decide(problem);
        return relaxedCost <= exact().decide(problem).cost * (1 + 1e-13) && relaxedCost <= cost * (1 + 1e-13);
      }),
    );
  });
});

describe('relaxationRounding', () => {
  // By hand, F = 30: one device gains 16 - 9.6 = 6.4 from 12 MB and adds at most 0.6: taken whole.
  test('takes whole what pays whole', () => {
    const decision = relaxationRounding().decide(paperSlot([12]));
    expect(decision.offload).toEqual(Uint8Array.of(1));
    expect(decision.relaxedCost).toBeCloseTo(10.2, 12);
  });

  test('is within a hundredth of the optimum at the paper’s parameters', () => {
    for (const slot of paperSlots(200)) {
      expect(exact().decide(slot).cost / relaxationRounding().decide(slot).cost).toBeGreaterThan(0.99);
    }
  });
});
