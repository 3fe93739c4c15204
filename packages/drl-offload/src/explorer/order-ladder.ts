/**
 * Decisions that keep the order of the scores, at numbers of offloaders far apart: half as many as the policy's own, twice as many,
 * a quarter, ...
 *
 * Neighbours of x_0 (`orderPreserving`) refine a policy that is nearly right. One that is far off, as at many devices before it has
 * learned, labels itself with what it already does; rungs that halve and double reach any number of offloaders in log N tries.
 */
import type { Exploration, Explorer } from './explorer.js';

/**
 * x_0, then the rungs: the k devices of highest score, k halving and doubling in turn from the number that x_0 offloads, to 0 and N.
 * When there are no rungs left, the numbers next to x_0's fill up. Of equal scores, lower indices offload first.
 *
 * Time and memory grow as N log N + K N.
 */
export function orderLadder(): Explorer {
  let order = new Uint32Array(0);
  let taken = new Uint8Array(0);

  return {
    kind: 'orderLadder',
    name: 'order ladder',
    options: {},
    reachable: (size) => size + 1,
    explore({ size, scores, policyDecision, count }: Exploration, candidates) {
      const wanted = Math.min(count, size + 1);
      let own = 0;
      for (let i = 0; i < size; i++) {
        candidates[i] = policyDecision[i]!;
        own += policyDecision[i]!;
      }
      if (wanted === 1) return 1;

      if (order.length < size) {
        order = new Uint32Array(size);
        taken = new Uint8Array(size + 1);
      }
      const byScore = order.subarray(0, size);
      for (let i = 0; i < size; i++) byScore[i] = i;
      byScore.sort((a, b) => scores[b]! - scores[a]! || a - b);
      taken.fill(0, 0, size + 1);
      taken[own] = 1;

      let written = 1;
      const write = (offloaders: number): void => {
        if (written === wanted || taken[offloaders] === 1) return;
        taken[offloaders] = 1;
        const row = written * size;
        candidates.fill(0, row, row + size);
        for (let j = 0; j < offloaders; j++) candidates[row + byScore[j]!] = 1;
        written++;
      };
      for (let fewer = own, more = own; written < wanted && (fewer > 0 || more < size);) {
        fewer >>= 1;
        write(fewer);
        more = Math.min(size, Math.max(1, 2 * more));
        write(more);
      }
      for (let away = 1; written < wanted; away++) {
        if (own + away <= size) write(own + away);
        if (own - away >= 0) write(own - away);
      }
      return written;
    },
  };
}
