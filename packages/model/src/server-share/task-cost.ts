/**
 * Delay and energy of one device's task (paper sections 2.2 and 2.3).
 *
 * Notation: taskSize <-> d_i (MB), edgeRate <-> f_i^es (MB/s). The download of the result is neglected, as in the paper.
 * A task of size 0 belongs to a device that is switched off: it costs nothing, whatever its share.
 */
import { requireNumber } from '../contract/domain.js';
import { validateDevice, type Device } from './edge-system.js';

/** Delay in s and energy in J that one task costs its device. */
export interface TaskCost {
  readonly delay: number;
  readonly energy: number;
}

/**
 * What computing on the device itself costs.
 *
 * @param taskSize - d_i in MB, finite and >= 0.
 * @returns T_i^local (s) and E_i^local (J).
 * @throws OutOfDomainError when a number of the device or taskSize leaves its range.
 * @see Eqs (7), (8).
 * @example
 * localCost(paperDevice, 12); // { delay: 4, energy: 12 }
 */
export function localCost(device: Device, taskSize: number): TaskCost {
  validateDevice('localCost', 'device', device);
  requireNumber('localCost', 'taskSize', taskSize, { min: 0, unit: 'MB' });
  const delay = taskSize / device.localRate;
  return { delay, energy: device.localPower * delay };
}

/**
 * What offloading costs: upload at full power, then wait for the server.
 *
 * @param taskSize - d_i in MB, finite and >= 0.
 * @param edgeRate - f_i^es in MB/s, > 0 (>= 0 for an empty task): the share of the server this device was given.
 * @returns T_i^offload (s) and E_i^offload (J).
 * @throws OutOfDomainError when a number leaves its range.
 * @see Eqs (1)-(6).
 * @example
 * offloadCost(paperDevice, 10, 5); // { delay: 6, energy: 5 }
 */
export function offloadCost(device: Device, taskSize: number, edgeRate: number): TaskCost {
  validateDevice('offloadCost', 'device', device);
  requireNumber('offloadCost', 'taskSize', taskSize, { min: 0, unit: 'MB' });
  if (taskSize === 0) return { delay: 0, energy: 0 };
  requireNumber('offloadCost', 'edgeRate', edgeRate, { above: 0, unit: 'MB/s' });
  const uploadTime = taskSize / device.uplinkRate;
  const computeTime = taskSize / edgeRate;
  return {
    delay: uploadTime + computeTime,
    energy: device.uploadPower * uploadTime + device.waitingPower * computeTime,
  };
}
