/**
 * Strategies over one and the same workload (common random numbers), each decision compared with the minimum cost.
 *
 * A problem is made once and handed to every strategy in turn, so they differ by their decisions alone.
 */
import { LengthMismatchError, requireNumber, type OffloadingProblem, type Strategy, type Workload } from '@mec/model';
import { CostBelowMinimumError } from './cost-below-minimum-error.js';

export interface RunOptions {
  readonly strategies: readonly Strategy[];
  readonly workload: Workload;
  /** How many problems of the workload are decided, an integer >= 1. */
  readonly iterations: number;
  /** The minimum cost of a problem, over all decisions with the optimal allocation; finite and >= 0. */
  readonly minimum: (problem: OffloadingProblem) => number;
  /** Called after each iteration, with the count of those done; `true` ends the run early. */
  readonly onIteration?: (done: number) => boolean | void;
}

/** What one strategy did: one entry per iteration. */
export interface StrategyRun {
  readonly strategy: string;
  /** Cost of the decision, eq. (9a). */
  readonly cost: Float64Array;
  /** Minimum cost / cost, in [0, 1]; 1 where both are 0. */
  readonly ratio: Float64Array;
}

/** A cost may lie below the minimum by this much of it: sums taken in another order. */
const ROUNDING = 1e-9;

/**
 * Decides every problem with every strategy.
 *
 * @returns one run per strategy, in their order; shorter than `iterations` when `onIteration` ended it.
 * @throws OutOfDomainError when iterations is no integer >= 1, or a cost or minimum is no finite number;
 *   LengthMismatchError when the workload ends before; CostBelowMinimumError when a strategy states a cost that no
 *   decision has.
 * @example
 * runStrategies({ strategies, workload, iterations: 1000, minimum: (problem) => minimum(problem).cost });
 */
export function runStrategies(options: RunOptions): StrategyRun[] {
  const { strategies, workload, iterations, minimum, onIteration } = options;
  requireNumber('runStrategies', 'iterations', iterations, { min: 1, integer: true });
  const costs = strategies.map(() => new Float64Array(iterations));
  const ratios = strategies.map(() => new Float64Array(iterations));

  let done = 0;
  let stopped = false;
  for (const problem of workload) {
    const lowest = requireNumber('runStrategies', `minimum in iteration ${done + 1}`, minimum(problem), { min: 0 });
    for (const [k, strategy] of strategies.entries()) {
      const { cost } = strategy.decide(problem);
      requireNumber('runStrategies', `cost of ${strategy.name} in iteration ${done + 1}`, cost);
      if (cost < lowest * (1 - ROUNDING)) {
        throw new CostBelowMinimumError({ strategy: strategy.name, iteration: done + 1, cost, minimum: lowest });
      }
      costs[k]![done] = cost;
      ratios[k]![done] = cost === 0 ? 1 : Math.min(1, lowest / cost);
    }
    done++;
    stopped = onIteration?.(done) === true;
    if (stopped || done === iterations) break;
  }
  if (done < iterations && !stopped) {
    const expected = `${iterations} (iterations to run)`;
    throw new LengthMismatchError({ where: 'runStrategies', what: 'workload', got: done, expected });
  }
  return strategies.map(({ name }, k) => ({
    strategy: name,
    // Copies: a view would carry the whole buffer along to another thread.
    cost: costs[k]!.slice(0, done),
    ratio: ratios[k]!.slice(0, done),
  }));
}
