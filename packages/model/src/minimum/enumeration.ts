/**
 * The exact minimum for any devices, by trying every decision with its optimal allocation.
 *
 * Decisions follow each other in Gray-code order, which flips one device at a time, so each costs O(1).
 */
import { OutOfDomainError } from '../errors.js';
import type { OffloadingProblem } from '../problem.js';
import type { Minimum } from './sorted-prefix.js';

/** 2^24 decisions take about a tenth of a second; each further device doubles that. */
export const ENUMERATION_LIMIT = 24;

/**
 * The minimum over all 2^N decisions. Of several optimal decisions the first in Gray-code order is returned.
 *
 * @throws OutOfDomainError when more than {@link ENUMERATION_LIMIT} devices hold a task.
 */
export function enumeratedMinimum(problem: OffloadingProblem): Minimum {
  const { size, localCost, gain, edgeRoot, tasks, system } = problem;
  let allLocal = 0;
  for (let i = 0; i < size; i++) allLocal += localCost[i]!;
  const offload = new Uint8Array(size);
  if (system.edgeCapacity === 0) return { offload, cost: allLocal };

  // A device that is switched off changes nothing: it stays local.
  const active = Array.from({ length: size }, (_, i) => i).filter((i) => tasks[i]! > 0);
  if (active.length > ENUMERATION_LIMIT) {
    const expected = `at most ${ENUMERATION_LIMIT} (2^N decisions are tried)`;
    throw new OutOfDomainError({
      where: 'enumeratedMinimum',
      what: 'devices with a task',
      got: active.length,
      expected,
    });
  }
  const current = new Uint8Array(size);
  let saved = 0;
  let root = 0;
  let best = allLocal;
  for (let step = 1; step < 2 ** active.length; step++) {
    // The device flipped at step t is the number of trailing zeros of t.
    const i = active[31 - Math.clz32(step & -step)]!;
    const sign = current[i] === 0 ? 1 : -1;
    current[i]! ^= 1;
    saved += sign * gain[i]!;
    root += sign * edgeRoot[i]!;
    const candidate = allLocal - saved + (root * root) / system.edgeCapacity;
    if (candidate < best) {
      best = candidate;
      offload.set(current);
    }
  }
  return { offload, cost: costOf(problem, offload) };
}

/** Summed afresh: 2^N additions and subtractions have gathered rounding errors. */
function costOf(problem: OffloadingProblem, offload: Uint8Array): number {
  let total = 0;
  let root = 0;
  for (let i = 0; i < problem.size; i++) {
    total += offload[i] === 1 ? problem.uploadCost[i]! : problem.localCost[i]!;
    if (offload[i] === 1) root += problem.edgeRoot[i]!;
  }
  return total + (root === 0 ? 0 : (root * root) / problem.system.edgeCapacity);
}
