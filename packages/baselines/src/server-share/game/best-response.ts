/** Best response: device after device takes what is best for it, until nobody moves. */
import {
  createRandom,
  requireFunction,
  requireNumber,
  requireOffloadingProblem,
  requireOptions,
  requireRandom,
  type OffloadingProblem,
  type Random,
  type Strategy,
} from '@mec/model';
import { requireStart, startingPoint, type Start } from '../../any-cost/start.js';
import { roundLatencyOf, type InteractionOptions, type InteractiveDecision } from '../interaction.js';
import { pricedDecision } from '../priced-decision.js';
import { requireRule, selfishRootShares, type GameRule } from './game-rule.js';

export interface BestResponseOptions extends InteractionOptions {
  /** Default: `selfishRootShares()`. */
  readonly rule?: GameRule;
  /** Default: `local`. */
  readonly start?: Start;
  /** Most passes over the devices, an integer >= 1. Default 1000; three or four are usual. */
  readonly maxPasses?: number;
  /** Draws the order of the devices, afresh for each decision. Default: a generator of fixed seed. */
  readonly random?: Random;
  /** Called after each move, with the decision as it stands; not to be kept. */
  readonly onMove?: (offload: Uint8Array) => void;
}

export interface EquilibriumDecision extends InteractiveDecision {
  /** Passes over the devices, that in which nobody moved included. */
  readonly passes: number;
  /** False when `maxPasses` came first. */
  readonly equilibrium: boolean;
}

export interface BestResponse extends Strategy {
  decide(problem: OffloadingProblem): EquilibriumDecision;
}

/**
 * Best response to a Nash equilibrium. A device that sees no difference stays where it is; one that is switched off does not
 * play. Without capacity all local.
 *
 * Each turn is a round: the server tells a device the load, and the device answers with its choice.
 *
 * @throws OutOfDomainError when an option leaves its range.
 * @example
 * bestResponse({ rule: tolledRootShares() }).decide(problem).passes; // 3
 */
export function bestResponse(options: BestResponseOptions = {}): BestResponse {
  const where = 'bestResponse';
  requireOptions(where, options);
  if (options.onMove !== undefined) requireFunction(where, 'onMove', options.onMove);
  const rule = requireRule(where, options.rule ?? selfishRootShares());
  const start = requireStart(where, options.start ?? 'local');
  const maxPasses = requireNumber(where, 'maxPasses', options.maxPasses ?? 1000, { min: 1, integer: true });
  const random = requireRandom(where, options.random ?? createRandom(0).split('best response'));
  const roundLatency = roundLatencyOf(where, options);
  return {
    name: rule.name,
    decide(problem: OffloadingProblem): EquilibriumDecision {
      requireOffloadingProblem(where, problem);
      const { active } = problem;
      const order = random.sample(active.length, active.length).map((k) => active[k]!);
      const offload = startingPoint(where, start, problem, random);
      let moved = order.length > 0;
      let passes = 0;
      while (moved && passes < maxPasses) {
        moved = false;
        passes++;
        for (const i of order) {
          // Added up afresh: the sum of a set then depends on the set alone, and no move can be undone by a rounding error.
          let load = 0;
          for (const j of active) if (j !== i && offload[j] === 1) load += rule.weight(problem, j);
          const change = rule.joining(problem, i, load);
          if (offload[i] === 1 ? change > 0 : change < 0) {
            offload[i]! ^= 1;
            moved = true;
            options.onMove?.(offload);
          }
        }
      }
      const rounds = passes * order.length;
      return {
        ...pricedDecision(problem, offload, rule.allocator),
        passes,
        equilibrium: !moved,
        rounds,
        messages: 2 * rounds,
        latency: rounds * roundLatency,
      };
    },
  };
}
