/** Each device offloads by the toss of a coin: what any method has to beat. */
import {
  closedFormAllocator,
  createRandom,
  requireNumber,
  type Allocator,
  type Decision,
  type OffloadingProblem,
  type Random,
  type Strategy,
} from '@mec/model';
import { activeDevices } from '../active-devices.js';
import { requireAllocator, requireRandom } from '../object-options.js';
import { pricedDecision } from '../priced-decision.js';

export interface RandomOffloadOptions {
  /** Probability that a device offloads, 0 to 1. Default 0.5. */
  readonly probability?: number;
  /** Divides the server. Default: the optimal allocation. */
  readonly allocator?: Allocator;
  /** Default: a generator of fixed seed. */
  readonly random?: Random;
}

/**
 * Random decisions. Without capacity all local.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function randomOffload(options: RandomOffloadOptions = {}): Strategy {
  const where = 'randomOffload';
  const probability = requireNumber(where, 'probability', options.probability ?? 0.5, { min: 0, max: 1 });
  const allocator = requireAllocator(where, options.allocator ?? closedFormAllocator());
  const random = requireRandom(where, options.random ?? createRandom(0).split('random offload'));
  return {
    name: 'RANDOM',
    decide(problem: OffloadingProblem): Decision {
      const offload = new Uint8Array(problem.size);
      for (const i of activeDevices(problem)) offload[i] = random.next() < probability ? 1 : 0;
      return pricedDecision(problem, offload, allocator);
    },
  };
}
