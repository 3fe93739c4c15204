/** The proved optimum of the paper's problem (9), as a strategy. */
import { exactSolver, type ExactOptions, type ExactSolution, type OffloadingProblem, type Strategy } from '@mec/model';

export interface ExactStrategy extends Strategy {
  /** As `decide`, with what is known about the optimum. */
  solve(problem: OffloadingProblem): ExactSolution;
}

/**
 * The optimal decision with the optimal allocation: `exactSolver` of `@mec/model`.
 *
 * @throws OutOfDomainError when an option leaves its range. Solving throws for another cost model's problem only
 * (UnsupportedProblemError).
 * @see Problem (9).
 * @example
 * const { cost, lowerBound, proved } = exact().solve(problem);
 */
export function exact(options: ExactOptions = {}): ExactStrategy {
  const solve = exactSolver(options, 'exact');
  return { name: 'EXACT', decide: solve, solve };
}
