/** The exact minimum of problem (9), by whichever method is exact for it. */
import type { OffloadingProblem } from '../problem.js';
import { enumeratedMinimum } from './enumeration.js';
import { sortedPrefixMinimum, type Minimum } from './sorted-prefix.js';

/**
 * The minimum over all decisions with the optimal allocation: the sorted prefix for equal devices, enumeration otherwise.
 *
 * @throws OutOfDomainError when the devices differ and there are too many to enumerate.
 * @see Section 4.1: the minimum cost of Fig. 4 is found by trying all offloading strategies.
 */
export function minimum(problem: OffloadingProblem): Minimum {
  return problem.equalDevices ? sortedPrefixMinimum(problem) : enumeratedMinimum(problem);
}
