import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { paperDevice, type Device } from '../../src/server-share/edge-system.js';
import { localCost, offloadCost } from '../../src/server-share/task-cost.js';
import { capacities, devices, tasks } from './arbitraries.js';
import { expectRefusal, notFinite } from '../rejection.js';

fc.configureGlobal({ seed: 20270 });

describe('localCost', () => {
  // By hand: 12 MB at 3 MB/s is 4 s; at 3 W 12 J.
  test('is time on the device and its energy', () => {
    expect(localCost(paperDevice, 12)).toEqual({ delay: 4, energy: 12 });
  });
  test('is nothing for a device that is switched off', () => {
    expect(localCost(paperDevice, 0)).toEqual({ delay: 0, energy: 0 });
  });
  test.each([-1, ...notFinite])('refuses a task of %p', (got) => {
    const run = (): unknown => localCost(paperDevice, got as number);
    expectRefusal(run, { where: 'localCost', what: 'taskSize', got });
  });
  test('names the number of the device that it refuses', () => {
    const run = (): unknown => localCost({ ...paperDevice, localRate: 0 }, 1);
    expectRefusal(run, { where: 'localCost', what: 'device.localRate', got: 0 });
  });
});

describe('offloadCost', () => {
  // By hand: 10 MB at 2.5 MB/s is 4 s, at 5 MB/s 2 s; 1 W x 4 s + 0.5 W x 2 s = 5 J.
  test('adds upload and computing', () => {
    expect(offloadCost(paperDevice, 10, 5)).toEqual({ delay: 6, energy: 5 });
  });
  test('is nothing for a device that is switched off, whatever its share', () => {
    expect(offloadCost(paperDevice, 0, 0)).toEqual({ delay: 0, energy: 0 });
  });
  test('falls as the share grows', () => {
    fc.assert(
      fc.property(devices, tasks, capacities, capacities, (device, task, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((rate) => offloadCost(device, task, rate));
        expect(more!.delay).toBeLessThanOrEqual(less!.delay);
        expect(more!.energy).toBeLessThanOrEqual(less!.energy);
      }),
    );
  });
  test.each([0, -5, ...notFinite])('refuses a share of %p', (got) => {
    const run = (): unknown => offloadCost(paperDevice, 10, got as number);
    expectRefusal(run, { where: 'offloadCost', what: 'edgeRate', got });
  });
  test.each([-1, ...notFinite])('refuses a task of %p', (got) => {
    const run = (): unknown => offloadCost(paperDevice, got as number, 5);
    expectRefusal(run, { where: 'offloadCost', what: 'taskSize', got });
  });
  test('names the number of the device that it refuses', () => {
    const run = (device: unknown) => (): unknown => offloadCost(device as Device, 1, 1);
    const where = 'offloadCost';
    expectRefusal(run({ ...paperDevice, uploadPower: -1 }), { where, what: 'device.uploadPower', got: -1 });
    expectRefusal(run(undefined), { where, what: 'device', got: undefined });
  });
});
