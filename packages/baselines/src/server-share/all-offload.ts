/** ALL_OFFLOAD of the paper's Fig. 9: every task is offloaded, the server divided into equal parts. */
import {
  equalShareAllocator,
  isOffloadingProblem,
  requireAllocator,
  requireOptions,
  type Allocator,
  type AnyCostStrategy,
  type Decision,
  type DecisionProblem,
} from '@mec/model';
import { sameChoice } from '../any-cost/same-choice.js';
import { pricedDecision } from './priced-decision.js';

export interface AllOffloadOptions {
  /** Divides the server of the paper's problem. Default: equal shares among all devices, as in the paper. */
  readonly allocator?: Allocator;
}

/**
 * Every device offloads, those that are switched off included. Of other cost models all devices take choice 1, under the
 * model's own allocation.
 *
 * @throws OutOfDomainError when the allocator has no `allocate`. `decide` throws the allocator's error when there are tasks and no capacity.
 * @see Section 4.3.
 */
export function allOffload(options: AllOffloadOptions = {}): AnyCostStrategy {
  requireOptions('allOffload', options);
  const { allocator } = options;
  if (allocator !== undefined) requireAllocator('allOffload', allocator);
  const shares = allocator ?? equalShareAllocator({ among: 'all' });
  const elsewhere = sameChoice({ choice: 1 });
  return {
    name: allocator === undefined ? 'ALL_OFFLOAD' : `ALL_OFFLOAD (${allocator.name})`,
    decide<A>(problem: DecisionProblem<A>): Decision<A> {
      if (!isOffloadingProblem(problem)) return elsewhere.decide(problem);
      // The paper's problem allocates shares, so that is what A is here.
      return pricedDecision(problem, new Uint8Array(problem.size).fill(1), shares) as Decision<unknown> as Decision<A>;
    },
  };
}
