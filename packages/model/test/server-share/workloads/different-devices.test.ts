import { describe, expect, test } from '@jest/globals';
import { describeWorkload } from '../../../src/testing/describe-workload.js';
import { differentDevicesWorkload } from '../../../src/server-share/workloads/different-devices.js';
import { expectRefusal } from '../../rejection.js';
import { take } from './take.js';

describeWorkload('differentDevicesWorkload', () => differentDevicesWorkload({ deviceCount: 4, seed: 3 }));

describe('differentDevicesWorkload', () => {
  test('draws every number around the paper’s, and no two devices alike', () => {
    for (const { system, tasks, equalDevices } of take(differentDevicesWorkload(), 300)) {
      expect(equalDevices).toBe(false);
      expect(system.devices).toHaveLength(10);
      expect(Math.min(...tasks)).toBeGreaterThanOrEqual(5);
      expect(Math.max(...tasks)).toBeLessThan(25);
      for (const { uplinkRate, uploadPower, waitingPower, localRate, localPower } of system.devices) {
        const shares = [uplinkRate / 2.5, uploadPower, waitingPower / 0.5, localRate / 3, localPower / 3];
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.5);
        expect(Math.max(...shares)).toBeLessThan(1.5);
      }
    }
  });

  test('takes the system’s numbers and the ranges it is given', () => {
    const options = {
      deviceCount: 3,
      edgeCapacity: 7,
      energyWeight: 2,
      tasks: [1, 1],
      devices: { localRate: [4, 4] },
    } as const;
    for (const { system, tasks } of take(differentDevicesWorkload(options), 5)) {
      expect(system).toMatchObject({ edgeCapacity: 7, energyWeight: 2 });
      expect(Array.from(tasks)).toEqual([1, 1, 1]);
      expect(system.devices.map(({ localRate }) => localRate)).toEqual([4, 4, 4]);
    }
  });

  test('another seed draws others', () => {
    const first = take(differentDevicesWorkload({ seed: 1 }), 1);
    expect(take(differentDevicesWorkload({ seed: 2 }), 1)).not.toEqual(first);
  });

  test.each([
    ['deviceCount', { deviceCount: 0 }, 'deviceCount', 0, 'differentDevicesWorkload'],
    ['edgeCapacity', { edgeCapacity: -1 }, 'edgeCapacity', -1, 'differentDevicesWorkload'],
    ['energyWeight', { energyWeight: NaN }, 'energyWeight', NaN, 'differentDevicesWorkload'],
    ['seed', { seed: -1 }, 'seed', -1, 'createRandom'],
    ['tasks', { tasks: [25, 5] }, 'tasks[1]', 5, 'differentDevicesWorkload'],
    ['a rate', { devices: { localRate: [0, 1] } }, 'devices.localRate[0]', 0, 'differentDevicesWorkload'],
    ['a power', { devices: { localPower: [-1, 1] } }, 'devices.localPower[0]', -1, 'differentDevicesWorkload'],
    ['a range', { tasks: [5] }, 'tasks', [5], 'differentDevicesWorkload'],
  ])('names the option it refuses: %s', (_, options, what, got, where) => {
    expectRefusal(() => differentDevicesWorkload(options as never), { where, what, got });
  });
});
