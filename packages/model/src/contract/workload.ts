/** A stream of problems, one per slot, that does not depend on what is decided. */
import type { OffloadingProblem } from '../server-share/offloading-problem.js';

/**
 * Iterating starts the same stream anew each time, so every strategy that iterates meets the same problems
 * (common random numbers).
 */
export interface Workload<P = OffloadingProblem> extends Iterable<P> {
  /** For people: nothing hangs on it. */
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
