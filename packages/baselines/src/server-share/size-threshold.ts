/** Large tasks are offloaded, small ones stay: the rule that the sorted prefix makes exact by choosing the threshold. */
import {
  closedFormAllocator,
  requireAllocator,
  requireNumber,
  requireOffloadingProblem,
  requireOptions,
  type Allocator,
  type Decision,
  type OffloadingProblem,
  type Strategy,
} from '@mec/model';
import { pricedDecision } from './priced-decision.js';

export interface SizeThresholdOptions {
  /** Tasks of at least this many MB are offloaded, >= 0. Default 15, the mean of the paper's tasks. */
  readonly threshold?: number;
  /** Divides the server. Default: the optimal allocation. */
  readonly allocator?: Allocator;
}

/**
 * Offloads the tasks at or above a fixed size. Without capacity all local.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function sizeThreshold(options: SizeThresholdOptions = {}): Strategy {
  const where = 'sizeThreshold';
  requireOptions(where, options);
  const threshold = requireNumber(where, 'threshold', options.threshold ?? 15, { min: 0, unit: 'MB' });
  const allocator = requireAllocator(where, options.allocator ?? closedFormAllocator());
  return {
    name: 'SIZE_THRESHOLD',
    decide(problem: OffloadingProblem): Decision {
      requireOffloadingProblem(where, problem);
      const offload = new Uint8Array(problem.size);
      for (const i of problem.active) if (problem.tasks[i]! >= threshold) offload[i] = 1;
      return pricedDecision(problem, offload, allocator);
    },
  };
}
