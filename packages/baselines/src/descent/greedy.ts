/**
 * Greedy by marginal cost: the device that lowers the cost most offloads, then the next, until none lowers it.
 *
 * For equal devices this is the sorted prefix and so exact; for different ones it is not.
 */
import type { Decision, OffloadingProblem, Strategy } from '@mec/model';
import { activeDevices } from '../active-devices.js';
import { marginalCost } from '../marginal-cost.js';
import { optimalDecision } from '../optimal-decision.js';

/** Greedy from all local, under the optimal allocation, in O(N |S|). Of equal devices that of lowest index first. */
export function greedy(): Strategy {
  return {
    name: 'GREEDY',
    decide(problem: OffloadingProblem): Decision {
      const offload = new Uint8Array(problem.size);
      // A device that does not pay now never will: the server only fills up.
      let open = activeDevices(problem);
      for (let load = 0; ;) {
        open = open.filter((i) => offload[i] === 0 && marginalCost(problem, i, load) < 0);
        let next = open[0];
        if (next === undefined) return optimalDecision(problem, offload);
        for (const i of open) if (marginalCost(problem, i, load) < marginalCost(problem, next, load)) next = i;
        offload[next] = 1;
        load += problem.edgeRoot[next]!;
      }
    },
  };
}
