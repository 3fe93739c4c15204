import { describe, expect, test } from '@jest/globals';
import { paperSystem } from '../../../src/server-share/edge-system.js';
import { uniformWorkload } from '../../../src/server-share/workloads/uniform.js';
import { expectRefusal, notFinite } from '../../rejection.js';
import { take } from './take.js';

describe('uniformWorkload', () => {
  const system = paperSystem(4);
  test('draws from the paper’s range by default', () => {
    for (const problem of take(uniformWorkload({ system }), 500)) {
      expect(problem.system).toBe(system);
      expect(problem.tasks).toHaveLength(4);
      expect(Math.min(...problem.tasks)).toBeGreaterThanOrEqual(5);
      expect(Math.max(...problem.tasks)).toBeLessThanOrEqual(25);
    }
  });
  // 20 cells over 5 to 25 MB, 19 degrees of freedom, 99.9 % point 43.8.
  test('fills the range evenly', () => {
    const counts = new Array<number>(20).fill(0);
    for (const { tasks } of take(uniformWorkload({ system, seed: 9 }), 5000)) {
      for (const task of tasks) counts[Math.floor(task - 5)]!++;
    }
    const statistic = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(statistic).toBeLessThan(43.8);
  });
  test('starts again identically, also while another iteration is under way', () => {
    const workload = uniformWorkload({ system, seed: 3 });
    const expected = take(workload, 20);
    const one = workload[Symbol.iterator]();
    const other = workload[Symbol.iterator]();
    for (const problem of expected) {
      expect(one.next().value).toEqual(problem);
      expect(other.next().value).toEqual(problem);
    }
  });
  test('gives problems that later ones do not change', () => {
    const iterator = uniformWorkload({ system })[Symbol.iterator]();
    const problem = (iterator.next() as IteratorYieldResult<{ tasks: Float64Array }>).value;
    const before = problem.tasks.slice();
    iterator.next();
    expect(problem.tasks).toEqual(before);
  });
  test('follows its seed', () => {
    const [a, b] = [1, 2].map((seed) => take(uniformWorkload({ system, seed }), 1)[0]!.tasks);
    expect(a).not.toEqual(b);
  });
  test('takes a range of one point', () => {
    expect([...take(uniformWorkload({ system, low: 7, high: 7 }), 1)[0]!.tasks]).toEqual([7, 7, 7, 7]);
  });
  test('has a name and no events', () => {
    const { name, events } = uniformWorkload({ system, low: 1, high: 2 });
    expect(name.length).toBeGreaterThan(0);
    expect(events).toEqual([]);
  });

  const where = 'uniformWorkload';
  const given = notFinite.filter((value) => value !== undefined);
  test.each([-1, ...given])('refuses a smallest task of %p', (got) => {
    expectRefusal(() => uniformWorkload({ system, low: got as number }), { where, what: 'low', got });
  });
  test.each([4, ...given])('refuses a largest task of %p', (got) => {
    expectRefusal(() => uniformWorkload({ system, high: got as number }), { where, what: 'high', got });
  });
  test.each([-1, 0.5, ...given])('refuses the seed %p', (got) => {
    const run = (): unknown => uniformWorkload({ system, seed: got as number });
    expectRefusal(run, { where: 'createRandom', what: 'seed', got });
  });
  test('refuses a bad system before the first draw', () => {
    const run = (): unknown => uniformWorkload({ system: { ...system, devices: [] } });
    expectRefusal(run, { where, what: 'system.devices', got: [] });
  });
});
