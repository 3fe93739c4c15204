/** From who offloads to a {@link Decision} of the paper's problem. */
import { cost, objective, type Allocator, type Decision, type OffloadingProblem } from '@mec/model';

/**
 * Divides the server among the offloaders by `allocator` and prices the result.
 *
 * @param offload - x_i, N entries, 0 or 1; becomes part of the decision.
 * @throws OutOfDomainError or LengthMismatchError, as the allocator: a bad decision, or offloaders and no capacity.
 * @see Eq. (9a), problem (10).
 */
export function pricedDecision(problem: OffloadingProblem, offload: Uint8Array, allocator: Allocator): Decision {
  const allocation = allocator.allocate(problem, offload);
  return { offload, allocation, cost: cost(problem, offload, allocation) };
}

/**
 * The same under the best allocation, without checks: the caller made the decision vector itself.
 *
 * @param offload - x_i, N entries, 0 or 1; becomes part of the decision.
 */
export function optimalDecision(problem: OffloadingProblem, offload: Uint8Array): Decision {
  const { cost: stated, allocation } = objective.evaluate(problem, offload);
  return { offload, allocation, cost: stated };
}
