/** A stream of problems, one per slot, that does not depend on what is decided. */
import { OutOfDomainError } from './errors.js';
import type { OffloadingProblem } from '../server-share/offloading-problem.js';

/**
 * Iterating starts the same stream anew each time, so every strategy that iterates meets the same problems
 * (common random numbers).
 */
export interface Workload<P = OffloadingProblem> extends Iterable<P> {
  /** For people to read: no code depends on it. */
  readonly name: string;
  /** When the environment changes, ascending; slots count from 1. */
  readonly events: readonly WorkloadEvent[];
}

/** A moment at which the environment changes, for marks in charts. */
export interface WorkloadEvent {
  /** The first slot that sees the change. */
  readonly at: number;
  readonly label: string;
}

/**
 * Throws unless the value is a workload: callers from plain JavaScript may hand anything.
 *
 * @throws OutOfDomainError naming the argument.
 */
export function requireWorkload(where: string, what: string, workload: Workload<unknown>): void {
  const given = workload as Partial<Workload<unknown>> | null | undefined;
  const iterates = typeof given === 'object' && given !== null && typeof given[Symbol.iterator] === 'function';
  if (iterates && Array.isArray(given.events)) return;
  throw new OutOfDomainError({ where, what, got: workload, expected: 'a Workload' });
}
