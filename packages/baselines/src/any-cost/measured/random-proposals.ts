/** Each device decides by the toss of a coin, and what that cost teaches nothing: what any learner has to beat. */
import {
  createProposalLedger,
  createRandom,
  measuredSlot,
  readMeasurement,
  requireAdopted,
  requireOptions,
  requireRandom,
  type DeviceId,
  type MeasurableProblem,
  type MeasuredSlot,
  type MeasuredStrategy,
  type Proposal,
  type Random,
} from '@mec/model/contract';

export interface RandomProposalsOptions {
  /** Default: a generator of fixed seed. */
  readonly random?: Random;
}

/**
 * Random decisions of the active devices, half of them offloading in the mean.
 *
 * @throws OutOfDomainError when `random` is no generator. Methods throw as every {@link MeasuredStrategy} does.
 */
export function randomProposals(options: RandomProposalsOptions = {}): MeasuredStrategy {
  const where = 'randomProposals';
  requireOptions(where, options);
  const random = requireRandom(where, options.random ?? createRandom(0).split('random proposals'));
  const ledger = createProposalLedger<readonly DeviceId[]>(where);

  function opened<A>(problem: MeasurableProblem<A>, slot: MeasuredSlot, offload: Uint8Array): Proposal<A> {
    const allocation = problem.allocate?.(offload.slice());
    const id = ledger.add(slot.ids, [slot.rows, offload]);
    return { id, offload, ...(allocation === undefined ? {} : { allocation }) };
  }

  return {
    name: 'RANDOM',
    propose(problem) {
      const slot = measuredSlot(where, problem);
      const offload = new Uint8Array(slot.size);
      for (const i of slot.active) offload[i] = random.integer(2);
      return opened(problem, slot, offload);
    },
    adopt(problem, offload) {
      const slot = measuredSlot(where, problem);
      return opened(problem, slot, requireAdopted(where, slot.size, offload));
    },
    report(id, measurement) {
      readMeasurement(where, ledger.get(id), measurement);
      ledger.close(id);
    },
  };
}
