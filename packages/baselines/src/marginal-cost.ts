/** What one more offloader changes, under the optimal allocation. */
import type { OffloadingProblem } from '@mec/model';

/**
 * Change of the cost when device i joins the offloaders, whose s_j add up to `load`: -g_i + s_i (2 load + s_i) / F.
 *
 * @param load - sum of s_j over the offloaders without i.
 * @see Eq. (9a) with problem (10) solved.
 */
export function marginalCost(problem: OffloadingProblem, i: number, load: number): number {
  const root = problem.edgeRoot[i]!;
  return (root * (2 * load + root)) / problem.system.edgeCapacity - problem.gain[i]!;
}
