/**
 * Follows the paper's cost from decision to decision in O(1) a step, by sums that are exact.
 *
 * Every number is first rounded to a multiple of one unit: 2^-52 of a power of two above the sum of all of them. Sums and differences
 * of such multiples are exact in double precision. So a cost depends on the decision alone, to the bit, and no rounding gathers
 * however long the walk.
 *
 * The one error is that of the first rounding, half a unit for each number. The numbers are >= 0, so if each of them is 0 or
 * at least 2^39 units, every sum is right to a part of 2^-40, below 1e-12. Where a number is smaller than that (its
 * device's scale is far below that of the others), there is no such walk.
 */
import type { CostWalk } from '../../contract/decision-problem.js';
import type { OffloadingProblem } from '../offloading-problem.js';
import { serverCost } from '../server-cost.js';

/** Smallest number other than 0, as a part of the power of two: 2^39 units. */
const LEAST_PART = 2 ** -13;

/** Numbers of each device. */
const WIDTH = 3;

/** A new walk, or undefined where the devices' scales are too far apart for one unit. */
export function gridWalk({ size, localCost, uploadCost, edgeRoot, system }: OffloadingProblem): CostWalk | undefined {
  let [costSum, rootSum, leastCost, leastRoot] = [0, 0, Infinity, Infinity];
  for (let i = 0; i < size; i++) {
    const local = localCost[i]!;
    const upload = uploadCost[i]!;
    const root = edgeRoot[i]!;
    costSum += local > upload ? local : upload;
    rootSum += root;
    if (local < leastCost && local > 0) leastCost = local;
    if (upload < leastCost && upload > 0) leastCost = upload;
    if (root < leastRoot && root > 0) leastRoot = root;
  }
  const costPower = powerAbove(costSum);
  const rootPower = powerAbove(rootSum);
  if (!(leastCost >= LEAST_PART * costPower && leastRoot >= LEAST_PART * rootPower)) return undefined;

  // One array, since making arrays is most of the work where there are few devices: the two sums, linear cost and load, then of
  // each device U_i - L_i, s_i and its choice.
  const numbers = new Float64Array(2 + WIDTH * size);
  let allLocal = 0;
  for (let i = 0, at = 2; i < size; i++, at += WIDTH) {
    // Adding the power and taking it away again rounds to the unit.
    const local = localCost[i]! + costPower - costPower;
    allLocal += local;
    numbers[at] = uploadCost[i]! + costPower - costPower - local;
    numbers[at + 1] = edgeRoot[i]! + rootPower - rootPower;
  }
  numbers[0] = allLocal;
  const { edgeCapacity } = system;
  const set = (i: number, choice: number): number => {
    const at = 2 + WIDTH * i;
    const change = choice - numbers[at + 2]!;
    const linear = numbers[0]! + change * numbers[at]!;
    const load = numbers[1]! + change * numbers[at + 1]!;
    numbers[0] = linear;
    numbers[1] = load;
    numbers[at + 2] = choice;
    return linear + serverCost(load, edgeCapacity);
  };
  const start = (offload: Uint8Array): number => {
    let cost = 0;
    for (let i = 0; i < size; i++) cost = set(i, offload[i]!);
    return cost;
  };
  return {
    start,
    set,
    cheapest(offload, devices) {
      let lowest = start(offload);
      let linear = numbers[0]!;
      let load = numbers[1]!;
      /** What the next change of each device adds to either sum: the change after it takes that back. */
      const changes = new Float64Array(2 * devices.length);
      devices.forEach((i, k) => {
        const sign = 1 - 2 * offload[i]!;
        changes[2 * k] = sign * numbers[2 + WIDTH * i]!;
        changes[2 * k + 1] = sign * numbers[3 + WIDTH * i]!;
      });
      const count = 2 ** devices.length;
      let found = 0;
      for (let t = 1; t < count; t++) {
        const k = 2 * (31 - Math.clz32(t & -t));
        linear += changes[k]!;
        load += changes[k + 1]!;
        changes[k] = -changes[k]!;
        changes[k + 1] = -changes[k + 1]!;
        const cost = linear + serverCost(load, edgeCapacity);
        if (cost < lowest) {
          lowest = cost;
          found = t;
        }
      }
      // Bit k of the Gray code of t says whether device k has changed an odd number of times.
      const changed = found ^ (found >> 1);
      devices.forEach((i, k) => (offload[i]! ^= (changed >> k) & 1));
      return start(offload);
    },
  };
}

/**
 * The smallest power of two above a sum >= 0; 0 for 0.
 *
 * @see S. M. Rump, Ultimately fast accurate summation, SIAM J. Sci. Comput. 31(5), 2009, doi 10.1137/080738490: the unit in the first
 * place without a logarithm or branch.
 */
function powerAbove(sum: number): number {
  const scaled = (2 ** 52 + 1) * sum;
  return 2 * (scaled - (1 - 2 ** -53) * scaled);
}
