/** ALL_LOCAL of the paper's Fig. 9: no task leaves its device. */
import type { Decision, OffloadingProblem, Strategy } from '@mec/model';
import { optimalDecision } from '../optimal-decision.js';

/**
 * Every device computes locally.
 *
 * @see Section 4.3.
 */
export function allLocal(): Strategy {
  return {
    name: 'ALL_LOCAL',
    decide: (problem: OffloadingProblem): Decision => optimalDecision(problem, new Uint8Array(problem.size)),
  };
}
