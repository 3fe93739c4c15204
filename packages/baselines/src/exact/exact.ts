/** The optimum of problem (9), with its proof or its gap. */
import { OutOfDomainError, requireNumber, type Decision, type OffloadingProblem, type Strategy } from '@mec/model';
import { optimalDecision } from '../optimal-decision.js';
import { searchDifferentDevices } from './different-devices.js';
import { optimalPrefix } from './prefix.js';
import { roundingAllowance } from './rounding.js';

/** A decision, and what is known about the optimum. */
export interface ExactSolution extends Decision {
  /** No decision costs less than this, rounding errors allowed for. At most `cost`. */
  readonly lowerBound: number;
  /** Whether the decision is optimal: no other is cheaper by more than rounding. */
  readonly proved: boolean;
  /** Relaxations solved, or work of that size; 1 for a sorted prefix. */
  readonly nodes: number;
}

export interface ExactStrategy extends Strategy {
  /** As `decide`, with what is known about the optimum. */
  solve(problem: OffloadingProblem): ExactSolution;
}

/** Says when to stop: an `AbortSignal`, or any object whose `aborted` looks at a clock. */
export interface StopSignal {
  readonly aborted: boolean;
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

/**
 * The optimal decision with the optimal allocation.
 *
 * Equal devices: a sorted prefix, in O(N log N) at any N. Different devices: branch and bound on the continuous relaxation,
 * which random devices leave after a node or few; equal ratios g_i / s_i make it subset sum, NP-hard, and then cores of at most
 * 40 open devices are solved by halves and whole multiples of a unit by a dynamic programme. Where the limit or the signal
 * ends the search, `solve` returns the best decision found, `proved: false` and a valid `lowerBound`.
 * Without capacity the decision is all local.
 *
 * @throws OutOfDomainError when an option leaves its range. Solving never throws.
 * @see Problem (9).
 * @example
 * const { cost, lowerBound, proved } = exact().solve(problem);
 */
export function exact(options: ExactOptions = {}): ExactStrategy {
  const nodeLimit = requireNumber('exact', 'nodeLimit', options.nodeLimit ?? 1e7, { min: 1, integer: true });
  const { signal } = options;
  if (signal !== undefined && typeof (signal as Partial<StopSignal> | null)?.aborted !== 'boolean') {
    throw new OutOfDomainError({ where: 'exact', what: 'signal', got: signal, expected: 'an AbortSignal' });
  }
  const stopped = (): boolean => signal?.aborted ?? false;

  const solve = (problem: OffloadingProblem): ExactSolution => {
    if (problem.equalDevices || problem.system.edgeCapacity === 0) {
      const offload = problem.system.edgeCapacity === 0 ? new Uint8Array(problem.size) : optimalPrefix(problem);
      return solution(optimalDecision(problem, offload), Infinity, roundingAllowance(problem.size), 1);
    }
    const budget = { nodes: 0, limit: nodeLimit, stopped };
    const { offload, open, allowance } = searchDifferentDevices(problem, budget);
    return solution(optimalDecision(problem, offload), open, allowance, budget.nodes);
  };
  return { name: 'EXACT', decide: solve, solve };
}

/** Whatever was left out cost at least `open`, or the decision's cost less `allowance`; both were computed with rounding errors. */
function solution(decision: Decision, open: number, allowance: number, nodes: number): ExactSolution {
  const { offload, allocation, cost } = decision;
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
