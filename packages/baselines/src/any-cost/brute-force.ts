/**
 * Every decision tried: the minimum of the paper's section 4.1, for whichever cost.
 *
 * The decisions follow each other in Gray-code order, one device changing at a time, so that a problem's walk makes each cheap.
 */
import {
  activeDevices,
  choicesOf,
  OutOfDomainError,
  requireAllocator,
  requireNumber,
  requireOptions,
  requireProblem,
  underRule,
  type AnyCostStrategy,
  type AnyRule,
  type Decision,
  type DecisionProblem,
} from '@mec/model/contract';
import { evaluated, statedCost } from './evaluated.js';
import { followGrayCode } from './gray-code.js';

export interface BruteForceOptions {
  /** Prices each decision. Default: the problem's own allocation. */
  readonly allocator?: AnyRule;
  /**
   * Most active devices, an integer from 0 to 30; where they have more than two choices, at most 2^limit decisions. Default 28
   * where the problem has a walk (some seconds), elsewhere and with an allocator 20.
   */
  readonly limit?: number;
}

/**
 * The best of all decisions; of equally good ones, the first tried. Devices that are not active stay local. Where no decision
 * can be carried out, all local at the cost Infinity.
 *
 * @throws OutOfDomainError when an option leaves its range. `decide` throws it when there are more decisions than 2^limit, and
 * UnsupportedProblemError when an allocator is given and the problem takes none.
 * @see Section 4.1.
 * @example
 * bruteForce().decide(problem).cost; // the minimum cost of Fig. 4
 */
export function bruteForce(options: BruteForceOptions = {}): AnyCostStrategy {
  const where = 'bruteForce';
  requireOptions(where, options);
  const { allocator } = options;
  if (allocator !== undefined) requireAllocator(where, allocator);
  const given = requireNumber(where, 'limit', options.limit ?? 28, { min: 0, max: 30, integer: true });
  return {
    name: allocator === undefined ? 'BRUTE_FORCE' : `BRUTE_FORCE (${allocator.name})`,
    decide(problem) {
      requireProblem(where, problem);
      const seen = underRule(where, problem, allocator);
      const byDefault = allocator === undefined && seen.walk !== undefined ? 28 : 20;
      const active = activeDevices(problem);
      requireFew(active.length, choicesOf(problem), options.limit === undefined ? byDefault : given);
      return cheapest(where, seen, active, choicesOf(problem));
    },
  };
}

function requireFew(active: number, choices: number, limit: number): void {
  const most = Math.floor(limit / Math.log2(choices));
  if (active <= most) return;
  const digits = Math.round(active * Math.log10(choices));
  const instead = choices === 2 ? '; see exact()' : '';
  throw new OutOfDomainError({
    where: 'bruteForce',
    what: 'devices with a task',
    got: active,
    expected: `at most ${most}: ${choices}^${active} (about 10^${digits}) decisions would be tried${instead}`,
  });
}

function cheapest<A>(
  where: string,
  problem: DecisionProblem<A>,
  active: readonly number[],
  choices: number,
): Decision<A> {
  const offload = new Uint8Array(problem.size);
  const walk = problem.walk?.();
  if (walk?.cheapest !== undefined && choices === 2) {
    statedCost(where, walk.cheapest(offload, active));
    return evaluated(where, problem, offload);
  }
  let best = offload.slice();
  let lowest = statedCost(where, walk === undefined ? problem.evaluate(offload).cost : walk.start(offload));
  followGrayCode(active.length, choices, (place, choice) => {
    const device = active[place]!;
    offload[device] = choice;
    const cost = statedCost(where, walk === undefined ? problem.evaluate(offload).cost : walk.set(device, choice));
    if (cost < lowest) {
      lowest = cost;
      best = offload.slice();
    }
  });
  return evaluated(where, problem, best);
}
