/** Mistakes end in typed errors that name the argument and its value. */
import { describe, expect, test } from '@jest/globals';
import { paperSystem, uniformWorkload } from '@mec/model';
import { deadlineProblem, deadlineWorkload } from '../src/index.js';

const slot = { system: paperSystem(2), tasks: [12, 24] };
const problem = deadlineProblem(slot);
const workload = uniformWorkload({ system: paperSystem(2) });

const refused = (run: () => unknown, where: string, what: string, got: unknown, code = 'MEC_OUT_OF_DOMAIN'): void => {
  const detail = { where, what, got, expected: expect.stringMatching(/./) };
  expect(run).toThrow(expect.objectContaining({ code, detail }));
};

describe('deadlineProblem refuses', () => {
  test.each([0, -1, NaN, '9', null, undefined, true, () => 9].filter((value) => value !== undefined))(
    'the deadline %p',
    (got) => {
      refused(() => deadlineProblem({ ...slot, deadlines: got as number }), 'deadlineProblem', 'deadlines', got);
      const given = [9, got as number];
      refused(() => deadlineProblem({ ...slot, deadlines: given }), 'deadlineProblem', 'deadlines[1]', got);
    },
  );
  test.each([-1, NaN, -Infinity])('the penalty %p', (got) => {
    refused(() => deadlineProblem({ ...slot, penalties: got }), 'deadlineProblem', 'penalties', got);
    refused(() => deadlineProblem({ ...slot, penalties: [got, 1] }), 'deadlineProblem', 'penalties[0]', got);
  });
  test('lists that have not one entry per device', () => {
    const code = 'MEC_LENGTH_MISMATCH';
    refused(() => deadlineProblem({ ...slot, deadlines: [1] }), 'deadlineProblem', 'deadlines', 1, code);
    refused(() => deadlineProblem({ ...slot, penalties: [1, 2, 3] }), 'deadlineProblem', 'penalties', 3, code);
    refused(() => deadlineProblem({ ...slot, tasks: [1] }), 'createProblem', 'tasks', 1, code);
  });
  test('what is no rule, no observer, no options', () => {
    refused(() => deadlineProblem({ ...slot, shares: 'best' as never }), 'deadlineProblem', 'shares', 'best');
    refused(() => deadlineProblem({ ...slot, observe: 3 as never }), 'deadlineProblem', 'observe', 3);
    for (const got of [null, undefined, 3, 'x']) {
      refused(() => deadlineProblem(got as never), 'deadlineProblem', 'options', got);
    }
  });
  test('decisions and allocations that are none', () => {
    refused(() => problem.evaluate(Uint8Array.of(0, 2)), 'DeadlineProblem.evaluate', 'offload[1]', 2);
    const code = 'MEC_LENGTH_MISMATCH';
    refused(() => problem.delays([0, 1], [1]), 'DeadlineProblem.delays', 'allocation', 1, code);
  });
});

describe('deadlineWorkload refuses', () => {
  test.each([0, NaN, 'x', null, Infinity])('the deadline %p', (got) => {
    refused(() => deadlineWorkload({ workload, deadlines: got as number }), 'deadlineWorkload', 'deadlines', got);
  });
  test('ranges that are none', () => {
    refused(() => deadlineWorkload({ workload, deadlines: [5, 4] }), 'deadlineWorkload', 'deadlines[1]', 4);
    refused(() => deadlineWorkload({ workload, deadlines: [0, 4] }), 'deadlineWorkload', 'deadlines[0]', 0);
    const three = [1, 2, 3] as never;
    refused(() => deadlineWorkload({ workload, deadlines: three }), 'deadlineWorkload', 'deadlines', three);
  });
  test('a penalty, a seed, a workload that is none', () => {
    refused(() => deadlineWorkload({ workload, penalty: -1 }), 'deadlineWorkload', 'penalty', -1);
    refused(() => deadlineWorkload({ workload, seed: 0.5 }), 'createRandom', 'seed', 0.5);
    refused(() => deadlineWorkload({ workload: 3 as never }), 'deadlineWorkload', 'workload', 3);
    refused(() => deadlineWorkload(null as never), 'deadlineWorkload', 'options', null);
  });
});
