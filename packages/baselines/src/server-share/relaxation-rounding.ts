/**
 * LR: the continuous relaxation of problem (9), rounded. Huang, Bi, Zhang, IEEE TMC 19(11), 2020 (DROO, arXiv:1808.01977)
 * compare with such a method under this name.
 *
 * Here the relaxation is solved exactly and has at most one fractional device, so rounding moves one device.
 */
import { relaxedMinimum, type Decision, type OffloadingProblem, type Strategy } from '@mec/model';
import { optimalDecision } from './priced-decision.js';

/** A decision by rounding, and the bound it was rounded from. */
export interface RelaxedDecision extends Decision {
  /** Cost of the relaxation: no decision costs less, rounding errors aside. */
  readonly relaxedCost: number;
}

export interface RelaxationStrategy extends Strategy {
  decide(problem: OffloadingProblem): RelaxedDecision;
}

/** Relaxation and rounding to the nearest of 0 and 1, in O(N log N). Without capacity all local. */
export function relaxationRounding(): RelaxationStrategy {
  return {
    name: 'LR',
    decide(problem: OffloadingProblem): RelaxedDecision {
      const { offload, cost } = relaxedMinimum(problem);
      return {
        ...optimalDecision(
          problem,
          Uint8Array.from(offload, (x) => (x >= 0.5 ? 1 : 0)),
        ),
        relaxedCost: cost,
      };
    },
  };
}
