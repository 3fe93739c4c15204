/** What every strategy of offloading is, ours or a user's: a problem in, a decision out. */
import type { OffloadingProblem } from './problem.js';

/** Who offloads, how much of the server each gets, and what that costs. The arrays are the caller's to keep. */
export interface Decision {
  /** x_i, N entries, 0 or 1. */
  readonly offload: Uint8Array;
  /** f_i^es in MB/s, N entries, 0 where x_i = 0. */
  readonly allocation: Float64Array;
  /** Eq. (9a). */
  readonly cost: number;
}

/**
 * A way of deciding. It may learn from one call to the next; it must not change the problem, nor a decision it has given.
 * `describeStrategy` of `@mec/model/testing` checks that an implementation keeps the contract.
 */
export interface Strategy {
  readonly name: string;
  decide(problem: OffloadingProblem): Decision;
  /** Frees what the garbage collector does not see, such as tensors. */
  dispose?(): void;
}
