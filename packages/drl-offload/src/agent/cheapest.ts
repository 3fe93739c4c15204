/** The cheapest of the decisions tried. */
import { requireCost, type CostWalk, type Decision, type DecisionProblem, type Evaluation } from '@mec/model';

export interface Choice<A> extends Decision<A> {
  /** Row of the decision among the candidates, 0: the policy's own; -1: none of them can be carried out. */
  readonly row: number;
  /** Allocations worked out on the way. */
  readonly allocations: number;
}

/** Candidates that are equal but for rounding are equal: the earlier one is kept. */
const ROUNDING = 1e-12;

/**
 * Evaluates candidates and returns the cheapest with its allocation; of equal ones the first.
 *
 * Where the problem has a `walk`, neighbours cost as many steps as they differ in devices, and only the winner is
 * allocated. When no candidate can be carried out, everything is computed locally.
 *
 * @param candidates - row-major, `count` x N, 0 or 1.
 * @throws OutOfDomainError when the problem states a cost that is no number.
 */
export function cheapest<A>(problem: DecisionProblem<A>, candidates: Uint8Array, count: number): Choice<A> {
  const walk = problem.walk?.();
  return walk === undefined ? evaluated(problem, candidates, count) : walked(problem, walk, candidates, count);
}

function evaluated<A>(problem: DecisionProblem<A>, candidates: Uint8Array, count: number): Choice<A> {
  const { size } = problem;
  let row = 0;
  let best = problem.evaluate(candidates.subarray(0, size));
  for (let k = 1; k < count; k++) {
    const evaluation = problem.evaluate(candidates.subarray(k * size, (k + 1) * size));
    if (!isBelow(evaluation.cost, best.cost)) continue;
    best = evaluation;
    row = k;
  }
  return chosen(problem, candidates, row, best, count);
}

function walked<A>(problem: DecisionProblem<A>, walk: CostWalk, candidates: Uint8Array, count: number): Choice<A> {
  const { size } = problem;
  let row = 0;
  let cost = walk.start(candidates.subarray(0, size));
  let lowest = cost;
  for (let k = 1; k < count; k++) {
    const here = k * size;
    for (let i = 0; i < size; i++) {
      const x = candidates[here + i]!;
      if (x !== candidates[here - size + i]) cost = walk.set(i, x);
    }
    if (!isBelow(cost, lowest)) continue;
    lowest = cost;
    row = k;
  }
  return chosen(problem, candidates, row, problem.evaluate(candidates.subarray(row * size, (row + 1) * size)), 1);
}

function chosen<A>(
  problem: DecisionProblem<A>,
  candidates: Uint8Array,
  row: number,
  best: Evaluation<A>,
  allocations: number,
): Choice<A> {
  if (requireCost('agent', best.cost) === Infinity) {
    const offload = new Uint8Array(problem.size);
    return { offload, ...problem.evaluate(offload), row: -1, allocations: allocations + 1 };
  }
  const offload = candidates.slice(row * problem.size, (row + 1) * problem.size);
  return { offload, allocation: best.allocation, cost: best.cost, row, allocations };
}

function isBelow(cost: number, lowest: number): boolean {
  requireCost('agent', cost);
  return lowest === Infinity ? cost < Infinity : cost < lowest - ROUNDING * Math.abs(lowest);
}
