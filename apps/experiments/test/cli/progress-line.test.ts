import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { progressLine } from '../../src/cli/progress-line.js';

const state = { share: 0.42, runs: '3/10', left: 75, last: 'CD_SLSQP, N = 10, seed 1 done' };

describe('progressLine', () => {
  test('shows everything where there is room', () => {
    const line = progressLine(state, 120);
    expect(line).toMatch(/^█+░+ {2}42 % \| 3\/10 runs \| 1 min 15 s left \| CD_SLSQP, N = 10, seed 1 done$/);
  });

  test('at 60 columns leaves out what does not fit, with its separator', () => {
    expect(progressLine(state, 60)).toMatch(/^[█░]{20} {2}42 % \| 3\/10 runs \| 1 min 15 s left$/);
  });

  test('says nothing of the time while nothing is known', () => {
    expect(progressLine({ ...state, left: NaN }, 120)).not.toContain('left');
  });

  test('fits, ends with no separator, and is full at the end, at any width', () => {
    const columns = fc.integer({ min: 20, max: 250 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(columns, share, fc.string(), fc.double({ min: 0, max: 1e6 }), (width, done, last, left) => {
        const line = progressLine({ share: done, runs: '3/10', left, last: `x${last}` }, width);
        expect(line.length).toBeLessThan(width);
        expect(line).not.toMatch(/\| *$/);
        if (done === 1) expect(line).not.toContain('░');
      }),
      { seed: 60 },
    );
  });
});
