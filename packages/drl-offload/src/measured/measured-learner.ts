/**
 * Decides by what decisions have cost: for where costs are measured, late and for one decision a slot, and cannot be asked for.
 *
 * A slot: draw costs from what is known of them, take the cheapest decision by them, keep it open. A report: the model of costs learns
 * from it. What is not known is drawn widely and so is tried; what is known is not tried again.
 */
import {
  activeDevices,
  createProposalLedger,
  measuredSlot,
  OutOfDomainError,
  readMeasurement,
  requireAdopted,
  requireNumber,
  requireOptions,
  requireRandom,
  type DeviceId,
  type JsonObject,
  type JsonValue,
  type MeasurableProblem,
  type MeasuredSlot,
  type Measurement,
  type Proposal,
  type Random,
  type ResumableStrategy,
} from '@mec/model';
import { CostModel, type DriftEvent } from './cost-model.js';
import { cheapestByModel, modelCost, type ModelCosts } from './decision-search.js';
import { measuredSettings, type MeasuredOptions } from './options.js';
import { readNumbers } from './read-numbers.js';

/** Drift events kept. */
const EVENTS = 100;

/** What can be shown of the learner; independent of the clock. */
export interface MeasuredStatus {
  /** Proposals made or adopted. */
  readonly slots: number;
  /** Proposals that wait for their report. */
  readonly open: number;
  /** Reports taken in. */
  readonly reports: number;
  /** Own proposals that were not what was expected to be cheapest. */
  readonly explored: number;
  /** Devices remembered. */
  readonly devices: number;
  /** Estimated relative standard deviation of a device's measured cost. */
  readonly noise: number;
  /** Changes noticed, the latest 100, oldest first. */
  readonly drift: readonly DriftEvent[];
}

export interface MeasuredLearner extends ResumableStrategy {
  propose<A>(problem: MeasurableProblem<A>): Proposal<A>;
  adopt<A>(problem: MeasurableProblem<A>, offload: ArrayLike<number>): Proposal<A>;
  readonly status: MeasuredStatus;
}

export interface MeasuredLearnerOptions extends MeasuredOptions {
  /** Exploration follows from it; its state is in the snapshot. */
  readonly random: Random;
}

/**
 * A learner from measured costs. It knows of a slot the rows and who they are of, whatever they mean; rows have one width for life.
 *
 * @throws OutOfDomainError when an option leaves its range. `propose` and `adopt` throw OutOfDomainError naming what is wrong in the
 *   problem, LengthMismatchError for a decision of another length, and UnsupportedProblemError for more than two choices.
 * @example
 * const learner = measuredLearner({ random: createRandom(1) });
 * const { id, offload } = learner.propose({ size: 2, observation: Float64Array.of(12, 20) });
 * learner.report(id, { costs: [16, 27.5] });
 */
export function measuredLearner(options: MeasuredLearnerOptions): MeasuredLearner {
  const where = 'measuredLearner';
  requireOptions(where, options);
  const { random: given, ...rest } = options;
  const settings = measuredSettings(where, rest);
  const random = requireRandom(where, given);
  const ledger = createProposalLedger<JsonObject>(where, settings);
  let model: CostModel | undefined;
  let width: number | undefined;
  let reports = 0;
  let explored = 0;
  let drift: DriftEvent[] = [];

  function modelOf(rowWidth: number): CostModel {
    return new CostModel({
      width: rowWidth,
      deviceLimit: settings.deviceLimit,
      drift: settings.drift,
      onDrift(event) {
        drift = [...drift.slice(1 - EVENTS), event];
        settings.onDrift?.(event);
      },
    });
  }

  function seen(problem: MeasurableProblem): MeasuredSlot {
    const slot = measuredSlot(where, problem);
    if (width !== undefined && slot.width !== width) {
      const expected = `${width}, as in the slots before`;
      throw new OutOfDomainError({ where, what: 'numbers per row of the observation', got: slot.width, expected });
    }
    return slot;
  }

  /** What the slot's costs are expected to be; nothing before the first report. */
  const expectedOf = (slot: MeasuredSlot): ModelCosts | undefined =>
    model?.informed === true ? model.expected(slot) : undefined;

  /** Opens a proposal. Whatever may fail, such as the problem's own `allocate`, comes before anything has changed. */
  function opened<A>(
    problem: MeasurableProblem<A>,
    slot: MeasuredSlot,
    offload: Uint8Array,
    expected: ModelCosts | undefined,
  ): Proposal<A> {
    const allocation = problem.allocate?.(offload.slice());
    const { rows, ids } = slot;
    width = slot.width;
    model ??= modelOf(width);
    model.meet(slot);
    const entry = { rows: Array.from(rows), ids: [...ids], offload: Array.from(offload) };
    return {
      id: ledger.add(entry, [rows, offload]),
      offload: offload.slice(),
      ...(allocation === undefined ? {} : { allocation }),
      ...(expected === undefined ? {} : { predictedCost: modelCost(expected, offload) }),
    };
  }

  /** The cheapest decision by costs drawn; before the first report, the toss of a coin for each device. */
  function decided(slot: MeasuredSlot, expected: ModelCosts | undefined): Uint8Array {
    if (expected === undefined) {
      const offload = new Uint8Array(slot.size);
      for (const i of slot.active) offload[i] = random.integer(2);
      return offload;
    }
    const greedy = cheapestByModel(expected);
    if (settings.exploration === 0) return greedy;
    const offload = cheapestByModel(model!.drawn(slot, expected, settings.exploration, random));
    if (offload.some((x, i) => x !== greedy[i])) explored++;
    return offload;
  }

  return {
    name: 'MEASURED COSTS',
    propose<A>(problem: MeasurableProblem<A>): Proposal<A> {
      const slot = seen(problem);
      const before = { random: random.state, explored };
      const expected = expectedOf(slot);
      const offload = decided(slot, expected);
      try {
        return opened(problem, slot, offload, expected);
      } catch (error) {
        // A problem that cannot allocate leaves no trace.
        random.state = before.random;
        explored = before.explored;
        throw error;
      }
    },
    adopt<A>(problem: MeasurableProblem<A>, offload: ArrayLike<number>): Proposal<A> {
      const slot = seen(problem);
      return opened(problem, slot, requireAdopted(where, slot.size, offload), expectedOf(slot));
    },
    report(id: string, measurement: Measurement): void {
      const { slot, offload } = slotOf(ledger.get(id));
      const { cost, costs } = readMeasurement(where, slot.ids, measurement);
      if (cost === undefined && costs === undefined) {
        const expected = 'a cost or costs: delays and energies alone have no price here';
        throw new OutOfDomainError({ where, what: 'measurement', got: measurement, expected });
      }
      ledger.close(id);
      reports++;
      if (costs !== undefined) model!.learnCosts(slot, offload, costs, ledger.slots);
      else model!.learnTotal(slot, offload, cost!, ledger.slots);
    },
    get status() {
      return {
        slots: ledger.slots,
        open: ledger.open,
        reports,
        explored,
        devices: model?.deviceCount ?? 0,
        noise: model?.noise ?? NaN,
        drift,
      };
    },
    snapshot: () => ({
      width: width ?? null,
      model: model?.snapshot() ?? null,
      proposals: ledger.snapshot(),
      random: [...random.state],
      reports,
      explored,
      drift: drift.map(({ slot, device, scope }) => ({ slot, device, scope })),
    }),
    restore(snapshot) {
      const restored = readSnapshot(where, snapshot, modelOf);
      // The ledger checks before it changes; what follows cannot fail.
      const before = random.state;
      random.state = restored.random;
      try {
        ledger.restore(snapshot.proposals, (entry) => readEntry(where, entry, restored.width ?? 0));
      } catch (error) {
        random.state = before;
        throw error;
      }
      ({ width, model, reports, explored, drift } = restored);
    },
  };
}

/** Which devices, with which rows, took which decision: what a proposal is kept as. */
function slotOf(entry: JsonObject): { readonly slot: MeasuredSlot; readonly offload: Uint8Array } {
  const { rows, ids, offload } = entry as unknown as {
    readonly rows: readonly number[];
    readonly ids: readonly DeviceId[];
    readonly offload: readonly number[];
  };
  const size = offload.length;
  return {
    slot: {
      size,
      width: rows.length / size,
      rows: Float64Array.from(rows),
      ids,
      active: activeDevices({ size }),
    },
    offload: Uint8Array.from(offload),
  };
}

function readEntry(where: string, entry: JsonValue, width: number): JsonObject {
  const { rows, ids, offload } = (entry ?? {}) as JsonObject;
  const size = Array.isArray(offload) ? offload.length : 0;
  const slot = measuredSlot(where, {
    size: requireNumber(where, 'snapshot: devices of a proposal', size, { min: 1 }),
    observation: readNumbers(where, 'rows of a proposal', rows, size * width),
    ...(Array.isArray(ids) ? { ids: ids as DeviceId[] } : {}),
  });
  const decision = requireAdopted(where, size, offload as readonly number[]);
  return { rows: Array.from(slot.rows), ids: [...slot.ids], offload: Array.from(decision) };
}

interface Restored {
  readonly width: number | undefined;
  readonly model: CostModel | undefined;
  readonly reports: number;
  readonly explored: number;
  readonly drift: DriftEvent[];
  readonly random: readonly number[];
}

function readSnapshot(where: string, snapshot: JsonObject, modelOf: (width: number) => CostModel): Restored {
  // Snapshots may come from anywhere.
  const given = snapshot as JsonObject | null | undefined;
  if (typeof given !== 'object' || given === null) {
    throw new OutOfDomainError({ where, what: 'snapshot', got: given, expected: 'an object, as `snapshot` writes it' });
  }
  const count = (what: string): number =>
    requireNumber(where, `snapshot: ${what}`, given[what], { min: 0, integer: true });
  let width: number | undefined;
  let model: CostModel | undefined;
  if (given.width !== null) {
    width = requireNumber(where, 'snapshot: width', given.width, { min: 0, max: 1e4, integer: true });
    model = modelOf(width);
    model.restore(where, (given.model ?? {}) as JsonObject);
  }
  const events = Array.isArray(given.drift) ? (given.drift as readonly JsonObject[]).slice(-EVENTS) : [];
  return {
    width,
    model,
    reports: count('reports'),
    explored: count('explored'),
    random: Array.isArray(given.random) ? (given.random as readonly number[]) : [],
    drift: events.map((event) => ({
      slot: requireNumber(where, 'snapshot: slot of a change', event.slot, { min: 0, integer: true }),
      device: event.device as DeviceId | null,
      scope: event.scope === 'all' ? 'all' : 'device',
    })),
  };
}
