/**
 * Each device for itself tries what offloading and computing at home cost it, and takes what cost less: a bandit of two arms per device.
 *
 * Discounted UCB (A. Garivier, E. Moulines, ALT 2011): means over past costs that count less with every report of the device, less a bonus
 * for what was tried seldom of late. It sees neither the row nor what the others do; where only the slot's total is measured, each device
 * takes its N-th part for its own.
 */
import {
  createProposalLedger,
  createRandom,
  measuredSlot,
  OutOfDomainError,
  readMeasurement,
  requireAdopted,
  requireNumber,
  requireOptions,
  requireRandom,
  totalCost,
  type DeviceId,
  type JsonObject,
  type MeasurableProblem,
  type MeasuredSlot,
  type MeasuredStrategy,
  type Proposal,
  type Random,
} from '@mec/model/contract';

export interface DeviceBanditsOptions {
  /** What a past cost counts with each report of the device that follows, in (0, 1]. Default 0.99. */
  readonly discount?: number;
  /** Size of the bonus, >= 0, in mean costs of the device. Default 0.1. */
  readonly bonus?: number;
  /** Decides what no report speaks for. Default: a generator of fixed seed. */
  readonly random?: Random;
}

/** Discounted number and sum of the costs of each choice. */
interface Arms {
  readonly count: [number, number];
  readonly sum: [number, number];
}

/**
 * A bandit per device.
 *
 * @throws OutOfDomainError when an option leaves its range. Methods throw as every {@link MeasuredStrategy} does.
 */
export function deviceBandits(options: DeviceBanditsOptions = {}): MeasuredStrategy {
  const where = 'deviceBandits';
  requireOptions(where, options);
  const discount = requireNumber(where, 'discount', options.discount ?? 0.99, { above: 0, max: 1 });
  const bonus = requireNumber(where, 'bonus', options.bonus ?? 0.1, { min: 0 });
  const random = requireRandom(where, options.random ?? createRandom(0).split('device bandits'));
  const ledger = createProposalLedger<JsonObject>(where);
  const devices = new Map<DeviceId, Arms>();

  function choiceOf(id: DeviceId): number {
    const arms = devices.get(id);
    if (arms === undefined) return random.integer(2);
    const [local, offload] = arms.count;
    // A choice that was never reported comes first.
    if (local === 0 || offload === 0) return local > 0 ? 1 : offload > 0 ? 0 : random.integer(2);
    const scale = (Math.abs(arms.sum[0]) + Math.abs(arms.sum[1])) / (local + offload);
    const index = ([0, 1] as const).map((choice) => {
      const tried = arms.count[choice];
      return arms.sum[choice] / tried - bonus * scale * Math.sqrt(Math.log(1 + local + offload) / tried);
    });
    return index[1]! < index[0]! ? 1 : 0;
  }

  function learn(id: DeviceId, choice: 0 | 1, cost: number): void {
    const arms: Arms = devices.get(id) ?? { count: [0, 0], sum: [0, 0] };
    for (const arm of [0, 1] as const) {
      arms.count[arm] *= discount;
      arms.sum[arm] *= discount;
    }
    arms.count[choice]++;
    arms.sum[choice] += cost;
    devices.set(id, arms);
  }

  function opened<A>(problem: MeasurableProblem<A>, { ids, rows }: MeasuredSlot, offload: Uint8Array): Proposal<A> {
    const allocation = problem.allocate?.(offload.slice());
    return {
      id: ledger.add({ ids: [...ids], offload: Array.from(offload) }, [rows, offload]),
      offload,
      ...(allocation === undefined ? {} : { allocation }),
    };
  }

  return {
    name: 'BANDITS',
    propose(problem) {
      const slot = measuredSlot(where, problem);
      const offload = new Uint8Array(slot.size);
      for (const i of slot.active) offload[i] = choiceOf(slot.ids[i]!);
      return opened(problem, slot, offload);
    },
    adopt(problem, offload) {
      const slot = measuredSlot(where, problem);
      return opened(problem, slot, requireAdopted(where, slot.size, offload));
    },
    report(id, measurement) {
      const { ids, offload } = ledger.get(id) as unknown as { ids: readonly DeviceId[]; offload: readonly (0 | 1)[] };
      const read = readMeasurement(where, ids, measurement);
      const total = totalCost(read);
      if (read.costs === undefined && total === undefined) {
        const expected = 'a cost or costs: delays and energies alone have no price here';
        throw new OutOfDomainError({ where, what: 'measurement', got: measurement, expected });
      }
      ledger.close(id);
      ids.forEach((device, i) => {
        const cost = read.costs === undefined ? total! / ids.length : read.costs[i]!;
        if (!Number.isNaN(cost)) learn(device, offload[i]!, cost);
      });
    },
  };
}
