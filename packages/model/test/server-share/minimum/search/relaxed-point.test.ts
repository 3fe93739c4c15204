import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coreOf } from '../../../../src/server-share/minimum/search/core.js';
import { relaxed } from '../../../../src/server-share/minimum/search/relaxed-point.js';
import { differentSlots } from './slots.js';

fc.configureGlobal({ seed: 20270 });

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
});
