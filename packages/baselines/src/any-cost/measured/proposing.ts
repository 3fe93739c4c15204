/** Any strategy where costs are measured: it decides by what it is told and learns nothing, as an engineer would deploy it. */
import {
  createProposalLedger,
  deviceIds,
  readMeasurement,
  requireAdopted,
  requireMethods,
  requireProblem,
  type DecisionProblem,
  type DeviceId,
  type MeasuredStrategy,
  type Strategy,
} from '@mec/model/contract';

/**
 * A strategy that is told what its decisions cost, and does not care. Its cost is what it expects: `proposing(exact())` carries out the
 * optimum of the parameters that the problem states.
 *
 * @throws OutOfDomainError when the strategy is none. Methods throw as every {@link MeasuredStrategy} does, and `propose` what the
 *   strategy throws.
 * @example
 * proposing(exact()).propose(problem); // { id, offload, allocation, predictedCost }
 */
export function proposing<P extends DecisionProblem<unknown>, A>(strategy: Strategy<P, A>): MeasuredStrategy<P, A> {
  const where = 'proposing';
  requireMethods(where, 'strategy', strategy, ['decide'], 'a Strategy');
  const ledger = createProposalLedger<readonly DeviceId[]>(where);
  const opened = (problem: P, offload: Uint8Array): string =>
    ledger.add(deviceIds(where, problem.size, problem.ids), [problem.observation, offload]);
  return {
    name: strategy.name,
    propose(problem) {
      const { offload, allocation, cost } = strategy.decide(problem);
      return { id: opened(problem, offload), offload, allocation, predictedCost: cost };
    },
    adopt(problem, offload) {
      requireProblem(where, problem);
      const adopted = requireAdopted(where, problem.size, offload);
      return { id: opened(problem, adopted), offload: adopted };
    },
    report(id, measurement) {
      readMeasurement(where, ledger.get(id), measurement);
      ledger.close(id);
    },
    dispose: () => strategy.dispose?.(),
  };
}
