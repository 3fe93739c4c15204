/** From a decision vector to a {@link Decision}, with what the problem states checked. */
import { requireCost, type Decision, type DecisionProblem } from '@mec/model/contract';

/**
 * Evaluates a decision.
 *
 * @param offload - becomes part of the decision.
 * @throws OutOfDomainError when the problem states a cost that is not a number.
 */
export function evaluated<A>(where: string, problem: DecisionProblem<A>, offload: Uint8Array): Decision<A> {
  const { cost, allocation } = problem.evaluate(offload);
  return { offload, allocation, cost: statedCost(where, cost) };
}

/** A cost that is a number: the check is written out, since it runs at every step. */
export function statedCost(where: string, cost: number): number {
  return cost > -Infinity ? cost : requireCost(where, cost);
}
