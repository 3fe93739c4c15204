import { describe, expect, test } from '@jest/globals';
import { paperSystem } from '../../../src/server-share/edge-system.js';
import { traceWorkload } from '../../../src/server-share/workloads/trace.js';
import { expectRefusal, notFinite } from '../../rejection.js';

describe('traceWorkload', () => {
  const system = paperSystem(2);
  const rows = [[5, 6], new Float32Array([7, 0]), [0, 0]];
  test('gives one problem a row, and ends', () => {
    const tasks = Array.from(traceWorkload({ system, rows }), (problem) => [...problem.tasks]);
    expect(tasks).toEqual([
      [5, 6],
      [7, 0],
      [0, 0],
    ]);
  });
  test('starts again identically', () => {
    const workload = traceWorkload({ system, rows });
    expect([...workload]).toEqual([...workload]);
  });
  test('may be empty', () => expect([...traceWorkload({ system, rows: [] })]).toEqual([]));
  test('has a name and no events', () => {
    const { name, events } = traceWorkload({ system, rows });
    expect(name.length).toBeGreaterThan(0);
    expect(events).toEqual([]);
  });

  const where = 'traceWorkload';
  test.each([-1, ...notFinite])('names the entry that is %p, before the first problem', (got) => {
    const run = (): unknown =>
      traceWorkload({
        system,
        rows: [
          [1, 2],
          [3, got as number],
        ],
      });
    expectRefusal(run, { where, what: 'rows[1][1]', got });
  });
  test('names the row whose length is wrong', () => {
    const code = 'MEC_LENGTH_MISMATCH';
    expectRefusal(() => traceWorkload({ system, rows: [[1, 2], [3]] }), { code, where, what: 'rows[1]', got: 1 });
    const run = (): unknown => traceWorkload({ system, rows: [undefined as unknown as number[]] });
    expectRefusal(run, { code, where, what: 'rows[0]', got: undefined });
  });
  test.each([undefined, null, 'rows'])('refuses the rows %p', (got) => {
    const run = (): unknown => traceWorkload({ system, rows: got as unknown as number[][] });
    expectRefusal(run, { where, what: 'rows', got });
  });
  test('refuses a bad system', () => {
    const run = (): unknown => traceWorkload({ system: { ...system, energyWeight: NaN }, rows });
    expectRefusal(run, { where, what: 'system.energyWeight', got: NaN });
  });
});
