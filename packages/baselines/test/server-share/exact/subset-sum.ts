/** Hard instances: all ratios g_i / s_i are equal, so the best decision is the subset of roots nearest to a target. */
import { createProblem, type OffloadingProblem } from '@mec/model';

/**
 * Devices of given s_i whose gain is 2 target s_i / F: the cost is a constant plus (sum_S s_i - target)^2 / F, F = 1.
 *
 * With alpha = 0 a task d_i has s_i = sqrt(d_i), L_i = d_i / localRate and U_i = d_i / uplinkRate.
 *
 * @param part - the target, as a part of the sum of all roots (rounded down to a whole number where `odd` is added).
 * @param odd - added to the target.
 */
export function subsetSumSlot(roots: readonly number[], part = 0.5, odd?: number): OffloadingProblem {
  const sum = roots.reduce((total, root) => total + root, 0);
  const target = odd === undefined ? part * sum : 2 * Math.floor((part * sum) / 2) + odd;
  const devices = roots.map((root) => {
    const uplinkRate = root;
    const localRate = (root * root) / (2 * target * root + (root * root) / uplinkRate);
    return { uplinkRate, localRate, uploadPower: 0, waitingPower: 0, localPower: 0 };
  });
  return createProblem(
    { edgeCapacity: 1, energyWeight: 0, devices },
    roots.map((root) => root * root),
  );
}
