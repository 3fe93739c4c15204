/**
 * What a learning agent sees of a problem: how many devices, what may be known of each, and what a decision costs.
 *
 * The agent knows no more than this, so another cost model (deadlines, a wireless-powered network) plugs in here.
 */
import type { Allocator } from './allocators/allocator.js';
import { closedFormAllocator } from './allocators/closed-form.js';
import { cost } from './cost.js';
import type { OffloadingProblem } from './problem.js';

export interface DecisionProblem {
  /** N, the number of binary decisions. */
  readonly size: number;
  /** What a policy may know: row-major, one row of equal width per device, `size * width` numbers. */
  readonly observation: Float64Array;
  /**
   * The cost of a decision, with the allocation that gives it; Infinity for a decision that cannot be carried out.
   *
   * @param offload - x_i, `size` entries, 0 or 1; not kept.
   */
  evaluate(offload: Uint8Array): Evaluation;
  /** The same costs for decisions that differ little from each other, where the cost model has a faster way. */
  readonly walk?: CostWalk;
}

export interface Evaluation {
  readonly cost: number;
  /** f_i in MB/s, `size` entries, new with every evaluation. */
  readonly allocation: Float64Array;
}

/** Follows the cost from decision to decision. Costs agree with {@link DecisionProblem.evaluate} but for rounding. */
interface CostWalk {
  /** Goes to a decision (`size` entries, 0 or 1; not kept) and returns its cost: O(N). */
  start(offload: Uint8Array): number;
  /** Flips one device and returns the cost of the new decision: O(1). */
  flip(device: number): number;
}

/** Turns a problem into rows of numbers, one per device. */
export type Observer = (problem: OffloadingProblem) => Float64Array;

/** The paper's observation: each device's task d_i, in MB. */
export const observeTasks: Observer = (problem) => problem.tasks;

/**
 * A problem as an agent sees it.
 *
 * @param allocator - divides the server among the offloaders of each decision tried.
 * @param observe - what the agent may know; by default the tasks, as in the paper.
 */
export function decisionProblem(
  problem: OffloadingProblem,
  allocator: Allocator,
  observe: Observer = observeTasks,
): DecisionProblem {
  const seen = {
    size: problem.size,
    observation: observe(problem),
    evaluate(offload: Uint8Array): Evaluation {
      if (problem.system.edgeCapacity === 0 && offloadsAny(problem, offload)) {
        return { cost: Infinity, allocation: new Float64Array(problem.size) };
      }
      const allocation = allocator.allocate(problem, offload);
      return { cost: cost(problem, offload, allocation), allocation };
    },
  };
  return allocator.name === CLOSED_FORM ? { ...seen, walk: closedFormWalk(problem) } : seen;
}

const CLOSED_FORM = closedFormAllocator().name;

/**
 * The cost under the closed form follows from two sums over S: sum_i L_i - sum_S g_i + (sum_S s_i)^2 / F.
 *
 * Rounding gathers with every flip, about 1e-16 of the sums each: start anew for a new slot.
 */
function closedFormWalk(problem: OffloadingProblem): CostWalk {
  const { size, localCost, gain, edgeRoot, tasks } = problem;
  const { edgeCapacity } = problem.system;
  const current = new Uint8Array(size);
  let allLocal = 0;
  let saved = 0;
  let root = 0;
  let offloaded = 0;
  for (let i = 0; i < size; i++) allLocal += localCost[i]!;

  const costHere = (): number => (offloaded === 0 ? allLocal : allLocal - saved + (root * root) / edgeCapacity);
  const move = (i: number): void => {
    const sign = current[i] === 1 ? -1 : 1;
    current[i]! ^= 1;
    // A device that is switched off changes nothing.
    if (tasks[i] === 0) return;
    offloaded += sign;
    saved += sign * gain[i]!;
    root += sign * edgeRoot[i]!;
  };
  return {
    start(offload) {
      current.fill(0);
      saved = 0;
      root = 0;
      offloaded = 0;
      for (let i = 0; i < size; i++) if (offload[i] === 1) move(i);
      return costHere();
    },
    flip(device) {
      move(device);
      return costHere();
    },
  };
}

function offloadsAny({ tasks }: OffloadingProblem, offload: Uint8Array): boolean {
  return tasks.some((task, i) => task > 0 && offload[i] === 1);
}
