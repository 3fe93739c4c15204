/**
 * Sealed-bid auction of Vickrey, Clarke and Groves on the exact solver: every device sends its numbers once, the server takes
 * the optimal decision, and each offloader pays what its presence costs the others. Telling the truth is then the best bid.
 *
 * See Nisan, Roughgarden, Tardos, Vazirani (eds), Algorithmic Game Theory, 2007, chapter 9.
 */
import {
  createProblem,
  requireOffloadingProblem,
  requireOptions,
  type ExactOptions,
  type OffloadingProblem,
  type Strategy,
} from '@mec/model';
import { exact } from '../exact.js';
import { roundLatencyOf, type InteractionOptions } from '../interaction.js';
import type { AuctionDecision } from './clock-auction.js';

export interface VcgAuctionOptions extends InteractionOptions {
  /** Limits of each search. */
  readonly exact?: ExactOptions;
}

export interface VcgDecision extends AuctionDecision {
  /** Whether every optimum was proved; payments from unproved ones promise nothing. */
  readonly proved: boolean;
}

export interface VcgAuction extends Strategy {
  decide(problem: OffloadingProblem): VcgDecision;
}

/**
 * The VCG auction. One round: a bid from each device with a task, an answer to each. It solves |S| + 1 problems.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function vcgAuction(options: VcgAuctionOptions = {}): VcgAuction {
  requireOptions('vcgAuction', options);
  const roundLatency = roundLatencyOf('vcgAuction', options);
  const solver = exact(options.exact);
  return {
    name: 'VCG_AUCTION',
    decide(problem: OffloadingProblem): VcgDecision {
      requireOffloadingProblem('vcgAuction', problem);
      const { offload, allocation, cost, proved } = solver.solve(problem);
      const payments = new Float64Array(problem.size);
      let allProved = proved;
      for (let i = 0; i < problem.size; i++) {
        if (offload[i] === 0) continue;
        const tasks = problem.tasks.slice();
        tasks[i] = 0;
        const others = solver.solve(createProblem(problem.system, tasks));
        const own = problem.uploadCost[i]! + problem.edgeWeight[i]! / allocation[i]!;
        // Below 0 by rounding alone: the others do no better with i than without.
        payments[i] = Math.max(0, cost - own - others.cost);
        allProved &&= others.proved;
      }
      const bidders = problem.active.length;
      const rounds = bidders === 0 ? 0 : 1;
      return {
        offload,
        allocation,
        cost,
        payments,
        proved: allProved,
        rounds,
        messages: 2 * bidders,
        latency: rounds * roundLatency,
      };
    },
  };
}
