/**
 * Coordinate descent on the decision vector: flip the one device that lowers the cost most, until none does.
 *
 * The method of Bi and Zhang, IEEE TWC 17(6), 2018 (doi 10.1109/TWC.2018.2821664), reference [9] of the paper, which calls it
 * "gradient descent" in section 4.3 but names its strategies CD.
 */
import {
  closedFormAllocator,
  cost,
  createRandom,
  type Allocator,
  type Decision,
  type OffloadingProblem,
  type Random,
  type Strategy,
} from '@mec/model';
import { requireAllocator, requireRandom } from '../object-options.js';
import { pricedDecision } from '../priced-decision.js';
import { requireStart, startingPoint, type Start } from './start.js';

export interface CoordinateDescentOptions {
  /** Prices every decision tried. Default: the optimal allocation in closed form. */
  readonly allocator?: Allocator;
  /** Default: `random`. */
  readonly start?: Start;
  /** Draws the start. Default: a generator of fixed seed. */
  readonly random?: Random;
  /** Default: `CD (<the allocator's name>)`. */
  readonly name?: string;
}

/**
 * Steepest descent over single flips.
 *
 * A decision takes one allocation for its start and at most N for every flip and for the last look around. Two flips are
 * never priced, since they are known not to help: of a device that is switched off, and back of the device flipped last.
 * Of equally good flips the device of lowest index is taken. Without capacity the decision is all local.
 *
 * @throws OutOfDomainError when an option is not what it should be.
 * @example
 * const strategy = coordinateDescent({ allocator: closedFormAllocator(), start: 'local' });
 */
export function coordinateDescent(options: CoordinateDescentOptions = {}): Strategy {
  const where = 'coordinateDescent';
  const allocator = requireAllocator(where, options.allocator ?? closedFormAllocator());
  const start = requireStart(where, options.start ?? 'random');
  const random = requireRandom(where, options.random ?? createRandom(0).split('coordinate descent'));
  return {
    name: options.name ?? `CD (${allocator.name})`,
    decide: (problem: OffloadingProblem): Decision =>
      descend(problem, allocator, startingPoint(where, start, problem, random)),
  };
}

function descend(problem: OffloadingProblem, allocator: Allocator, offload: Uint8Array): Decision {
  let best = pricedDecision(problem, offload.slice(), allocator);
  if (problem.system.edgeCapacity === 0) return best;

  for (let flippedLast = -1; ;) {
    let flip = -1;
    for (let i = 0; i < problem.size; i++) {
      if (i === flippedLast || problem.tasks[i] === 0) continue;
      offload[i]! ^= 1;
      const allocation = allocator.allocate(problem, offload);
      const candidate = cost(problem, offload, allocation);
      if (candidate < best.cost) {
        best = { offload: offload.slice(), allocation, cost: candidate };
        flip = i;
      }
      offload[i]! ^= 1;
    }
    if (flip < 0) return best;
    offload[flip]! ^= 1;
    flippedLast = flip;
  }
}
