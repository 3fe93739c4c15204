/** What is believed of a user's strategy: decisions that are well-formed, within the server's capacity, and of the cost that they state. */
import { choicesOf, cost, isOffloadingProblem, type Decision } from '@mec/model';
import type { Problem } from '../scenarios/slots.js';

/** A decision that no figure may show. */
class FalseDecisionError extends Error {
  override readonly name = 'FalseDecisionError';
  readonly code = 'MEC_FALSE_DECISION';
  readonly detail: FalseDecisionDetail;

  constructor(detail: FalseDecisionDetail) {
    super(`${detail.strategy}: ${detail.what} is ${String(detail.got)}; expected ${detail.expected}`);
    this.detail = detail;
  }
}

interface FalseDecisionDetail {
  readonly strategy: string;
  readonly what: string;
  readonly got: unknown;
  readonly expected: string;
}

/** Costs may differ by this much of them: sums taken in another order. */
const ROUNDING = 1e-9;

/**
 * Checks a decision that a user's strategy made.
 *
 * @throws FalseDecisionError when it is not well-formed, exceeds the server's capacity, or costs something else than it states.
 */
export function requireTrueDecision(strategy: string, decision: Decision<unknown>, problem: Problem): void {
  const refuse = (what: string, got: unknown, expected: string): never => {
    throw new FalseDecisionError({ strategy, what, got, expected });
  };
  // Modules are plain JavaScript: they may return anything.
  const given = decision as Partial<Decision<unknown>> | null | undefined;
  if (typeof given !== 'object' || given === null) return refuse('decision', given, '{ offload, allocation, cost }');
  const { offload } = given;
  const length = (offload as ArrayLike<number> | undefined)?.length;
  if (offload === undefined || length !== problem.size) {
    return refuse('length of offload', length, `${problem.size}, one entry per device`);
  }
  const choices = choicesOf(problem);
  for (let i = 0; i < problem.size; i++) {
    const choice = offload[i]!;
    if (!Number.isInteger(choice) || choice < 0 || choice >= choices) {
      refuse(`offload[${i}]`, choice, `an integer from 0 to ${choices - 1}`);
    }
  }
  const stated = given.cost;
  const truth = isOffloadingProblem(problem)
    ? cost(problem, offload, allocationOf(problem, given.allocation, refuse))
    : problem.evaluate(Uint8Array.from(offload)).cost;
  const near = stated === truth || Math.abs(stated! - truth) <= ROUNDING * Math.max(1, Math.abs(truth));
  if (!near) refuse('cost', stated, `${truth}, what its decision costs`);
}

function allocationOf(
  problem: Problem & { readonly system: { readonly edgeCapacity: number } },
  allocation: unknown,
  refuse: (what: string, got: unknown, expected: string) => never,
): ArrayLike<number> {
  const shares = allocation as ArrayLike<number> | null | undefined;
  if (shares?.length !== problem.size) {
    return refuse('length of allocation', shares?.length, `${problem.size}, one entry per device`);
  }
  let sum = 0;
  for (let i = 0; i < problem.size; i++) {
    if (!(shares[i]! >= 0)) refuse(`allocation[${i}]`, shares[i], '>= 0 MB/s');
    sum += shares[i]!;
  }
  const { edgeCapacity } = problem.system;
  if (sum > edgeCapacity * (1 + ROUNDING)) refuse('sum of allocation', sum, `<= ${edgeCapacity} MB/s, the server's`);
  return shares;
}
