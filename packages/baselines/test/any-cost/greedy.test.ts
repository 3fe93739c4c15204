import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { paperDevice } from '@mec/model';
import { createProblem } from '@mec/model';
import { exact, greedy } from '../../src/index.js';
import { equalSlots, relativeGap } from '../slots.js';

fc.configureGlobal({ seed: 20270 });

describe('greedy', () => {
  test('is exact for equal devices', () => {
    fc.assert(
      fc.property(equalSlots(40), (problem) => {
        expect(relativeGap(greedy().decide(problem).cost, exact().decide(problem).cost)).toBeLessThan(1e-13);
      }),
    );
  });

  // By hand, alpha = 0, F = 1: roots 2, 2 and 3 whose best total is 4 (ratios 8): one 3 saves 15, a 2 saves 12, both 2s save 16.
  // Greedy takes the 3 first; a 2 more makes 25 - 24 - 16 = -15, the same as without it, and so it stays at the 3 alone.
  test('can miss the optimum for different devices', () => {
    const device = (root: number): typeof paperDevice => ({
      uplinkRate: root * root,
      localRate: (root * root) / (1 + 8 * root),
      uploadPower: 0,
      waitingPower: 0,
      localPower: 0,
    });
    const roots = [2, 2, 3];
    const problem = createProblem(
      { edgeCapacity: 1, energyWeight: 0, devices: roots.map(device) },
      roots.map((root) => root * root),
    );
    expect(greedy().decide(problem).offload).toEqual(Uint8Array.of(0, 0, 1));
    expect(exact().decide(problem).offload).toEqual(Uint8Array.of(1, 1, 0));
    expect(greedy().decide(problem).cost - exact().decide(problem).cost).toBeCloseTo(1, 12);
  });
});
