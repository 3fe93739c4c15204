/**
 * The paper's cost (9a) under the best allocation, and everything that follows from its one square. With S the offloaded tasks,
 *
 *   sum_{i not in S} L_i + sum_{i in S} U_i + T^2 / F ,   T = sum_{i in S} s_i  (the load),
 *
 * since the best shares f_i = F s_i / T (problem (10) by its KKT conditions) turn sum_S c_i / f_i into T^2 / F. Every term is
 * >= 0, so nothing cancels. The functions check nothing: their callers are behind a door that did.
 */
import type { CostWalk, Evaluation } from '../contract/decision-problem.js';
import { withinCapacity } from './allocators/within-capacity.js';
import type { OffloadingProblem } from './offloading-problem.js';
import { serverCost } from './server-cost.js';
import { gridWalk } from './walk/grid-walk.js';
import { treeWalk } from './walk/tree-walk.js';

/** 2 T + s_i: F / s_i times what the server's part grows by when device i joins a load of T. */
function joiningLoad({ edgeRoot }: OffloadingProblem, i: number, load: number): number {
  return 2 * load + edgeRoot[i]!;
}

/**
 * Change of the cost when device i joins the offloaders: s_i (2 T + s_i) / F - g_i.
 *
 * @param load - T, the sum of s_j over the offloaders without i.
 */
function marginal(problem: OffloadingProblem, i: number, load: number): number {
  return (problem.edgeRoot[i]! * joiningLoad(problem, i, load)) / problem.system.edgeCapacity - problem.gain[i]!;
}

/** What one more unit of load costs all offloaders together: 2 T / F, the derivative of the server's part. */
function price({ system }: OffloadingProblem, load: number): number {
  return (2 * load) / system.edgeCapacity;
}

/** A device's own wait at the best shares, c_i / f_i = s_i T / F. `load` is T with its own s_i. */
function wait({ edgeRoot, system }: OffloadingProblem, i: number, load: number): number {
  return (edgeRoot[i]! * load) / system.edgeCapacity;
}

/**
 * The cost of a decision, in O(N) and without its allocation.
 *
 * @param offload - x_i, N entries, 0 or 1.
 * @returns Infinity when tasks are offloaded to a server without capacity.
 */
function total(problem: OffloadingProblem, offload: ArrayLike<number>): number {
  const { size, localCost, uploadCost, edgeRoot, system } = problem;
  let linear = 0;
  let load = 0;
  for (let i = 0; i < size; i++) {
    if (offload[i] === 0) {
      linear += localCost[i]!;
    } else {
      linear += uploadCost[i]!;
      load += edgeRoot[i]!;
    }
  }
  return linear + serverCost(load, system.edgeCapacity);
}

/**
 * The cost of a decision with its best allocation, summed as equation (9a) reads: the bits that every decision under the
 * closed form states.
 *
 * @param offload - x_i, N entries, 0 or 1.
 * @returns cost Infinity and no shares when tasks are offloaded to a server without capacity.
 */
function evaluate(problem: OffloadingProblem, offload: ArrayLike<number>): Evaluation {
  const { size, tasks, localCost, uploadCost, edgeWeight } = problem;
  const { edgeCapacity } = problem.system;
  const allocation = shares(problem, offload);
  let cost = 0;
  for (let i = 0; i < size; i++) {
    if (offload[i] === 0) cost += localCost[i]!;
    else if (tasks[i]! > 0) cost += edgeCapacity === 0 ? Infinity : uploadCost[i]! + edgeWeight[i]! / allocation[i]!;
  }
  return { cost, allocation };
}

/** The best shares, f_i = F s_i / T in MB/s: N new entries, 0 where no task is offloaded. */
function shares({ size, tasks, edgeRoot, system }: OffloadingProblem, offload: ArrayLike<number>): Float64Array {
  const { edgeCapacity } = system;
  let load = 0;
  for (let i = 0; i < size; i++) if (offload[i] === 1) load += edgeRoot[i]!;
  const allocation = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    if (offload[i] === 1 && tasks[i]! > 0) allocation[i] = edgeCapacity * (edgeRoot[i]! / load);
  }
  return withinCapacity(allocation, edgeCapacity);
}

/**
 * A new walk: a cost depends on the decision alone, to the bit, however long the way to it. A step takes O(1) where one unit
 * serves all devices, and O(log N) where their scales are far apart.
 */
function walk(problem: OffloadingProblem): CostWalk {
  return gridWalk(problem) ?? treeWalk(problem);
}

/** The one home of the paper's square: totals, changes, prices, shares and walks all come from here. */
export const objective: {
  readonly total: typeof total;
  readonly evaluate: typeof evaluate;
  readonly shares: typeof shares;
  readonly serverCost: typeof serverCost;
  readonly joiningLoad: typeof joiningLoad;
  readonly marginal: typeof marginal;
  readonly price: typeof price;
  readonly wait: typeof wait;
  readonly walk: typeof walk;
} = { total, evaluate, shares, serverCost, joiningLoad, marginal, price, wait, walk };
