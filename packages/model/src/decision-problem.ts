/**
 * What a learning agent sees of a problem: how many devices, what may be known of each, and what a decision costs.
 *
 * The agent knows no more than this, so another cost model (deadlines, a wireless-powered network) plugs in here.
 */
import type { Allocator } from './allocators/allocator.js';
import { cost } from './cost.js';
import type { OffloadingProblem } from './problem.js';

export interface DecisionProblem {
  /** N, the number of binary decisions. */
  readonly size: number;
  /** What a policy may know: row-major, one row of equal width per device, `size * width` numbers. */
  readonly observation: Float64Array;
  /**
   * The cost of a decision, with the allocation that gives it.
   *
   * @param offload - x_i, `size` entries, 0 or 1; not kept.
   */
  evaluate(offload: Uint8Array): Evaluation;
}

export interface Evaluation {
  readonly cost: number;
  readonly allocation: Float64Array;
}

/** Turns a problem into rows of numbers, one per device. */
export type Observer = (problem: OffloadingProblem) => Float64Array;

/** The paper's observation: each device's task d_i, in MB. */
export const observeTasks: Observer = (problem) => problem.tasks;

/**
 * A problem as an agent sees it.
 *
 * @param allocator - divides the server among the offloaders of each decision tried.
 * @param observe - what the agent may know; by default the tasks, as in the paper.
 */
export function decisionProblem(
  problem: OffloadingProblem,
  allocator: Allocator,
  observe: Observer = observeTasks,
): DecisionProblem {
  return {
    size: problem.size,
    observation: observe(problem),
    evaluate(offload: Uint8Array): Evaluation {
      const allocation = allocator.allocate(problem, offload);
      return { cost: cost(problem, offload, allocation), allocation };
    },
  };
}
