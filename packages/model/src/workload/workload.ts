/** A stream of problems, one per iteration: what strategies are run over. */
import type { OffloadingProblem } from '../problem.js';

/**
 * Iterating starts the same stream anew each time, so every strategy that iterates meets the same problems
 * (common random numbers).
 */
export interface Workload extends Iterable<OffloadingProblem> {
  readonly name: string;
  /** When the environment changes, ascending; iterations count from 1. */
  readonly events: readonly WorkloadEvent[];
}

/** A moment at which the environment changes, for marks in charts. */
export interface WorkloadEvent {
  /** The first iteration that sees the change. */
  readonly at: number;
  readonly label: string;
}
