/**
 * What a decision costs in communication. The paper's introduction holds against auctions [1] and games [2] that they need
 * many rounds between devices and server; methods of these families report them.
 */
import { requireNumber, type Decision, type OffloadingProblem, type Strategy } from '@mec/model';

/** Communication of one decision. */
export interface Interaction {
  /** Exchanges that have to follow one another, each a message from the server and an answer. */
  readonly rounds: number;
  /** Messages sent, those to each device and from each device counted one by one. */
  readonly messages: number;
  /** Time spent on the rounds, s; not part of the cost (9a). */
  readonly latency: number;
}

/** A decision that devices and server negotiated. */
export interface InteractiveDecision extends Decision, Interaction {}

export interface InteractiveStrategy extends Strategy {
  decide(problem: OffloadingProblem): InteractiveDecision;
}

export interface InteractionOptions {
  /** Time of one round, s, >= 0. Default 0.01. */
  readonly roundLatency?: number;
}

/**
 * Reads the latency of a round.
 *
 * @throws OutOfDomainError when it leaves its range.
 */
export function roundLatencyOf(where: string, options: InteractionOptions): number {
  return requireNumber(where, 'roundLatency', options.roundLatency ?? 0.01, { min: 0, unit: 's' });
}
