import { describe, expect, test } from '@jest/globals';
import { paperSystem } from '../../../src/server-share/edge-system.js';
import { scheduledWorkload, type EnvironmentChange } from '../../../src/server-share/workloads/scheduled.js';
import { traceWorkload } from '../../../src/server-share/workloads/trace.js';
import { uniformWorkload } from '../../../src/server-share/workloads/uniform.js';
import { expectRefusal, notFinite } from '../../rejection.js';
import { take } from './take.js';

const base = uniformWorkload({ system: paperSystem(3), seed: 5 });
const drawn = take(base, 12);

describe('scheduledWorkload', () => {
  test('applies a change at its iteration, counted from 1, and not one earlier', () => {
    const weights = take(
      scheduledWorkload(base, [
        { at: 5, energyWeight: 3 },
        { at: 8, energyWeight: 1 },
      ]),
      9,
    ).map(({ system }) => system.energyWeight);
    expect(weights).toEqual([1, 1, 1, 1, 3, 3, 3, 1, 1]);
  });
  test('applies a change at the first iteration', () => {
    const [first] = take(scheduledWorkload(base, [{ at: 1, edgeCapacity: 7 }]), 1);
    expect(first!.system).toEqual({ ...paperSystem(3), edgeCapacity: 7 });
  });
  test('works the coefficients out anew', () => {
    const [first] = take(scheduledWorkload(base, [{ at: 1, energyWeight: 0 }]), 1);
    expect([...first!.edgeWeight]).toEqual([...first!.tasks]);
  });
  test('switches devices off and on, and moves no task of the others', () => {
    const workload = scheduledWorkload(base, [
      { at: 2, switchOff: [0, 2] },
      { at: 3, switchOn: [2] },
      { at: 4, switchOn: [0] },
    ]);
    const tasks = take(workload, 4).map((problem) => [...problem.tasks]);
    const [a, b, c, d] = drawn.map((problem) => [...problem.tasks]);
    expect(tasks).toEqual([a, [0, b![1], 0], [0, c![1], c![2]], d]);
  });
  test('adds changes up, also of one iteration', () => {
    const workload = scheduledWorkload(base, [
      { at: 2, energyWeight: 2 },
      { at: 3, edgeCapacity: 9 },
      { at: 3, switchOff: [1] },
    ]);
    const third = take(workload, 3)[2]!;
    expect(third.system.energyWeight).toBe(2);
    expect(third.system.edgeCapacity).toBe(9);
    expect(third.tasks[1]).toBe(0);
  });
  test('starts again identically, also after it was left midway', () => {
    const workload = scheduledWorkload(base, [{ at: 3, energyWeight: 2, switchOff: [1] }]);
    const expected = take(workload, 10);
    take(workload, 5);
    expect(take(workload, 10)).toEqual(expected);
  });
  test('without changes is its base', () => expect(take(scheduledWorkload(base, []), 12)).toEqual(drawn));
  test('ends with its base', () => {
    const trace = traceWorkload({ system: paperSystem(1), rows: [[1], [2]] });
    const tasks = Array.from(scheduledWorkload(trace, [{ at: 2, switchOff: [0] }]), (problem) => problem.tasks[0]);
    expect(tasks).toEqual([1, 0]);
    const empty = traceWorkload({ system: paperSystem(1), rows: [] });
    expect([...scheduledWorkload(empty, [{ at: 1, switchOff: [0] }])]).toEqual([]);
  });
  test('can be scheduled again', () => {
    const inner = scheduledWorkload(base, [{ at: 2, energyWeight: 2 }]);
    const outer = scheduledWorkload(inner, [{ at: 3, edgeCapacity: 4 }]);
    const systems = take(outer, 3).map(({ system }) => [system.energyWeight, system.edgeCapacity]);
    expect(systems).toEqual([
      [1, 30],
      [2, 30],
      [2, 4],
    ]);
    expect(outer.events.map(({ at }) => at)).toEqual([2, 3]);
  });
  test('lists its events in order, with labels for charts', () => {
    const { events, name } = scheduledWorkload(scheduledWorkload(base, [{ at: 6, label: 'late' }]), [
      { at: 2, energyWeight: 3 },
      { at: 4, edgeCapacity: 9, switchOff: [0, 1], switchOn: [2] },
    ]);
    expect(events).toEqual([
      { at: 2, label: 'α = 3' },
      { at: 4, label: 'F = 9 MB/s, 2 devices off, 1 device on' },
      { at: 6, label: 'late' },
    ]);
    expect(name).not.toBe(base.name);
  });

  const where = 'scheduledWorkload';
  const refuse = (changes: readonly unknown[], what: string, got: unknown): void =>
    expectRefusal(() => scheduledWorkload(base, changes as EnvironmentChange[]), { where, what, got });
  test.each([0, -1, 1.5, ...notFinite])('refuses a change at %p', (got) => {
    refuse([{ at: got, energyWeight: 1 }], 'changes[0].at', got);
  });
  test('refuses changes out of order', () => {
    refuse(
      [
        { at: 5, energyWeight: 1 },
        { at: 4, energyWeight: 2 },
      ],
      'changes[1].at',
      4,
    );
  });
  test.each([-1, ...notFinite.filter((value) => value !== undefined)])('refuses a weight or capacity of %p', (got) => {
    refuse([{ at: 1, energyWeight: got }], 'changes[0].energyWeight', got);
    refuse([{ at: 1, edgeCapacity: got }], 'changes[0].edgeCapacity', got);
  });
  test.each([3, -1, 0.5, NaN])('refuses to switch the device %p of three, before the first problem', (got) => {
    refuse([{ at: 900, switchOff: [0, got] }], 'changes[0].switchOff[1]', got);
    refuse([{ at: 900, switchOn: [got] }], 'changes[0].switchOn[0]', got);
  });
  test('refuses a change that changes nothing', () => {
    refuse([{ at: 1, alpha: 3 }], 'changes[0]', { at: 1, alpha: 3 });
  });
});
