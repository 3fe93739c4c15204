/**
 * Ascending clock auction on the server's capacity. The paper's references [1] (Zhang et al., IEEE Access 5, 2017) and [3]
 * (Sun et al., IEEE TII 14(10), 2018) sell computing by auction; this is the single-server, single-slot form of their idea.
 *
 * The good sold is a unit of s: whoever holds s_i of it gets the share F s_i / T, T the sum sold. The price p of a unit covers
 * all that offloading costs the bidder apart from the upload: its own wait, s_i T / F, and its payment. So device i bids while
 * g_i > p s_i. One more unit sold costs all bidders together 2 T / F; the clock stops when the price has reached that.
 */
import {
  objective,
  requireNumber,
  requireOffloadingProblem,
  requireOptions,
  type OffloadingProblem,
  type Strategy,
} from '@mec/model';
import { roundLatencyOf, type InteractionOptions, type InteractiveDecision } from '../interaction.js';
import { optimalDecision } from '../priced-decision.js';

export interface ClockAuctionOptions extends InteractionOptions {
  /** Rise of the price in a round, as a part of the highest price anybody would bid, > 0 and <= 1. Default 0.01. */
  readonly step?: number;
  /** Price of the first round, in s per unit of s_i, >= 0. Default 0. */
  readonly reservePrice?: number;
}

/** What was sold, and for how much. */
export interface AuctionDecision extends InteractiveDecision {
  /** Payment of each device to the server, in units of the cost, N entries, 0 for those that compute locally. */
  readonly payments: Float64Array;
}

export interface ClockAuctionDecision extends AuctionDecision {
  /** Price per unit of s at which the clock stopped. */
  readonly price: number;
}

export interface ClockAuction extends Strategy {
  decide(problem: OffloadingProblem): ClockAuctionDecision;
}

/**
 * The clock auction. A winner pays p s_i less its own wait, at least the wait that it causes to others (s_i T / F), and no more
 * than it gains: its cost with the payment stays below the cost of computing locally. Without capacity nothing is sold.
 *
 * A round is one price to each device that still bids, and its answer.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function clockAuction(options: ClockAuctionOptions = {}): ClockAuction {
  const where = 'clockAuction';
  requireOptions(where, options);
  const step = requireNumber(where, 'step', options.step ?? 0.01, { above: 0, max: 1 });
  const reservePrice = requireNumber(where, 'reservePrice', options.reservePrice ?? 0, { min: 0 });
  const roundLatency = roundLatencyOf(where, options);
  return {
    name: 'CLOCK_AUCTION',
    decide(problem: OffloadingProblem): ClockAuctionDecision {
      requireOffloadingProblem(where, problem);
      const { gain, edgeRoot } = problem;
      let bidders = [...problem.active];
      let rounds = 0;
      let messages = 0;
      let demand = 0;
      const bid = (offer: number): void => {
        rounds++;
        messages += 2 * bidders.length;
        bidders = bidders.filter((i) => gain[i]! > offer * edgeRoot[i]!);
        demand = bidders.reduce((sum, i) => sum + edgeRoot[i]!, 0);
      };
      const highest = bidders.reduce((most, i) => Math.max(most, gain[i]! / edgeRoot[i]!), 0);
      let price = reservePrice;
      if (bidders.length > 0) bid(price);
      // Counted in steps, since adding the step up could stand still at a high reserve price.
      for (let rise = 1; price < objective.price(problem, demand); rise++) {
        price = reservePrice + rise * step * highest;
        bid(price);
      }

      const offload = new Uint8Array(problem.size);
      const payments = new Float64Array(problem.size);
      for (const i of bidders) {
        offload[i] = 1;
        payments[i] = price * edgeRoot[i]! - objective.wait(problem, i, demand);
      }
      const decision = optimalDecision(problem, offload);
      return { ...decision, payments, price, rounds, messages, latency: rounds * roundLatency };
    },
  };
}
