/** The paper's problem as strategies and agents see it under some allocator, with what they may know of it. */
import { requireAllocator, type AnyRule } from '../contract/allocation-rule.js';
import type { CostWalk, DecisionProblem, Evaluation } from '../contract/decision-problem.js';
import { requireFunction } from '../contract/domain.js';
import type { Allocator } from './allocators/allocator.js';
import { cost } from './cost.js';
import { requireOffloadingProblem, type OffloadingProblem } from './offloading-problem.js';

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
 * @throws OutOfDomainError when the allocator has no `allocate` or the observer is not a function; UnsupportedProblemError for another model's problem.
 */
export function decisionProblem(
  problem: OffloadingProblem,
  allocator: AnyRule,
  observe: Observer = observeTasks,
): DecisionProblem {
  requireOffloadingProblem('decisionProblem', problem);
  requireFunction('decisionProblem', 'observe', observe);
  const rule = requireAllocator('decisionProblem', allocator as Allocator);
  return new SeenProblem(problem, rule, rule.walk, observe(problem));
}

/** A problem through an allocator's eyes. A class, since an agent makes one for every slot. */
class SeenProblem implements DecisionProblem {
  readonly size: number;
  readonly observation: Float64Array;
  readonly walk?: () => CostWalk;
  readonly #problem: OffloadingProblem;
  readonly #rule: Allocator;

  constructor(problem: OffloadingProblem, rule: Allocator, walk: Allocator['walk'], observation: Float64Array) {
    this.size = problem.size;
    this.observation = observation;
    this.#problem = problem;
    this.#rule = rule;
    if (walk !== undefined) this.walk = () => walk(problem);
  }

  get active(): readonly number[] {
    return this.#problem.active;
  }

  evaluate(offload: Uint8Array): Evaluation {
    const problem = this.#problem;
    if (problem.system.edgeCapacity === 0 && offloadsAny(problem, offload)) {
      return { cost: Infinity, allocation: new Float64Array(problem.size) };
    }
    const allocation = this.#rule.allocate(problem, offload);
    return { cost: cost(problem, offload, allocation), allocation };
  }

  allocate(offload: Uint8Array): Float64Array {
    return this.#rule.allocate(this.#problem, offload);
  }

  isFeasible(offload: Uint8Array, allocation: Float64Array): boolean {
    return this.#problem.isFeasible!(offload, allocation);
  }
}

function offloadsAny({ tasks }: OffloadingProblem, offload: Uint8Array): boolean {
  return tasks.some((task, i) => task > 0 && offload[i] === 1);
}
