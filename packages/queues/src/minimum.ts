/**
 * The best decision of a frame, proved: branch and bound on the bound of `relaxation.ts`.
 *
 * Only a device on the margin stands between the bound and a decision, so it is the one to branch on. Where none does, or where the one
 * on the margin uploads anyway, the node is solved.
 */
import { requireNumber, requireOptions, type Decision } from '@mec/model/contract';
import type { QueueAllocation, QueueProblem } from './frame.js';
import { OPEN, relaxations } from './relaxation.js';
import { requireTerms } from './terms.js';

export interface QueueMinimum extends Decision<QueueAllocation> {
  /** No decision costs less than this. At most `cost`. */
  readonly lowerBound: number;
  /** Whether the decision is optimal: no other earns more, by more than rounding. */
  readonly proved: boolean;
  /** Bounds worked out. */
  readonly nodes: number;
}

export interface QueueMinimumOptions {
  /** Most nodes, an integer >= 1. Default 1 million. */
  readonly nodeLimit?: number;
}

/** Earnings that differ by less than this part of them are equal: sums of thousands of terms, rounded. */
const ROUNDING = 1e-12;
/** What an upload earns beyond its time is a difference of what all its data are worth: that much is lost of the latter. */
const CANCELLED = 1e-15;

/**
 * The least cost of a frame over all 2^N decisions.
 *
 * @returns the decision with its proof; where the limit ended the search, the best one found with `proved: false` and a valid
 *   `lowerBound`.
 * @throws OutOfDomainError when an option leaves its range; UnsupportedProblemError for another cost model's problem.
 */
export function queueMinimum(problem: QueueProblem, options: QueueMinimumOptions = {}): QueueMinimum {
  const where = 'queueMinimum';
  requireTerms(where, problem);
  requireOptions(where, options);
  const nodeLimit = requireNumber(where, 'nodeLimit', options.nodeLimit ?? 1e6, { min: 1, integer: true });
  const { size, terms } = problem;
  const relaxed = relaxations(terms);
  const walk = problem.walk!();
  const fixed = new Uint8Array(size).fill(OPEN);
  let best = new Uint8Array(size);
  let lowest = walk.start(best);
  let nodes = 0;
  /** The lowest bound on the cost of a node that was left unsearched. */
  let left = Infinity;
  const cancelled = CANCELLED * terms.bits.reduce((sum, bits, i) => sum + bits * terms.worth[i]!, 0);
  const slack = (): number => ROUNDING * Math.abs(lowest) + cancelled;

  function consider(uploaders: readonly number[], margin: number): void {
    const candidate = fixed.map((x) => (x === 1 ? 1 : 0));
    for (const i of uploaders) candidate[i] = 1;
    if (margin >= 0) candidate[margin] = 1;
    const cost = walk.start(candidate);
    if (cost >= lowest) return;
    lowest = cost;
    best = candidate;
  }

  /** @param above - the bound of the node that this one is part of. */
  function search(above: number): void {
    if (nodes >= nodeLimit) {
      left = Math.min(left, above);
      return;
    }
    nodes++;
    const { bound, uploaders, margin } = relaxed(fixed);
    if (-bound >= lowest - slack()) return;
    consider(uploaders, -1);
    if (margin < 0 || fixed[margin] === 1) return;
    consider(uploaders, margin);
    if (-bound >= lowest - slack()) return;
    for (const choice of [1, 0]) {
      fixed[margin] = choice;
      search(-bound);
    }
    fixed[margin] = OPEN;
  }
  search(-Infinity);

  const decision = { offload: best, ...problem.evaluate(best) };
  return {
    ...decision,
    lowerBound: Math.min(decision.cost, left) - slack(),
    proved: left >= lowest - slack(),
    nodes,
  };
}
