/** Mistakes end in typed errors that name the argument and its value. */
import { describe, expect, test } from '@jest/globals';
import { exact, vcgAuction } from '@mec/baselines';
import { createAgent } from '@mec/drl-offload';
import { createRandom, paperDevice } from '@mec/model';
import { severalServersProblem, severalServersWorkload } from '../src/index.js';
import { draw } from './slots.js';

const device = { ...paperDevice, uplinkRates: [2, 3] };
const system = { capacities: [20, 10], energyWeight: 1, devices: [device, device] };
const tasks = [5, 6];
const where = 'severalServersProblem';

const refused = (run: () => unknown, what: string, got: unknown, code = 'MEC_OUT_OF_DOMAIN', at = where): void => {
  const detail = { where: at, what, got, expected: expect.stringMatching(/./) };
  expect(run).toThrow(expect.objectContaining({ code, detail }));
};
const make =
  (change: object): (() => unknown) =>
  () =>
    severalServersProblem({ system: { ...system, ...change }, tasks });

describe('severalServersProblem refuses', () => {
  test.each([-1, NaN, Infinity, '3', null])('the capacity %p', (got) => {
    refused(make({ capacities: [20, got] }), 'system.capacities[1]', got);
  });
  test.each([-1, NaN, Infinity, '3', null])('the rate %p', (got) => {
    refused(make({ devices: [device, { ...device, uplinkRates: [got, 1] }] }), 'system.devices[1].uplinkRates[0]', got);
  });
  test('rates that are not one per server', () => {
    const code = 'MEC_LENGTH_MISMATCH';
    refused(make({ devices: [{ ...device, uplinkRates: [1] }, device] }), 'system.devices[0].uplinkRates', 1, code);
    refused(make({ devices: [paperDevice, device] }), 'system.devices[0].uplinkRates', undefined, code);
    refused(make({ devices: [null, device] }), 'system.devices[0].uplinkRates', undefined, code);
  });
  test('no servers, no devices, no system, no options', () => {
    refused(make({ capacities: [] }), 'number of system.capacities', 0);
    refused(make({ capacities: undefined }), 'number of system.capacities', undefined);
    refused(make({ capacities: new Float64Array(256) }), 'number of system.capacities', 256);
    refused(make({ devices: 3 }), 'system.devices', 3);
    refused(() => severalServersProblem({ system: null as never, tasks }), 'system', null);
    refused(() => severalServersProblem(null as never), 'options', null);
    refused(() => severalServersProblem({ system, tasks, observe: 1 as never }), 'observe', 1);
  });
  test('what the paper’s problem refuses', () => {
    refused(
      () => severalServersProblem({ system, tasks: [5, -1] }),
      'tasks[1]',
      -1,
      'MEC_OUT_OF_DOMAIN',
      'createProblem',
    );
    const slow = { devices: [device, { ...device, localRate: 0 }] };
    refused(make(slow), 'system.devices[1].localRate', 0, 'MEC_OUT_OF_DOMAIN', 'createProblem');
  });
  test('a decision for a server that there is not', () => {
    const at = 'SeveralServersProblem.evaluate';
    const run = (): unknown => severalServersProblem({ system, tasks }).evaluate(Uint8Array.of(0, 3));
    refused(run, 'offload[1]', 3, 'MEC_OUT_OF_DOMAIN', at);
  });
});

describe('severalServersWorkload refuses', () => {
  test.each([
    [{ deviceCount: 0 }, 'deviceCount', 0],
    [{ capacities: [] }, 'capacities', []],
    [{ capacities: [1, -1] }, 'capacities[1]', -1],
    [{ energyWeight: -1 }, 'energyWeight', -1],
    [{ outOfReach: 1.5 }, 'outOfReach', 1.5],
    [{ tasks: [5, 4] as const }, 'tasks[1]', 4],
    [{ uplinkRates: [0, 4] as const }, 'uplinkRates[0]', 0],
  ])('%p', (options, what, got) => {
    refused(() => severalServersWorkload(options), what, got, 'MEC_OUT_OF_DOMAIN', 'severalServersWorkload');
  });
});

describe('what is binary by nature refuses several servers', () => {
  const problem = draw(createRandom(1), 4);
  const unsupported = expect.objectContaining({ code: 'MEC_UNSUPPORTED_PROBLEM' });
  test('exact and auctions', () => {
    expect(() => exact().decide(problem as never)).toThrow(unsupported);
    expect(() => vcgAuction().decide(problem as never)).toThrow(unsupported);
  });
  test('the agent', async () => {
    const agent = await createAgent({ deviceCount: 4, seed: 1 });
    expect(() => agent.decide(problem)).toThrow(unsupported);
    agent.dispose();
  });
});
