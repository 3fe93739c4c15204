/**
 * The exact minimum for any devices, by trying every decision with its optimal allocation.
 *
 * The decisions are the leaves of a binary tree, one device a level. Sums are carried down it, so a decision costs two
 * additions and no sum ever subtracts: the cost is exact to N roundings even where the devices' scales are far apart.
 */
import { OutOfDomainError } from '../../contract/errors.js';
import { objective } from '../objective.js';
import { requireOffloadingProblem, type OffloadingProblem } from '../offloading-problem.js';
import type { Minimum } from './sorted-prefix.js';

/** 2^24 decisions take about a quarter of a second; each further device doubles that. */
export const ENUMERATION_LIMIT = 24;

/**
 * The minimum over all 2^N decisions. Of several optimal decisions the lexicographically first is returned.
 *
 * @throws OutOfDomainError when more than {@link ENUMERATION_LIMIT} devices hold a task.
 */
export function enumeratedMinimum(problem: OffloadingProblem): Minimum {
  requireOffloadingProblem('enumeratedMinimum', problem);
  const { size, localCost, uploadCost, edgeRoot, tasks, system } = problem;
  // A device that is switched off changes nothing: it stays local.
  const active = Array.from({ length: size }, (_, i) => i).filter((i) => tasks[i]! > 0);
  if (system.edgeCapacity > 0 && active.length > ENUMERATION_LIMIT) {
    const expected = `at most ${ENUMERATION_LIMIT} (2^N decisions are tried)`;
    throw new OutOfDomainError({
      where: 'enumeratedMinimum',
      what: 'devices with a task',
      got: active.length,
      expected,
    });
  }

  const current = new Uint8Array(size);
  const offload = new Uint8Array(size);
  let best = Infinity;

  /** Completes the decision from device active[level] on, given the costs and the sum of s_i of those before. */
  const complete = (level: number, settled: number, root: number): void => {
    if (level === active.length) {
      const total = settled + objective.serverCost(root, system.edgeCapacity);
      if (total < best) {
        best = total;
        offload.set(current);
      }
      return;
    }
    const i = active[level]!;
    complete(level + 1, settled + localCost[i]!, root);
    if (system.edgeCapacity === 0) return;
    current[i] = 1;
    complete(level + 1, settled + uploadCost[i]!, root + edgeRoot[i]!);
    current[i] = 0;
  };
  complete(0, 0, 0);
  return { offload, cost: best };
}
