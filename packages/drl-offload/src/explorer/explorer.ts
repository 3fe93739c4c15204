/**
 * An explorer turns the policy's scores into decisions to try, all at once.
 *
 * It keeps nothing from call to call: chance and the number of the decision come with the request.
 */
import type { Random } from '@mec/model';
import type { PartDescription } from '../snapshot/snapshot.js';

export interface Exploration {
  /** N. */
  readonly size: number;
  /** Log odds of offloading, at least N entries. */
  readonly scores: Float64Array;
  /** x_0: 1 where the score is > 0, N entries. */
  readonly policyDecision: Uint8Array;
  /** How many decisions are wanted, K >= 1. */
  readonly count: number;
  /** Decisions learned from so far, for explorers that change with time. */
  readonly iteration: number;
  readonly random: Random;
}

export interface Explorer extends PartDescription {
  readonly name: string;
  /** At most how many different decisions it can make of N devices, x_0 among them; Infinity stands for "more than anyone asks". */
  reachable(size: number): number;
  /**
   * Writes decisions to try.
   *
   * @param candidates - filled, row-major: the first rows of N entries each; row 0 is x_0.
   * @returns how many rows were written, at least one, pairwise different: as many as it can make, and at most `count`.
   */
  explore(exploration: Exploration, candidates: Uint8Array): number;
}
