/**
 * Slots that depend on what was decided before: queues that fill, batteries that drain.
 *
 * An environment holds one strategy's history, so each strategy needs an environment of its own, made from the same seed.
 */
import type { OffloadingProblem } from '../server-share/offloading-problem.js';
import type { Decision } from './strategy.js';

export interface Environment<P = OffloadingProblem, A = unknown> {
  /** For people to read: no code depends on it. */
  readonly name: string;
  /** Back to the beginning: the first slot's problem, the same each time. */
  reset(): P;
  /**
   * Carries out a decision of the problem given last, and goes on.
   *
   * @param decision - neither kept nor written to.
   * @returns the next slot's problem.
   */
  step(decision: Decision<A>): P;
  /** What the last step led to, by name (with its unit), such as `queue (Mbit)`; undefined before the first step. */
  readonly outcome?: Outcome | undefined;
}

/** Numbers of one slot by name; every slot has the same names. */
export type Outcome = Readonly<Record<string, number>>;
