import { describe, expect, test } from '@jest/globals';
import { paperDevice, paperSystem } from '../../src/server-share/edge-system.js';
import { createProblem } from '../../src/server-share/create-problem.js';
import { expectRefusal, notFinite } from '../rejection.js';

const where = 'createProblem';

describe('createProblem', () => {
  // By hand, alpha = 2: L = (1 + 2 x 3) 12 / 3, U = (1 + 2 x 1) 12 / 2.5, c = (1 + 2 x 0.5) 12.
  test('works out the coefficients of the cost', () => {
    const problem = createProblem({ ...paperSystem(2), energyWeight: 2 }, [12, 0]);
    expect(problem.size).toBe(2);
    expect([...problem.tasks]).toEqual([12, 0]);
    expect([...problem.localCost]).toEqual([28, 0]);
    expect([...problem.uploadCost]).toEqual([14.4, 0]);
    expect([...problem.gain]).toEqual([28 - 14.4, 0]);
    expect([...problem.edgeWeight]).toEqual([24, 0]);
    expect([...problem.edgeRoot]).toEqual([Math.sqrt(24), 0]);
    expect(problem.equalDevices).toBe(true);
  });
  test('uses each device where devices differ', () => {
    const fast = { ...paperDevice, localRate: 6, waitingPower: 0 };
    const problem = createProblem({ ...paperSystem(), devices: [paperDevice, fast] }, [6, 6]);
    expect([...problem.localCost]).toEqual([8, 4]);
    expect([...problem.edgeWeight]).toEqual([9, 6]);
    expect(problem.equalDevices).toBe(false);
  });
  test('does not count energy where alpha is 0', () => {
    const problem = createProblem({ ...paperSystem(1), energyWeight: 0 }, [15]);
    expect([problem.localCost[0], problem.uploadCost[0], problem.edgeWeight[0]]).toEqual([5, 6, 15]);
  });
  test('keeps its own copy of the tasks', () => {
    const tasks = [1, 2];
    const problem = createProblem(paperSystem(2), tasks);
    tasks[0] = 9;
    expect(problem.tasks[0]).toBe(1);
  });
  test('takes typed arrays', () => {
    expect([...createProblem(paperSystem(2), new Uint16Array([3, 4])).tasks]).toEqual([3, 4]);
  });

  test.each([-1, -5e-324, ...notFinite])('names a task of %p', (got) => {
    expectRefusal(() => createProblem(paperSystem(3), [5, 5, got as number]), { where, what: 'tasks[2]', got });
  });
  test('names a task so large that its cost overflows', () => {
    expectRefusal(() => createProblem(paperSystem(2), [5, 1.7e308]), { where, what: 'tasks[1]', got: 1.7e308 });
  });
  test.each([[[5], 1] as const, [[5, 5, 5], 3] as const, [undefined, undefined] as const])(
    'wants one task per device, not %p',
    (tasks, got) => {
      const run = (): unknown => createProblem(paperSystem(2), tasks as unknown as number[]);
      expectRefusal(run, { code: 'MEC_LENGTH_MISMATCH', where, what: 'tasks', got });
    },
  );
  test('checks the system before the tasks', () => {
    const system = { ...paperSystem(1), edgeCapacity: -1 };
    expectRefusal(() => createProblem(system, [NaN]), { where, what: 'system.edgeCapacity', got: -1 });
  });
});
