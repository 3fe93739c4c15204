/** The paper's problem as strategies and agents see it under some allocator, with what they may know of it. */
import { requireAllocator, type AnyRule } from '../contract/allocation-rule.js';
import type { CostWalk, DecisionProblem, Evaluation } from '../contract/decision-problem.js';
import { requireFunction } from '../contract/domain.js';
import type { Allocator } from './allocators/allocator.js';
import { cost } from './cost.js';
import type { OffloadingProblem } from './offloading-problem.js';

/** Turns a problem into rows of numbers, one per device. */
export type Observer = (problem: OffloadingProblem) => Float64Array;

/** The paper's observation: each device's task d_i, in MB. */
export const observeTasks: Observer = (problem) => problem.tasks;

/**
 * A problem as an agent sees it.
 *
 * @param allocator - divides the server among the offloaders of each decision tried; its `walk`, where it has one, is the
 * problem's.
 * @param observe - what the agent may know; by default the tasks, as in the paper.
 * @throws OutOfDomainError when the allocator or the observer is none.
 */
export function decisionProblem(
  problem: OffloadingProblem,
  allocator: AnyRule,
  observe: Observer = observeTasks,
): DecisionProblem {
  requireFunction('decisionProblem', 'observe', observe);
  const rule = requireAllocator('decisionProblem', allocator as Allocator);
  const seen = {
    size: problem.size,
    observation: observe(problem),
    active: problem.active,
    evaluate(offload: Uint8Array): Evaluation {
      if (problem.system.edgeCapacity === 0 && offloadsAny(problem, offload)) {
        return { cost: Infinity, allocation: new Float64Array(problem.size) };
      }
      const allocation = rule.allocate(problem, offload);
      return { cost: cost(problem, offload, allocation), allocation };
    },
  };
  const { walk } = rule;
  return walk === undefined ? seen : { ...seen, walk: (): CostWalk => walk(problem) };
}

function offloadsAny({ tasks }: OffloadingProblem, offload: Uint8Array): boolean {
  return tasks.some((task, i) => task > 0 && offload[i] === 1);
}
