/**
 * Follows the paper's cost from decision to decision in O(log N) a step, whatever the scales of the devices.
 *
 * The two sums stand in a tree: a step adds afresh what lies above one leaf, and nothing is ever subtracted. So a cost depends
 * on the decision alone, to the bit, and no rounding gathers, even where the devices' scales are far apart.
 */
import type { CostWalk } from '../../contract/decision-problem.js';
import type { OffloadingProblem } from '../offloading-problem.js';
import { serverCost } from '../server-cost.js';

/** A new walk, for any problem. */
export function treeWalk({ size, localCost, uploadCost, edgeRoot, system }: OffloadingProblem): CostWalk {
  const { edgeCapacity } = system;
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
