/** What believing what is told comes to: the bare rule beside whatever learns. */
import { requireMethods, type DecisionProblem, type Strategy } from '@mec/model/contract';
import type { AllocationOf, HiddenCostsProblem } from './hidden-costs.js';

/**
 * Decides each slot as its devices tell it, and pays what the decision really costs: one evaluation of the true cost a slot.
 *
 * @param strategy - decides slots as told, such as `exact()` for the paper's.
 * @throws OutOfDomainError when the strategy has no `decide`.
 * @example
 * asTold<OffloadingProblem>(exact());
 */
export function asTold<P extends DecisionProblem<unknown>>(
  strategy: Strategy<P, unknown>,
): Strategy<HiddenCostsProblem<P>, AllocationOf<P>> {
  requireMethods('asTold', 'strategy', strategy, ['decide'], 'a Strategy');
  return {
    name: `${strategy.name}, as told`,
    decide(problem) {
      const { offload } = strategy.decide(problem.told);
      return { offload, ...problem.evaluate(offload) };
    },
    dispose: () => strategy.dispose?.(),
  };
}
