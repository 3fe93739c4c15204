/** The exact minimum of problem (9), by whichever method is exact for it. */
import { OutOfDomainError } from '../../contract/errors.js';
import { objective } from '../objective.js';
import type { OffloadingProblem } from '../offloading-problem.js';
import { exactSolver } from './exact-solver.js';
import type { Minimum } from './sorted-prefix.js';

const solve = exactSolver({}, 'minimum');

/**
 * The minimum over all decisions with the optimal allocation: the sorted prefix for equal devices, a search with proof for
 * different ones.
 *
 * @throws OutOfDomainError when the devices differ and the search comes to no proof within {@link exactSolver}'s limit, which
 * takes devices of equal g_i / s_i; that function then says how far it came.
 * @see Section 4.1: the minimum cost of Fig. 4 is found by trying all offloading strategies.
 */
export function minimum(problem: OffloadingProblem): Minimum {
  const { offload, proved } = solve(problem);
  if (!proved) {
    const expected = 'devices whose minimum can be proved (exactSolver gives the best decision found, and a bound)';
    throw new OutOfDomainError({ where: 'minimum', what: 'problem', got: problem, expected });
  }
  return { offload, cost: objective.total(problem, offload) };
}
