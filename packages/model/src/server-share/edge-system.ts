/**
 * The edge server (ES) and its user equipments (UE): paper section 2.1, parameters of section 4.
 *
 * Notation: edgeCapacity <-> F_max^es (MB/s), energyWeight <-> alpha, uplinkRate <-> r_i (MB/s),
 * localRate <-> f_local (MB/s). Equation (2) makes f an amount of data per second, so every rate is in MB/s.
 * The paper's devices are equal; here each may have its own numbers.
 */
import { requireFactors, type CostFactors } from '../contract/cost-factors.js';
import { requireNumber } from '../contract/domain.js';
import { OutOfDomainError } from '../contract/errors.js';
import { CAPACITIES, isWithin, MOST_DEVICES, spanText } from './range.js';

/** One user equipment. */
export interface Device {
  /** r_i, MB/s, > 0. */
  readonly uplinkRate: number;
  /** p_upload, W, >= 0: power while sending. */
  readonly uploadPower: number;
  /** p_waiting, W, >= 0: power while the server computes. */
  readonly waitingPower: number;
  /** f_local, MB/s, > 0. */
  readonly localRate: number;
  /** p_local, W, >= 0: power while computing locally. */
  readonly localPower: number;
}

/** A server and the devices it serves. */
export interface EdgeSystem {
  /** F_max^es, MB/s: 0, or from 1e-60 to 1e60; with 0 no task can be offloaded. */
  readonly edgeCapacity: number;
  /** alpha, 1/J against 1/s, >= 0: weight of energy in the cost. */
  readonly energyWeight: number;
  /** At least one device. */
  readonly devices: readonly Device[];
}

/** The device of the paper's section 4. */
export const paperDevice: Device = Object.freeze({
  uplinkRate: 2.5,
  uploadPower: 1,
  waitingPower: 0.5,
  localRate: 3,
  localPower: 3,
});

/**
 * The paper's system: 30 MB/s at the server, alpha = 1, equal devices.
 *
 * @param deviceCount - N, an integer from 1 to 10^7; the paper's is 10.
 * @throws OutOfDomainError when N is not such a number.
 * @see Section 4.
 */
export function paperSystem(deviceCount = 10): EdgeSystem {
  requireNumber('paperSystem', 'deviceCount', deviceCount, { min: 1, max: MOST_DEVICES, integer: true });
  return { edgeCapacity: 30, energyWeight: 1, devices: new Array<Device>(deviceCount).fill(paperDevice) };
}

const RATES = ['uplinkRate', 'localRate'] as const;
const POWERS = ['uploadPower', 'waitingPower', 'localPower'] as const;

/**
 * Checks every number of a system.
 *
 * @throws OutOfDomainError naming the first number that leaves its range.
 */
export function validateSystem(where: string, system: EdgeSystem): void {
  // Callers from plain JavaScript may hand anything.
  const given = system as Partial<EdgeSystem> | null | undefined;
  if (typeof given !== 'object' || given === null) {
    throw new OutOfDomainError({ where, what: 'system', got: given, expected: 'an EdgeSystem' });
  }
  const capacity = requireNumber(where, 'system.edgeCapacity', given.edgeCapacity, { min: 0, unit: 'MB/s' });
  if (!isWithin(CAPACITIES, capacity)) {
    const expected = `${spanText(CAPACITIES)} MB/s`;
    throw new OutOfDomainError({ where, what: 'system.edgeCapacity', got: capacity, expected });
  }
  requireNumber(where, 'system.energyWeight', given.energyWeight, { min: 0 });
  const { devices } = given;
  if (!Array.isArray(devices) || devices.length === 0) {
    throw new OutOfDomainError({ where, what: 'system.devices', got: devices, expected: 'at least one device' });
  }
  const list = devices as readonly (Device | null | undefined)[];
  for (let i = 0; i < list.length; i++) {
    // The names of a million devices would cost more than their checks: they are built for a refusal only.
    if ((i > 0 && list[i] === list[i - 1]) || isDevice(list[i])) continue;
    validateDevice(where, `system.devices[${i}]`, list[i]);
  }
}

function isDevice(device: Device | null | undefined): boolean {
  return (
    typeof device === 'object' &&
    device !== null &&
    isPositive(device.uplinkRate) &&
    isPositive(device.localRate) &&
    isNotNegative(device.uploadPower) &&
    isNotNegative(device.waitingPower) &&
    isNotNegative(device.localPower)
  );
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0 && value < Infinity;
}

function isNotNegative(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value < Infinity;
}

/**
 * Checks every number of a device.
 *
 * @param what - what the error calls the device, such as `system.devices[3]`.
 * @throws OutOfDomainError naming the first number that leaves its range.
 */
export function validateDevice(where: string, what: string, device: Device | null | undefined): void {
  if (typeof device !== 'object' || device === null) {
    throw new OutOfDomainError({ where, what, got: device, expected: 'a Device' });
  }
  for (const key of RATES) requireNumber(where, `${what}.${key}`, device[key], { above: 0, unit: 'MB/s' });
  for (const key of POWERS) requireNumber(where, `${what}.${key}`, device[key], { min: 0, unit: 'W' });
}

/**
 * Whether all devices have the same numbers, as the paper's have.
 *
 * @throws OutOfDomainError when the system is not an EdgeSystem.
 */
export function hasEqualDevices(system: EdgeSystem): boolean {
  validateSystem('hasEqualDevices', system);
  return areEqual(system);
}

/** As {@link hasEqualDevices}, of a system that was checked. */
export function areEqual(system: EdgeSystem): boolean {
  const first = system.devices[0]!;
  return system.devices.every(
    (device) =>
      device === first ||
      (device.uplinkRate === first.uplinkRate &&
        device.uploadPower === first.uploadPower &&
        device.waitingPower === first.waitingPower &&
        device.localRate === first.localRate &&
        device.localPower === first.localPower),
  );
}

/** What a device's cost is made of: sending its task (U_i), or computing it on the device itself (L_i). */
export const COST_PARTS: readonly string[] = ['uplink', 'processor'];

/**
 * The same system where parts of the devices' costs are some factor times as large: `uplink` divides r_i, `processor` f_local,
 * so delays grow by the factor and energies with them.
 *
 * @param factors - for each named part one factor per device, > 0.
 * @throws OutOfDomainError or LengthMismatchError naming the part or factor that is wrong.
 */
export function withCostFactors(system: EdgeSystem, factors: CostFactors): EdgeSystem {
  validateSystem('withCostFactors', system);
  requireFactors('withCostFactors', system.devices.length, COST_PARTS, factors);
  const { uplink, processor } = factors;
  const devices = system.devices.map((device, i) => ({
    ...device,
    uplinkRate: device.uplinkRate / (uplink?.[i] ?? 1),
    localRate: device.localRate / (processor?.[i] ?? 1),
  }));
  return { ...system, devices };
}
