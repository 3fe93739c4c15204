/** ALL_OFFLOAD of the paper's Fig. 9: every task is offloaded, the server divided into equal parts. */
import { equalShareAllocator, type Allocator, type Decision, type OffloadingProblem, type Strategy } from '@mec/model';
import { requireAllocator } from '../object-options.js';
import { pricedDecision } from '../priced-decision.js';

export interface AllOffloadOptions {
  /** Divides the server. Default: equal shares among all devices, as in the paper. */
  readonly allocator?: Allocator;
}

/**
 * Every device offloads, those that are switched off included.
 *
 * @throws OutOfDomainError when the allocator is none. `decide` throws the allocator's error when there are tasks and no capacity.
 * @see Section 4.3.
 */
export function allOffload(options: AllOffloadOptions = {}): Strategy {
  const { allocator } = options;
  if (allocator !== undefined) requireAllocator('allOffload', allocator);
  const shares = allocator ?? equalShareAllocator({ among: 'all' });
  return {
    name: allocator === undefined ? 'ALL_OFFLOAD' : `ALL_OFFLOAD (${allocator.name})`,
    decide: (problem: OffloadingProblem): Decision =>
      pricedDecision(problem, new Uint8Array(problem.size).fill(1), shares),
  };
}
