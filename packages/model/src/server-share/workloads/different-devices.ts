/** Devices whose rates and powers differ, drawn afresh in every slot: beyond the paper, whose devices are equal. */
import { requireNumber, requireOneOf, requireOptions, requireRange, type Range } from '../../contract/domain.js';
import type { Device } from '../edge-system.js';
import { createProblem } from '../create-problem.js';
import type { OffloadingProblem } from '../offloading-problem.js';
import { createRandom, type Random } from '../../contract/random.js';
import { MOST_DEVICES } from '../range.js';
import type { Workload } from '../../contract/workload.js';

export interface DifferentDevicesOptions {
  /** N, an integer >= 1. Default 10. */
  readonly deviceCount?: number;
  /** F_max^es, MB/s, >= 0. Default 30. */
  readonly edgeCapacity?: number;
  /** alpha, >= 0. Default 1. */
  readonly energyWeight?: number;
  /** Seed of devices and tasks, an integer >= 0. Default 1. */
  readonly seed?: number;
  /** Tasks, MB. Default 5 to 25, as in the paper. */
  readonly tasks?: Range;
  /** Where each number of a device is drawn from. Default: half to one and a half times the paper's number. */
  readonly devices?: Partial<Readonly<Record<keyof Device, Range>>>;
}

const LIMITS: Readonly<Record<keyof Device, { above: number } | { min: number }>> = {
  uplinkRate: { above: 0 },
  uploadPower: { min: 0 },
  waitingPower: { min: 0 },
  localRate: { above: 0 },
  localPower: { min: 0 },
};

/** Half to one and a half times the numbers of the paper's section 4. */
const AROUND_THE_PAPER: Readonly<Record<keyof Device, Range>> = {
  uplinkRate: [1.25, 3.75],
  uploadPower: [0.5, 1.5],
  waitingPower: [0.25, 0.75],
  localRate: [1.5, 4.5],
  localPower: [1.5, 4.5],
};

/**
 * An endless workload of devices, each with its own rates and powers, and of their tasks.
 *
 * @throws OutOfDomainError when an option leaves its range, before anything is drawn.
 * @example
 * for (const problem of differentDevicesWorkload({ deviceCount: 20, seed: 7 })) { ... }
 */
export function differentDevicesWorkload(options: DifferentDevicesOptions = {}): Workload {
  const where = 'differentDevicesWorkload';
  requireOptions(where, options);
  const { deviceCount = 10, edgeCapacity = 30, energyWeight = 1, seed = 1, tasks = [5, 25] } = options;
  if (options.devices !== undefined) requireKeys(options.devices);
  const ranges = { ...AROUND_THE_PAPER, ...options.devices };
  requireNumber(where, 'deviceCount', deviceCount, { min: 1, max: MOST_DEVICES, integer: true });
  requireNumber(where, 'edgeCapacity', edgeCapacity, { min: 0, unit: 'MB/s' });
  requireNumber(where, 'energyWeight', energyWeight, { min: 0 });
  requireRange(where, 'tasks', tasks, { min: 0 });
  for (const [key, range] of Object.entries(ranges)) {
    requireRange(where, `devices.${key}`, range, LIMITS[key as keyof Device]);
  }
  createRandom(seed);
  return {
    name: `${deviceCount} different devices`,
    events: [],
    *[Symbol.iterator](): Generator<OffloadingProblem, never> {
      const random = createRandom(seed).split('different devices');
      for (;;) {
        const devices = Array.from({ length: deviceCount }, () => drawDevice(ranges, random));
        const drawn = Float64Array.from({ length: deviceCount }, () => random.uniform(...tasks));
        yield createProblem({ edgeCapacity, energyWeight, devices }, drawn);
      }
    },
  };
}

function requireKeys(devices: NonNullable<DifferentDevicesOptions['devices']>): void {
  const where = 'differentDevicesWorkload';
  requireOptions(where, devices, 'ranges by the names of a Device');
  const keys = Object.keys(LIMITS);
  for (const key of Object.keys(devices)) requireOneOf(where, 'name in devices', key, keys);
}

function drawDevice(ranges: Readonly<Record<keyof Device, Range>>, random: Random): Device {
  return {
    uplinkRate: random.uniform(...ranges.uplinkRate),
    uploadPower: random.uniform(...ranges.uploadPower),
    waitingPower: random.uniform(...ranges.waitingPower),
    localRate: random.uniform(...ranges.localRate),
    localPower: random.uniform(...ranges.localPower),
  };
}
