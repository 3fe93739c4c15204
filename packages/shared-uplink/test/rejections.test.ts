/** Mistakes end in typed errors that name the argument and its value. */
import { describe, expect, test } from '@jest/globals';
import { paperSystem, uniformWorkload } from '@mec/model';
import {
  dividedUplinkProblem,
  dividedUplinkWorkload,
  interferenceProblem,
  interferenceWorkload,
} from '../src/index.js';

const system = paperSystem(2);
const tasks = [5, 6];
const gains = [1, 2];
const workload = uniformWorkload({ system });

const refused = (run: () => unknown, where: string, what: string, got: unknown, code = 'MEC_OUT_OF_DOMAIN'): void => {
  const detail = { where, what, got, expected: expect.stringMatching(/./) };
  expect(run).toThrow(expect.objectContaining({ code, detail }));
};

describe('dividedUplinkProblem refuses', () => {
  const where = 'dividedUplinkProblem';
  test('what is no access, no shares, no observer, no options', () => {
    refused(() => dividedUplinkProblem({ system, tasks, access: 'code' as never }), where, 'access', 'code');
    refused(() => dividedUplinkProblem({ system, tasks, channelShares: 1 as never }), where, 'channelShares', 1);
    refused(() => dividedUplinkProblem({ system, tasks, observe: null as never }), where, 'observe', null);
    refused(() => dividedUplinkProblem(3 as never), where, 'options', 3);
  });
  test('what the paper’s problem refuses, and what is no decision', () => {
    refused(() => dividedUplinkProblem({ system, tasks: [5, NaN] }), 'createProblem', 'tasks[1]', NaN);
    const run = (): unknown => dividedUplinkProblem({ system, tasks }).evaluate(Uint8Array.of(2, 0));
    refused(run, 'DividedUplinkProblem.evaluate', 'offload[0]', 2);
  });
  test('in a workload', () => {
    refused(() => dividedUplinkWorkload({ workload: [] as never }), 'dividedUplinkWorkload', 'workload', []);
    refused(() => dividedUplinkWorkload(undefined as never), 'dividedUplinkWorkload', 'options', undefined);
  });
});

describe('interferenceProblem refuses', () => {
  const where = 'interferenceProblem';
  test.each([0, -1, NaN, Infinity, '3', null])('the gain %p', (got) => {
    refused(() => interferenceProblem({ system, tasks, gains: [1, got as number] }), where, 'gains[1]', got);
  });
  test('gains that are not one per device', () => {
    refused(() => interferenceProblem({ system, tasks, gains: [1] }), where, 'gains', 1, 'MEC_LENGTH_MISMATCH');
    refused(
      () => interferenceProblem({ system, tasks, gains: null as never }),
      where,
      'gains',
      undefined,
      'MEC_LENGTH_MISMATCH',
    );
  });
  test('bandwidth, crosstalk, devices and options that are wrong', () => {
    refused(() => interferenceProblem({ system, tasks, gains, bandwidth: 0 }), where, 'bandwidth', 0);
    refused(() => interferenceProblem({ system, tasks, gains, crosstalk: 1.1 }), where, 'crosstalk', 1.1);
    refused(() => interferenceProblem({ system: null as never, tasks, gains }), where, 'system.devices', undefined);
    refused(() => interferenceProblem(null as never), where, 'options', null);
  });
  test('in a workload', () => {
    const at = 'interferenceWorkload';
    refused(() => interferenceWorkload({ workload, gains: [0, 1] }), at, 'gains[0]', 0);
    refused(() => interferenceWorkload({ workload: 3 as never }), at, 'workload', 3);
    refused(() => interferenceWorkload({ workload, seed: -1 }), 'createRandom', 'seed', -1);
  });
});
