/**
 * The K decisions nearest to the policy's probabilities: DROO's k-nearest-neighbour quantiser, without trying all 2^N.
 *
 * With p = sigmoid(score), flipping device i of x_0 moves the decision away by w_i = |2 p_i - 1| in squared distance. The K
 * nearest are the K smallest sums of w over sets of devices, found one after the other by a queue of sets.
 *
 * @see DROO, "offloading action generation" (https://arxiv.org/abs/1808.01977).
 */
import type { Exploration, Explorer } from './explorer.js';

/** A set of flips: its largest member by rank, the rest, and the sum of w. */
interface FlipSet {
  readonly rank: number;
  readonly rest: FlipSet | undefined;
  readonly distance: number;
}

/** The nearest decisions, nearest first. */
export function nearest(): Explorer {
  return {
    kind: 'nearest',
    name: 'nearest',
    options: {},
    reachable: (size) => (size < 53 ? 2 ** size : Infinity),
    explore({ size, scores, policyDecision, count }: Exploration, candidates) {
      const wanted = Math.min(count, size < 31 ? 2 ** size : count);
      // tanh(|score| / 2) = |2 p - 1|.
      const weight = Float64Array.from({ length: size }, (_, i) => Math.tanh(Math.abs(scores[i]!) / 2));
      const order = Array.from(weight.keys()).sort((a, b) => weight[a]! - weight[b]! || a - b);
      const weightOf = (rank: number): number => weight[order[rank]!]!;

      candidates.set(policyDecision);
      const queue: FlipSet[] = size === 0 ? [] : [{ rank: 0, rest: undefined, distance: weightOf(0) }];
      for (let k = 1; k < wanted; k++) {
        const set = takeNearest(queue);
        candidates.copyWithin(k * size, 0, size);
        for (let member: FlipSet | undefined = set; member !== undefined; member = member.rest) {
          candidates[k * size + order[member.rank]!]! ^= 1;
        }
        const rank = set.rank + 1;
        if (rank === size) continue;
        // Every set has one parent: without its largest member, or with that one moved down by one rank.
        queue.push({ rank, rest: set, distance: set.distance + weightOf(rank) });
        queue.push({ rank, rest: set.rest, distance: set.distance - weightOf(set.rank) + weightOf(rank) });
      }
      return wanted;
    },
  };
}

/** The queue holds at most K + 1 sets and K is small: no heap is needed. Of equal sets the earlier one leaves first. */
function takeNearest(queue: FlipSet[]): FlipSet {
  let best = 0;
  for (let j = 1; j < queue.length; j++) if (queue[j]!.distance < queue[best]!.distance) best = j;
  return queue.splice(best, 1)[0]!;
}
