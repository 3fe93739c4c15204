/**
 * One slot of any cost model: how many devices decide, what may be known of each, and what a decision costs.
 *
 * A cost model is whatever gives such problems. Strategies that need no more than this serve all of them.
 */
import { UnsupportedProblemError } from './errors.js';
import { requireMethods, requireNumber } from './domain.js';

/** `A` is what a decision leaves to be allocated: shares of a server, of a frame, ... */
export interface DecisionProblem<A = Float64Array> {
  /** N, the number of devices that decide. */
  readonly size: number;
  /** Options of each device, an integer >= 2; option 0 is local. Default 2: offload or not. At most 256. */
  readonly choices?: number;
  /** What a policy may know: row-major, one row of equal width per device, `size * width` finite numbers. */
  readonly observation: Float64Array;
  /** Who the rows are, `size` entries, where devices come and go between slots. */
  readonly ids?: ArrayLike<number | string>;
  /**
   * Devices that have something to decide, ascending; the others are best left at 0. Default: all of them. A model that knows
   * this spares strategies the evaluations.
   */
  readonly active?: readonly number[];
  /**
   * What the cost stands for. `maximise`: it is the negative of a quantity that is to be large, such as a rate, and reports
   * show that quantity. Default `minimise`. Strategies minimise the cost either way.
   */
  readonly sense?: Sense;
  /**
   * The cost of a decision, with the allocation that gives it. The same decision gives the same answer each time.
   *
   * @param offload - one entry per device, 0 ... choices - 1; neither kept nor written to.
   */
  evaluate(offload: Uint8Array): Evaluation<A>;
  /**
   * The allocation that a decision gets, where it follows from what is known of the slot and needs no price: a server that only
   * measures costs can carry out a decision then. New each time.
   *
   * @param offload - as for {@link evaluate}.
   */
  allocate?(offload: Uint8Array): A;
  /** The model's own check of an allocation: whether it keeps every limit of the slot, rounding allowed for. */
  isFeasible?(offload: Uint8Array, allocation: A): boolean;
  /** A new walk: the same costs for decisions that follow each other, where the cost model has a faster way to them. */
  readonly walk?: () => CostWalk;
}

export type Sense = 'minimise' | 'maximise';

export interface Evaluation<A = Float64Array> {
  /** Infinity: the decision cannot be carried out. Never NaN and never -Infinity. */
  readonly cost: number;
  /** New with every evaluation. */
  readonly allocation: A;
}

/**
 * Follows the cost from decision to decision, one device at a time. Costs agree with {@link DecisionProblem.evaluate} up to
 * rounding, however long the walk: `describeProblem` of `@mec/model/testing` checks that.
 *
 * Each walk has a position of its own, so several may be under way at once.
 */
export interface CostWalk {
  /** Goes to a decision (`size` entries; not kept) and returns its cost. */
  start(offload: Uint8Array): number;
  /** Gives one device a choice, which may be the one it has, and returns the cost of the new decision. */
  set(device: number, choice: number): number;
  /**
   * Goes to a decision (`size` entries; not kept) from the one before it and returns its cost: one decision costed, however many
   * devices change. Without it, a strategy sets the devices that differ, and only the last of those costs is wanted.
   */
  move?(offload: Uint8Array): number;
  /**
   * For models that can try decisions faster than by one `set` after another: the cheapest of all decisions that some devices, of
   * two choices each, can make while the others stay. Goes to it.
   *
   * @param offload - where to begin; the decision found is written to it. Of several equally cheap ones it is the first in
   * Gray-code order, where device `devices[k]` changes at step t and k is the number of zeros at the end of t in binary.
   * @param devices - different ones, at most 30.
   * @returns its cost.
   */
  cheapest?(offload: Uint8Array, devices: readonly number[]): number;
}

/** Most options that a `Uint8Array` can tell apart. */
const MOST_CHOICES = 256;

/** Options of each device. */
export function choicesOf(problem: Pick<DecisionProblem<unknown>, 'choices'>): number {
  return problem.choices ?? 2;
}

/** Devices that have something to decide, ascending. */
export function activeDevices(problem: Pick<DecisionProblem<unknown>, 'size' | 'active'>): readonly number[] {
  return problem.active ?? Array.from({ length: problem.size }, (_, i) => i);
}

/**
 * Checks what a strategy is given: callers from plain JavaScript may hand anything.
 *
 * @throws OutOfDomainError naming the part that is missing or wrong.
 */
export function requireProblem(where: string, problem: DecisionProblem<unknown>): void {
  // The usual case first: this runs at every decision.
  const given = problem as Partial<DecisionProblem<unknown>> | null | undefined;
  if (
    typeof given?.evaluate === 'function' &&
    given.size! >= 1 &&
    Number.isSafeInteger(given.size) &&
    given.choices === undefined
  ) {
    return;
  }
  const size: unknown = (problem as DecisionProblem<unknown> | null | undefined)?.size;
  requireNumber(where, 'problem.size', size, { min: 1, integer: true, unit: 'devices' });
  requireMethods(where, 'problem', problem, ['evaluate'], 'a DecisionProblem');
  if (problem.choices !== undefined) {
    requireNumber(where, 'problem.choices', problem.choices, { min: 2, max: MOST_CHOICES, integer: true });
  }
}

/**
 * For strategies that decide only between offloading and not.
 *
 * @throws UnsupportedProblemError when a device has more than two choices.
 */
export function requireTwoChoices(where: string, problem: DecisionProblem<unknown>): void {
  const choices = choicesOf(problem);
  if (choices === 2) return;
  throw new UnsupportedProblemError({
    where,
    what: 'problem.choices',
    got: choices,
    expected: '2: offload or not (any-cost strategies decide between more)',
  });
}

/**
 * Checks a stated cost.
 *
 * @returns the cost.
 * @throws OutOfDomainError when it is NaN, -Infinity or not a number.
 */
export function requireCost(where: string, cost: unknown): number {
  if (typeof cost === 'number' && cost > -Infinity) return cost;
  const expected = 'a finite number, or Infinity for a decision that cannot be carried out';
  return requireNumber(where, "the problem's cost", cost, { described: expected });
}
