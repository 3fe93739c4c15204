/** The optimum of problem (9), with its proof or its gap: the checks at the door of the searches. */
import type { StopSignal } from '@mec/slsqp';
import { requireNumber, requireOptions } from '../../contract/domain.js';
import { OutOfDomainError } from '../../contract/errors.js';
import type { Decision } from '../../contract/strategy.js';
import { objective } from '../objective.js';
import { requireOffloadingProblem, type OffloadingProblem } from '../offloading-problem.js';
import { searchDifferentDevices } from './search/different-devices.js';
import { roundingAllowance } from './search/rounding.js';
import { optimalPrefix } from './sorted-prefix.js';

/** A decision, and what is known about the optimum. */
export interface ExactSolution extends Decision {
  /** No decision costs less than this, rounding errors allowed for. At most `cost`. */
  readonly lowerBound: number;
  /** Whether the decision is optimal: no other is cheaper by more than rounding. */
  readonly proved: boolean;
  /** Relaxations solved, or work of that size; 1 for a sorted prefix. */
  readonly nodes: number;
}

export interface ExactOptions {
  /** Most nodes of one search, an integer >= 1. Default 10 million: a second or so. */
  readonly nodeLimit?: number;
  /**
   * Looked at every thousand nodes. The search does not leave its thread, so a timer that fires in it comes too late: pass an
   * object whose `aborted` reads a clock or shared memory.
   */
  readonly signal?: StopSignal;
}

/** Solves problems under options that were checked once. */
export type ExactSolver = (problem: OffloadingProblem) => ExactSolution;

/**
 * A solver of problem (9) to proved optimality.
 *
 * Equal devices: a sorted prefix, in O(N log N) at any N. Different devices: branch and bound on the continuous relaxation,
 * which random devices leave after a node or few; equal ratios g_i / s_i make it subset sum, NP-hard, and then cores of at most
 * 40 open devices are solved by halves and whole multiples of a unit by a dynamic programme. Where the limit or the signal
 * ends the search, the best decision found comes with `proved: false` and a valid `lowerBound`.
 * Without capacity the decision is all local.
 *
 * @param where - the function that errors of options name.
 * @throws OutOfDomainError when an option leaves its range. The solver throws UnsupportedProblemError for another cost model's
 * problem; a hard problem never throws.
 * @see Problem (9).
 */
export function exactSolver(options: ExactOptions = {}, where = 'exactSolver'): ExactSolver {
  requireOptions(where, options);
  const nodeLimit = requireNumber(where, 'nodeLimit', options.nodeLimit ?? 1e7, { min: 1, integer: true });
  const { signal } = options;
  if (signal !== undefined && typeof (signal as Partial<StopSignal> | null)?.aborted !== 'boolean') {
    throw new OutOfDomainError({ where, what: 'signal', got: signal, expected: 'an AbortSignal' });
  }
  const stopped = (): boolean => signal?.aborted ?? false;
  return (problem) => {
    requireOffloadingProblem(where, problem);
    const { size, system } = problem;
    if (problem.equalDevices || system.edgeCapacity === 0) {
      const offload = system.edgeCapacity === 0 ? new Uint8Array(size) : optimalPrefix(problem);
      return solution(problem, offload, Infinity, roundingAllowance(size), 1);
    }
    const budget = { nodes: 0, limit: nodeLimit, stopped };
    const { offload, open, allowance } = searchDifferentDevices(problem, budget);
    return solution(problem, offload, open, allowance, budget.nodes);
  };
}

/** Whatever was left out cost at least `open`, or the decision's cost less `allowance`; both were computed with rounding errors. */
function solution(
  problem: OffloadingProblem,
  offload: Uint8Array,
  open: number,
  allowance: number,
  nodes: number,
): ExactSolution {
  const { cost, allocation } = objective.evaluate(problem, offload);
  const settled = cost * (1 - allowance);
  return {
    offload,
    allocation,
    cost,
    lowerBound: Math.min(open, settled) * (1 - allowance),
    proved: open >= settled,
    nodes,
  };
}
