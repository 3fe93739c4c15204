/**
 * A search spends the evaluations of a slot one after the other, and may choose each by what those before it cost.
 *
 * It keeps nothing from call to call: chance and the number of the decision come with the slot, and what was learned is in
 * the policy. An `Explorer`, which makes all its decisions at once, is one kind of it (`searchOf`).
 */
import type { Random } from '@mec/model';
import type { Policy } from '../policy/policy.js';
import type { PartDescription } from '../snapshot/snapshot.js';
import type { SlotView } from '../view/slot-view.js';
import type { Tried } from './tried.js';

export interface SearchSlot {
  readonly view: SlotView;
  /** Log odds of offloading, N entries or more. */
  readonly scores: Float64Array;
  /** x_0: 1 where the score is > 0, N entries. */
  readonly policyDecision: Uint8Array;
  /** Decisions learned from so far, for searches that change with time. */
  readonly iteration: number;
  readonly random: Random;
  /** The policy that scored, for searches that ask a model of it. */
  readonly policy: Policy;
}

/** The evaluations that a search may spend. */
export interface Tries extends Tried {
  /** Evaluations that are left; K at first. */
  readonly left: number;
  /**
   * Evaluates a decision, N entries of 0 or 1; the array is copied. One evaluation, whether the decision was tried before or not.
   *
   * @returns its cost; Infinity when it cannot be carried out.
   * @throws OutOfDomainError when none is left.
   */
  attempt(offload: Uint8Array): number;
  /** The same for a row of a row-major matrix. */
  attemptRow(rows: Uint8Array, row: number): number;
  /** Try that costs least, of equal ones (but for rounding) the first; -1: none can be carried out so far. */
  readonly best: number;
  /** Its cost; Infinity when there is none. */
  readonly bestCost: number;
}

export interface Search extends PartDescription {
  /** For people: nothing depends on it. */
  readonly name: string;
  /** At most how many different decisions of N devices it can try; Infinity stands for "more than anyone asks". */
  reachable(size: number): number;
  /** Tries at least one decision and at most `tries.left`. Try 0 should be x_0, so that no slot is decided worse than by the policy. */
  search(slot: SearchSlot, tries: Tries): void;
}
