/** The optimum of problem (9), proved. */
import type { Decision, OffloadingProblem, Strategy } from '@mec/model';
import { optimalDecision } from '../optimal-decision.js';
import { bruteForce } from './brute-force.js';
import { optimalPrefix } from './prefix.js';
import { roundingAllowance } from './rounding.js';

/** A decision, and what is known about the optimum. */
export interface ExactSolution extends Decision {
  /** No decision costs less than this; rounding errors are allowed for. */
  readonly lowerBound: number;
  /** Whether the decision is optimal, up to rounding. */
  readonly proved: boolean;
  /** Decisions and partial decisions examined. */
  readonly nodes: number;
}

export interface ExactStrategy extends Strategy {
  solve(problem: OffloadingProblem): ExactSolution;
}

/**
 * The optimal decision: the sorted prefix for equal devices, enumeration for different ones.
 *
 * @see Problem (9).
 * @example
 * const { cost, lowerBound, proved } = exact().solve(problem);
 */
export function exact(): ExactStrategy {
  const enumeration = bruteForce();
  const decide = (problem: OffloadingProblem): Decision =>
    problem.equalDevices || problem.system.edgeCapacity === 0
      ? optimalDecision(problem, optimalPrefix(problem))
      : enumeration.decide(problem);
  return {
    name: 'EXACT',
    decide,
    solve(problem: OffloadingProblem): ExactSolution {
      const decision = decide(problem);
      const lowerBound = decision.cost * (1 - roundingAllowance(problem.size));
      return { ...decision, lowerBound, proved: true, nodes: problem.equalDevices ? 1 : 2 ** problem.size };
    },
  };
}
