/**
 * Strategies for where a decision's cost cannot be asked for, only measured: a server carries out one decision a slot and learns
 * later, for that decision alone, what it cost. Reports come late, out of order, sometimes never, sometimes device by device.
 */
import { requireOffload } from './decision-vector.js';
import { activeDevices, type DecisionProblem } from './decision-problem.js';
import { requireList, requireNumber } from './domain.js';
import { OutOfDomainError, UnsupportedProblemError } from './errors.js';
import type { JsonObject } from './json.js';

/** Who a device is: its entry of `ids`, or its place where the problem has none. */
export type DeviceId = number | string;

/** What a measured strategy needs of a slot. `evaluate` is not among it, and is never called. */
export type MeasurableProblem<A = unknown> = Pick<
  DecisionProblem<A>,
  'size' | 'observation' | 'ids' | 'choices' | 'active'
> & {
  /** As {@link DecisionProblem.allocate}: with it a proposal says what each offloader gets. */
  allocate?(offload: Uint8Array): A;
};

/** A decision to carry out. Its arrays are the caller's to keep. */
export interface Proposal<A = unknown> {
  /** Names the proposal in its report. */
  readonly id: string;
  /** One entry per device: 0 is local. */
  readonly offload: Uint8Array;
  /** What each offloader gets, where the problem can say. */
  readonly allocation?: A;
  /** What the strategy expects the decision to cost, where it has an expectation. */
  readonly predictedCost?: number;
}

/**
 * One number per device: by place, with `null`, `undefined` or NaN for what was not measured, or by device id (a number is found by
 * its text in a plain object), where devices may be missing.
 */
export type DeviceNumbers =
  ArrayLike<number | null | undefined> | ReadonlyMap<DeviceId, number> | Readonly<Record<string, number>>;

/** What was measured of a decision that was carried out: at least one of these. */
export interface Measurement {
  /** Cost of the whole slot, in the units of the problem's cost. */
  readonly cost?: number;
  /** Each device's part of the cost. */
  readonly costs?: DeviceNumbers;
  /** Delay of each device's task, s. */
  readonly delays?: DeviceNumbers;
  /** Energy of each device's task, J. */
  readonly energies?: DeviceNumbers;
}

/** A way of deciding that is told what its decisions cost, instead of asking. */
export interface MeasuredStrategy<P = MeasurableProblem, A = unknown> {
  /** For people: nothing hangs on it. */
  readonly name: string;
  /** Decides a slot. The proposal stays open until its report comes, or until it expires. */
  propose(problem: P): Proposal<A>;
  /**
   * Takes note that somebody else's decision is carried out in this slot: its report teaches as much as that of an own proposal.
   *
   * @param offload - one entry per device; not kept.
   */
  adopt(problem: P, offload: Uint8Array): Proposal<A>;
  /**
   * Tells what a proposal cost.
   *
   * @throws ProposalError when the id is unknown, was reported before or has expired; OutOfDomainError or LengthMismatchError naming
   * what is wrong in the measurement. The strategy is then as it was.
   */
  report(id: string, measurement: Measurement): void;
  /** Frees what the garbage collector does not see. */
  dispose?(): void;
}

/** A measured strategy whose state can be written down. */
export interface ResumableStrategy<P = MeasurableProblem, A = unknown> extends MeasuredStrategy<P, A> {
  /** Everything learned, and the open proposals, as plain JSON. */
  snapshot(): JsonObject;
  /**
   * Goes on where a snapshot of a strategy with the same options was taken.
   *
   * @throws OutOfDomainError naming what is wrong in it. The strategy is then as it was.
   */
  restore(snapshot: JsonObject): void;
}

/** A checked slot: rows, and who they are. */
export interface MeasuredSlot {
  readonly size: number;
  /** Numbers per device. */
  readonly width: number;
  /** Row-major, size x width: a copy. */
  readonly rows: Float64Array;
  /** One per device, all different. */
  readonly ids: readonly DeviceId[];
  /** Devices that have something to decide, ascending. */
  readonly active: readonly number[];
}

/**
 * Checks and copies what a measured strategy may know of a slot.
 *
 * @throws OutOfDomainError naming the part that is wrong; UnsupportedProblemError when devices have more than two choices.
 */
export function measuredSlot(where: string, problem: MeasurableProblem): MeasuredSlot {
  const given = problem as Partial<MeasurableProblem> | null | undefined;
  if (typeof given !== 'object' || given === null) {
    throw new OutOfDomainError({ where, what: 'problem', got: given, expected: 'an object with size and observation' });
  }
  const size = requireNumber(where, 'problem.size', given.size, { min: 1, integer: true, unit: 'devices' });
  if (given.choices !== undefined && given.choices !== 2) {
    const expected = '2: offload or not';
    throw new UnsupportedProblemError({ where, what: 'problem.choices', got: given.choices, expected });
  }
  const { observation } = given;
  const width = (observation?.length ?? NaN) / size;
  if (!Number.isInteger(width)) {
    const expected = `numbers, as many for each of ${size} devices`;
    throw new OutOfDomainError({ where, what: 'problem.observation', got: observation, expected });
  }
  const rows = Float64Array.from(observation!);
  const wrong = rows.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) requireNumber(where, `problem.observation[${wrong}]`, rows[wrong]);
  if (given.active !== undefined) requireList(where, 'problem.active', given.active, 'a list of devices');
  const active = activeDevices({ size, ...(given.active === undefined ? {} : { active: given.active }) });
  active.forEach((i, k) => {
    const after = k === 0 ? -1 : active[k - 1]!;
    requireNumber(where, `problem.active[${k}]`, i, { above: after, max: size - 1, integer: true });
  });
  return { size, width, rows, ids: deviceIds(where, size, given.ids), active };
}

/**
 * Who the devices of a slot are: their ids, or their places.
 *
 * @throws OutOfDomainError when there is not one id per device, an id is neither a string nor a finite number, or two have the same.
 */
export function deviceIds(where: string, size: number, ids?: ArrayLike<DeviceId>): readonly DeviceId[] {
  if (ids === undefined) return Array.from({ length: size }, (_, i) => i);
  // Callers from plain JavaScript may hand anything.
  if ((ids as ArrayLike<DeviceId> | null)?.length !== size) {
    const expected = `${size} entries, one per device`;
    throw new OutOfDomainError({ where, what: 'problem.ids', got: ids, expected });
  }
  const seen = new Set<string>();
  return Array.from(ids, (id, i) => {
    const sound = typeof id === 'string' || (typeof id === 'number' && Number.isFinite(id));
    // Reports name devices by text, so 1 and '1' cannot both be there.
    if (!sound || seen.has(String(id))) {
      const expected = 'a string or a finite number, different for each device';
      throw new OutOfDomainError({ where, what: `problem.ids[${i}]`, got: id, expected });
    }
    seen.add(String(id));
    return id;
  });
}

/**
 * Checks a decision that is adopted.
 *
 * @returns a copy.
 */
export function requireAdopted(where: string, size: number, offload: ArrayLike<number>): Uint8Array {
  requireOffload(where, size, offload);
  return Uint8Array.from(offload);
}
