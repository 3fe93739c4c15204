import { describe, expect, test } from '@jest/globals';
import {
  hasEqualDevices,
  paperDevice,
  paperSystem,
  validateSystem,
  type EdgeSystem,
} from '../../src/server-share/edge-system.js';
import { expectRefusal, notFinite } from '../rejection.js';

describe('paperSystem', () => {
  test('has the parameters of section 4', () => {
    const system = paperSystem();
    expect(system.edgeCapacity).toBe(30);
    expect(system.energyWeight).toBe(1);
    expect(system.devices).toHaveLength(10);
    for (const device of system.devices) {
      expect(device).toEqual({ uplinkRate: 2.5, uploadPower: 1, waitingPower: 0.5, localRate: 3, localPower: 3 });
    }
  });
  test('has as many devices as asked for', () => expect(paperSystem(1).devices).toHaveLength(1));
  test.each([0, -1, 2.5, ...notFinite.filter((value) => value !== undefined)])('refuses %p devices', (got) => {
    expectRefusal(() => paperSystem(got as number), { where: 'paperSystem', what: 'deviceCount', got });
  });
});

describe('validateSystem', () => {
  const where = 'here';
  const refuse = (system: unknown, what: string, got: unknown): void =>
    expectRefusal(() => validateSystem(where, system as EdgeSystem), { where, what, got });
  const three = (at: number, device: unknown): EdgeSystem =>
    ({ ...paperSystem(), devices: [0, 1, 2].map((i) => (i === at ? device : paperDevice)) }) as EdgeSystem;

  test('takes zero powers, zero capacity and zero weight', () => {
    const device = { ...paperDevice, uploadPower: 0, waitingPower: 0, localPower: 0 };
    expect(() => validateSystem(where, { edgeCapacity: 0, energyWeight: 0, devices: [device] })).not.toThrow();
  });
  test.each([-1, -5e-324, ...notFinite])('names a capacity or a weight of %p', (got) => {
    refuse({ ...paperSystem(), edgeCapacity: got }, 'system.edgeCapacity', got);
    refuse({ ...paperSystem(), energyWeight: got }, 'system.energyWeight', got);
  });
  describe.each(['uplinkRate', 'localRate'])('%s', (key) => {
    test.each([0, -2, ...notFinite])('is not %p', (got) => {
      refuse(three(2, { ...paperDevice, [key]: got }), `system.devices[2].${key}`, got);
    });
  });
  describe.each(['uploadPower', 'waitingPower', 'localPower'])('%s', (key) => {
    test.each([-2, ...notFinite])('is not %p', (got) => {
      refuse(three(1, { ...paperDevice, [key]: got }), `system.devices[1].${key}`, got);
    });
  });
  test('names a device that is none, also a hole', () => {
    refuse(three(1, null), 'system.devices[1]', null);
    refuse(three(0, 7), 'system.devices[0]', 7);
    const holes = new Array<unknown>(2);
    refuse({ ...paperSystem(), devices: holes }, 'system.devices[0]', undefined);
  });
  test.each([undefined, null, 3, 'ten'])('refuses the system %p', (got) => refuse(got, 'system', got));
  test('refuses an empty system', () => {
    refuse({ ...paperSystem(), devices: [] }, 'system.devices', []);
    refuse({ edgeCapacity: 1, energyWeight: 1 }, 'system.devices', undefined);
  });
});

describe('hasEqualDevices', () => {
  test('compares numbers, not objects', () => {
    const system = { ...paperSystem(), devices: [paperDevice, { ...paperDevice }] };
    expect(hasEqualDevices(system)).toBe(true);
  });
  test.each(['uplinkRate', 'uploadPower', 'waitingPower', 'localRate', 'localPower'] as const)(
    'sees another %s',
    (key) => {
      const system = { ...paperSystem(), devices: [paperDevice, paperDevice, { ...paperDevice, [key]: 9 }] };
      expect(hasEqualDevices(system)).toBe(false);
    },
  );
});
