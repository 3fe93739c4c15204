/**
 * The cost of a decision and an allocation: equation (9a) and its parts.
 *
 * The capacity constraint (9b) is the allocator's to keep; these functions evaluate any allocation.
 */
import { requireLength, requireNumber } from '../contract/domain.js';
import { requireOffload } from '../contract/decision-vector.js';
import { requireOffloadingProblem, type OffloadingProblem } from './offloading-problem.js';
import { localCost, offloadCost } from './task-cost.js';

/**
 * Weighted delay and energy of all devices, sum_i T_i + alpha E_i.
 *
 * @param offload - x_i, N entries, 0 or 1.
 * @param allocation - f_i^es in MB/s, N entries, finite and >= 0, > 0 where a task is offloaded.
 * @returns the cost, in s (energy enters with the weight alpha).
 * @throws OutOfDomainError or LengthMismatchError naming the argument.
 * @see Eq. (9a).
 */
export function cost(problem: OffloadingProblem, offload: ArrayLike<number>, allocation: ArrayLike<number>): number {
  requireDecision('cost', problem, offload, allocation);
  let total = 0;
  for (let i = 0; i < problem.size; i++) {
    if (offload[i] === 0) total += problem.localCost[i]!;
    else if (problem.tasks[i]! > 0) total += problem.uploadCost[i]! + problem.edgeWeight[i]! / allocation[i]!;
  }
  return total;
}

/** Per device: delay (s) and energy (J), N entries each; and the cost they add up to. */
export interface Breakdown {
  readonly delay: Float64Array;
  readonly energy: Float64Array;
  readonly cost: number;
}

/**
 * Delay and energy of every device, and the cost.
 *
 * @param offload - x_i, N entries, 0 or 1.
 * @param allocation - f_i^es in MB/s, N entries, finite and >= 0, > 0 where a task is offloaded.
 * @throws OutOfDomainError or LengthMismatchError naming the argument.
 * @see Eqs (1)-(9a).
 */
export function breakdown(
  problem: OffloadingProblem,
  offload: ArrayLike<number>,
  allocation: ArrayLike<number>,
): Breakdown {
  requireDecision('breakdown', problem, offload, allocation);
  const { devices, energyWeight } = problem.system;
  const delay = new Float64Array(problem.size);
  const energy = new Float64Array(problem.size);
  let total = 0;
  for (let i = 0; i < problem.size; i++) {
    const part =
      offload[i] === 1
        ? offloadCost(devices[i]!, problem.tasks[i]!, allocation[i]!)
        : localCost(devices[i]!, problem.tasks[i]!);
    delay[i] = part.delay;
    energy[i] = part.energy;
    total += part.delay + energyWeight * part.energy;
  }
  return { delay, energy, cost: total };
}

function requireDecision(
  where: string,
  problem: OffloadingProblem,
  offload: ArrayLike<number>,
  allocation: ArrayLike<number>,
): void {
  requireOffloadingProblem(where, problem);
  requireOffload(where, problem.size, offload);
  requireLength(where, 'allocation', allocation, problem.size, 'one entry per device');
  for (let i = 0; i < problem.size; i++) {
    const f = allocation[i];
    const needsShare = offload[i] === 1 && problem.tasks[i]! > 0;
    // The check is written out: this runs for every decision that an agent tries.
    if (!(typeof f === 'number' && f >= 0 && f < Infinity) || (needsShare && f === 0)) {
      const domain = needsShare ? { above: 0, unit: 'MB/s, since its task is offloaded' } : { min: 0, unit: 'MB/s' };
      requireNumber(where, `allocation[${i}]`, f, domain);
    }
  }
}
