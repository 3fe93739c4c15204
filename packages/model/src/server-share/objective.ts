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

/** The server's part of the cost: T^2 / F, and 0 where nothing is offloaded, whatever the capacity. */
function serverCost(load: number, edgeCapacity: number): number {
  return load === 0 ? 0 : (load * load) / edgeCapacity;
}

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
 * Follows the cost from decision to decision in O(log N) a step.
 *
 * The two sums stand in a tree: a step adds afresh what lies above one leaf, and nothing is ever subtracted. So a cost depends
 * on the decision alone, to the bit, and no rounding gathers, even where the devices' scales are far apart.
 */
function walk(problem: OffloadingProblem): CostWalk {
  const { size, localCost, uploadCost, edgeRoot } = problem;
  const { edgeCapacity } = problem.system;
  // Node 0 is the root, node k has the four children from 4k + 1 on, leaf i is node `inner` + i. Each node has two numbers,
  // its linear cost and its load: what a step adds up lies side by side.
  let width = 1;
  let inner = 0;
  while (width < size) {
    inner += width;
    width *= 4;
  }
  const sums = new Float64Array(2 * (inner + width));
  const put = (i: number, choice: number): void => {
    const at = 2 * (inner + i);
    if (choice === 0) {
      sums[at] = localCost[i]!;
      sums[at + 1] = 0;
    } else {
      sums[at] = uploadCost[i]!;
      sums[at + 1] = edgeRoot[i]!;
    }
  };
  const add = (node: number): void => {
    const c = 8 * node + 2;
    sums[2 * node] = sums[c]! + sums[c + 2]! + (sums[c + 4]! + sums[c + 6]!);
    sums[2 * node + 1] = sums[c + 1]! + sums[c + 3]! + (sums[c + 5]! + sums[c + 7]!);
  };
  const costHere = (): number => {
    return sums[0]! + serverCost(sums[1]!, edgeCapacity);
  };
  return {
    start(offload) {
      for (let i = 0; i < size; i++) put(i, offload[i]!);
      for (let node = inner - 1; node >= 0; node--) add(node);
      return costHere();
    },
    set(i, choice) {
      put(i, choice);
      for (let node = inner + i; node > 0;) {
        node = (node - 1) >> 2;
        add(node);
      }
      return costHere();
    },
  };
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
