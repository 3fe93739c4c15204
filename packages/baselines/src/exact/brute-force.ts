/**
 * Every decision tried: the minimum of the paper's section 4.1, for whichever allocator.
 *
 * With the optimal allocation the decisions follow each other in Gray-code order, one flip at a time, so each costs O(1).
 */
import {
  OutOfDomainError,
  requireNumber,
  type Allocator,
  type Decision,
  type OffloadingProblem,
  type Strategy,
} from '@mec/model';
import { requireAllocator } from '../object-options.js';
import { optimalDecision } from '../optimal-decision.js';
import { pricedDecision } from '../priced-decision.js';

export interface BruteForceOptions {
  /** Prices each of the 2^N decisions. Default: the optimal allocation, in Gray-code order. */
  readonly allocator?: Allocator;
  /** Most devices with a task, an integer from 0 to 30. Default 28 (about a second), with an allocator 20. */
  readonly limit?: number;
}

/**
 * The best of all decisions; of equally good ones, the first tried. Devices that are switched off stay local.
 *
 * @throws OutOfDomainError when an option leaves its range. `decide` throws it when more devices than `limit` hold a task.
 * @see Section 4.1.
 * @example
 * bruteForce().decide(problem).cost; // the minimum cost of Fig. 4
 */
export function bruteForce(options: BruteForceOptions = {}): Strategy {
  const { allocator } = options;
  if (allocator !== undefined) requireAllocator('bruteForce', allocator);
  const limit = requireNumber('bruteForce', 'limit', options.limit ?? (allocator === undefined ? 28 : 20), {
    min: 0,
    max: 30,
    integer: true,
  });
  return {
    name: allocator === undefined ? 'BRUTE_FORCE' : `BRUTE_FORCE (${allocator.name})`,
    decide(problem: OffloadingProblem): Decision {
      const active = Array.from(problem.tasks.keys()).filter((i) => problem.tasks[i]! > 0);
      if (problem.system.edgeCapacity === 0) return optimalDecision(problem, new Uint8Array(problem.size));
      if (active.length > limit) {
        const digits = Math.round(active.length * Math.log10(2));
        throw new OutOfDomainError({
          where: 'bruteForce',
          what: 'devices with a task',
          got: active.length,
          expected: `at most ${limit}: 2^${active.length} (about 10^${digits}) decisions would be tried; see exact()`,
        });
      }
      return allocator === undefined
        ? optimalDecision(problem, cheapestInGrayCode(problem, active))
        : cheapestPriced(problem, active, allocator);
    },
  };
}

/** Steps after which the running sums are added up afresh, so that rounding errors do not gather over 2^N of them. */
const REFRESH = 4096;

function cheapestInGrayCode(problem: OffloadingProblem, active: readonly number[]): Uint8Array {
  const { edgeCapacity } = problem.system;
  const local = Float64Array.from(active, (i) => problem.localCost[i]!);
  const upload = Float64Array.from(active, (i) => problem.uploadCost[i]!);
  const roots = Float64Array.from(active, (i) => problem.edgeRoot[i]!);
  const count = 2 ** active.length;
  let bestStep = 0;
  let bestCost = Infinity;
  for (let first = 0; first < count; first += REFRESH) {
    let code = grayCode(first);
    let linear = 0;
    let root = 0;
    for (let k = 0; k < active.length; k++) {
      const inside = ((code >>> k) & 1) === 1;
      linear += inside ? upload[k]! : local[k]!;
      if (inside) root += roots[k]!;
    }
    const end = Math.min(count, first + REFRESH);
    for (let step = first; ;) {
      const candidate = linear + (root * root) / edgeCapacity;
      if (candidate < bestCost) {
        bestCost = candidate;
        bestStep = step;
      }
      if (++step === end) break;
      const k = trailingZeros(step);
      code ^= 1 << k;
      if (((code >>> k) & 1) === 1) {
        linear += upload[k]! - local[k]!;
        root += roots[k]!;
      } else {
        linear += local[k]! - upload[k]!;
        root -= roots[k]!;
      }
    }
  }
  const best = new Uint8Array(problem.size);
  active.forEach((i, k) => (best[i] = (grayCode(bestStep) >>> k) & 1));
  return best;
}

function cheapestPriced(problem: OffloadingProblem, active: readonly number[], allocator: Allocator): Decision {
  const offload = new Uint8Array(problem.size);
  let best = pricedDecision(problem, offload.slice(), allocator);
  const count = 2 ** active.length;
  for (let step = 1; step < count; step++) {
    offload[active[trailingZeros(step)]!]! ^= 1;
    const candidate = pricedDecision(problem, offload, allocator);
    if (candidate.cost < best.cost) best = { ...candidate, offload: offload.slice() };
  }
  return best;
}

/** Position of the device that a Gray code flips at step t: the number of trailing zeros of t. */
function trailingZeros(step: number): number {
  return 31 - Math.clz32(step & -step);
}

/** The t-th decision in Gray-code order: bit k is the k-th device. */
function grayCode(step: number): number {
  return step ^ (step >>> 1);
}
