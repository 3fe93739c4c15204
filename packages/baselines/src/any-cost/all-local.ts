/** ALL_LOCAL of the paper's Fig. 9: no task leaves its device. */
import { requireProblem, type AnyCostStrategy } from '@mec/model/contract';
import { evaluated } from './evaluated.js';

/**
 * Every device computes locally, whatever the cost model.
 *
 * @see Section 4.3.
 */
export function allLocal(): AnyCostStrategy {
  return {
    name: 'ALL_LOCAL',
    decide(problem) {
      requireProblem('allLocal', problem);
      return evaluated('allLocal', problem, new Uint8Array(problem.size));
    },
  };
}
