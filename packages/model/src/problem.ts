/**
 * One slot's problem (9): a system, the tasks that its devices hold now, and the coefficients that follow.
 *
 * With S the offloaded tasks, the cost (9a) is
 *   sum_i L_i  -  sum_{i in S} g_i  +  sum_{i in S} c_i / f_i^es ,
 * and the best allocation turns the last sum into (sum_{i in S} s_i)^2 / F_max^es (problem (10) by its KKT conditions).
 */
import { requireLength, requireNumber } from './domain.js';
import { hasEqualDevices, validateSystem, type EdgeSystem } from './edge-system.js';
import { OutOfDomainError } from './errors.js';

/** Arrays have one entry per device and are not to be written to. */
export interface OffloadingProblem {
  readonly system: EdgeSystem;
  /** N, the number of devices. */
  readonly size: number;
  /** d_i, MB; 0: the device is switched off. */
  readonly tasks: Float64Array;
  /** L_i = (1 + alpha p_local,i) d_i / f_local,i: cost of computing locally, eqs (7), (8). */
  readonly localCost: Float64Array;
  /** U_i = (1 + alpha p_upload,i) d_i / r_i: cost of uploading, eqs (1), (4). */
  readonly uploadCost: Float64Array;
  /** g_i = L_i - U_i: what offloading saves before the server's part. */
  readonly gain: Float64Array;
  /** c_i = (1 + alpha p_waiting,i) d_i: the server's part of the cost is c_i / f_i^es, eqs (2), (5). */
  readonly edgeWeight: Float64Array;
  /** s_i = sqrt(c_i): the best shares are proportional to it. */
  readonly edgeRoot: Float64Array;
  /** Whether all devices have the same rates and powers (their tasks may differ). */
  readonly equalDevices: boolean;
}

/**
 * Checks a system and its tasks, and works out the coefficients of the cost.
 *
 * @param system - rates in MB/s, powers in W.
 * @param tasks - d_i in MB, one per device, finite and >= 0; 0 switches the device off.
 * @throws OutOfDomainError naming the number that leaves its range; LengthMismatchError when there is not one task per device.
 * @see Eqs (1)-(9).
 * @example
 * const problem = createProblem(paperSystem(2), [10, 20]);
 */
export function createProblem(system: EdgeSystem, tasks: ArrayLike<number>): OffloadingProblem {
  validateSystem('createProblem', system);
  const size = system.devices.length;
  requireLength('createProblem', 'tasks', tasks, size, 'one task per device');

  const alpha = system.energyWeight;
  const problem = {
    system,
    size,
    tasks: new Float64Array(size),
    localCost: new Float64Array(size),
    uploadCost: new Float64Array(size),
    gain: new Float64Array(size),
    edgeWeight: new Float64Array(size),
    edgeRoot: new Float64Array(size),
    equalDevices: hasEqualDevices(system),
  };
  for (let i = 0; i < size; i++) {
    const task = tasks[i];
    // The check is written out: at a million devices the name of each argument would cost more than the check.
    if (!(typeof task === 'number' && task >= 0 && task < Infinity)) {
      requireNumber('createProblem', `tasks[${i}]`, task, { min: 0, unit: 'MB (0: switched off)' });
    }
    const d = task!;
    const device = system.devices[i]!;
    const local = ((1 + alpha * device.localPower) * d) / device.localRate;
    const upload = ((1 + alpha * device.uploadPower) * d) / device.uplinkRate;
    const weight = (1 + alpha * device.waitingPower) * d;
    if (!(local + upload + weight < Infinity)) {
      const expected = 'small enough for finite costs, given its device and energyWeight';
      throw new OutOfDomainError({ where: 'createProblem', what: `tasks[${i}]`, got: d, expected });
    }
    problem.tasks[i] = d;
    problem.localCost[i] = local;
    problem.uploadCost[i] = upload;
    problem.gain[i] = local - upload;
    problem.edgeWeight[i] = weight;
    problem.edgeRoot[i] = Math.sqrt(weight);
  }
  return problem;
}
