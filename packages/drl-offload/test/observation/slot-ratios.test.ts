import { describe, expect, test } from '@jest/globals';
import { createProblem, paperSystem } from '@mec/model';
import { observeSlotRatios } from '../../src/index.js';

describe('observeSlotRatios', () => {
  // By hand: at F = 9, 6 MB have s = 3 and rho = 3.2 / 3, and 24 MB twice both: mean 1.6, spread 1.6 / 3, T = 9.
  test('two devices', () => {
    const rows = observeSlotRatios(createProblem({ ...paperSystem(2), edgeCapacity: 9 }, [6, 24]));
    const expected = [3.2 / 3, 2 / 3, 1 / 3, 2 / 3, 6.4 / 3, 4 / 3, 1 / 3, 4 / 3];
    rows.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12));
  });

  test('devices that are off count for nothing', () => {
    const on = observeSlotRatios(createProblem(paperSystem(2), [6, 24]));
    const off = observeSlotRatios(createProblem(paperSystem(3), [6, 0, 24]));
    expect([...off.slice(0, 4), ...off.slice(8)]).toEqual([...on]);
    expect([...off.slice(4, 8)]).toEqual([0, 0, on[2], 0]);
    expect([...observeSlotRatios(createProblem(paperSystem(2), [0, 0]))]).toEqual(new Array(8).fill(0));
  });
});
