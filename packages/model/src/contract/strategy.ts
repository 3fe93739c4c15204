/** What every strategy of offloading is, ours or a user's: a problem in, a decision out. */
import type { OffloadingProblem } from '../server-share/offloading-problem.js';
import type { DecisionProblem } from './decision-problem.js';

/** Who offloads, what each is given, and what that costs. All of it is the caller's to keep. */
export interface Decision<A = Float64Array> {
  /** One entry per device: 0 is local, 1 ... choices - 1 are the ways to offload. */
  readonly offload: Uint8Array;
  /** As {@link DecisionProblem.evaluate} gives it; of an `OffloadingProblem` f_i^es in MB/s, 0 where x_i = 0. */
  readonly allocation: A;
  /** As {@link DecisionProblem.evaluate} states it; Infinity where the slot has no decision that can be carried out. */
  readonly cost: number;
}

/**
 * A way of deciding. It may learn from one call to the next; it must not change the problem, nor a decision it has given.
 * `describeStrategy` of `@mec/model/testing` checks that an implementation keeps the contract.
 *
 * The paper's problem is the default of `P`, so that `Strategy` alone is a strategy for it.
 */
export interface Strategy<P = OffloadingProblem, A = Float64Array> {
  /** For people to read: no code depends on it. */
  readonly name: string;
  decide(problem: P): Decision<A>;
  /** Frees what the garbage collector does not see, such as tensors. */
  dispose?(): void;
}

/** A strategy that needs only evaluations, and so decides the problems of every cost model. */
export interface AnyCostStrategy {
  /** For people to read: no code depends on it. */
  readonly name: string;
  decide<A>(problem: DecisionProblem<A>): Decision<A>;
  dispose?(): void;
}
