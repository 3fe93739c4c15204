/**
 * One slot of the paper's problem (9): a system, the tasks that its devices hold now, and the coefficients that follow.
 *
 * It is a {@link DecisionProblem} whose costs are those of the best allocation, and it can be seen through other allocators.
 */
import type { AnyRule } from '../contract/allocation-rule.js';
import type { CostFactors, Rescalable } from '../contract/cost-factors.js';
import type { CostWalk, DecisionProblem, Evaluation } from '../contract/decision-problem.js';
import { UnsupportedProblemError } from '../contract/errors.js';
import type { EdgeSystem } from './edge-system.js';

/** Arrays have one entry per device and are not to be written to. */
export interface OffloadingProblem extends Rescalable<Float64Array> {
  readonly system: EdgeSystem;
  /** N, the number of devices. */
  readonly size: number;
  /** d_i, MB; 0: the device is switched off. */
  readonly tasks: Float64Array;
  /** L_i = (1 + alpha p_local,i) d_i / f_local,i: cost of computing locally, eqs (7), (8). */
  readonly localCost: Float64Array;
  /** U_i = (1 + alpha p_upload,i) d_i / r_i: cost of uploading, eqs (1), (4). */
  readonly uploadCost: Float64Array;
  /** g_i = L_i - U_i: what offloading saves before the server's part. */
  readonly gain: Float64Array;
  /** c_i = (1 + alpha p_waiting,i) d_i: the server's part of the cost is c_i / f_i^es, eqs (2), (5). */
  readonly edgeWeight: Float64Array;
  /** s_i = sqrt(c_i): the best shares are proportional to it. */
  readonly edgeRoot: Float64Array;
  /** Whether all devices have the same rates and powers (their tasks may differ). */
  readonly equalDevices: boolean;
  /** The paper's observation: the tasks d_i, in MB. */
  readonly observation: Float64Array;
  /** The devices with a task; none where the server has no capacity, since then none can offload. */
  readonly active: readonly number[];
  /** The cost under the best allocation, and that allocation: f_i^es in MB/s, 0 where x_i = 0. */
  evaluate(offload: Uint8Array): Evaluation;
  /** The best shares of a decision: what `evaluate` allocates. */
  allocate(offload: Uint8Array): Float64Array;
  readonly walk: () => CostWalk;
  /**
   * The same slot with its costs under another allocator.
   *
   * @param observe - what a policy may know; by default the tasks.
   */
  withAllocator(allocator: AnyRule, observe?: (problem: OffloadingProblem) => Float64Array): DecisionProblem;
  /** The same tasks where U_i (`uplink`) and L_i (`processor`) are some factor times as large. */
  withFactors(factors: CostFactors): OffloadingProblem;
}

/** Whether a problem is the paper's, whatever its parameters. */
export function isOffloadingProblem(problem: unknown): problem is OffloadingProblem {
  const given = problem as Partial<OffloadingProblem> | null | undefined;
  return (
    typeof given === 'object' &&
    given !== null &&
    given.edgeRoot instanceof Float64Array &&
    typeof given.system === 'object' &&
    typeof given.withAllocator === 'function'
  );
}

/**
 * For strategies that work with the paper's cost itself.
 *
 * @throws UnsupportedProblemError when the problem is another model's.
 */
export function requireOffloadingProblem(where: string, problem: unknown): asserts problem is OffloadingProblem {
  if (isOffloadingProblem(problem)) return;
  const expected = 'an OffloadingProblem, as createProblem makes it (strategies for any cost decide others)';
  throw new UnsupportedProblemError({ where, what: 'problem', got: problem, expected });
}
