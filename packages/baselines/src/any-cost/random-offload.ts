/** Each device decides by the toss of a coin: what any method has to beat, with as many tries as it takes itself. */
import {
  activeDevices,
  choicesOf,
  createRandom,
  requireAllocator,
  requireNumber,
  requireOptions,
  requireProblem,
  requireRandom,
  underRule,
  type AnyCostStrategy,
  type AnyRule,
  type Decision,
  type DecisionProblem,
  type Random,
} from '@mec/model/contract';
import { evaluated } from './evaluated.js';

export interface RandomOffloadOptions {
  /** Probability that a device offloads, 0 to 1; of several ways each is as likely. Default 0.5. */
  readonly probability?: number;
  /** Decisions drawn, of which the cheapest is taken, an integer >= 1. Default 1. */
  readonly tries?: number;
  /** Prices the decision. Default: the problem's own allocation. */
  readonly allocator?: AnyRule;
  /** Default: a generator of fixed seed. */
  readonly random?: Random;
}

/**
 * Random decisions of the active devices.
 *
 * @throws OutOfDomainError when an option leaves its range. `decide` throws UnsupportedProblemError when an allocator is given
 * and the problem takes none.
 */
export function randomOffload(options: RandomOffloadOptions = {}): AnyCostStrategy {
  const where = 'randomOffload';
  requireOptions(where, options);
  const { allocator } = options;
  const probability = requireNumber(where, 'probability', options.probability ?? 0.5, { min: 0, max: 1 });
  const tries = requireNumber(where, 'tries', options.tries ?? 1, { min: 1, integer: true });
  if (allocator !== undefined) requireAllocator(where, allocator);
  const random = requireRandom(where, options.random ?? createRandom(0).split('random offload'));
  return {
    name: tries === 1 ? 'RANDOM' : `RANDOM (best of ${tries})`,
    decide<A>(problem: DecisionProblem<A>): Decision<A> {
      requireProblem(where, problem);
      const ways = choicesOf(problem) - 1;
      const seen = underRule(where, problem, allocator);
      const active = activeDevices(problem);
      const drawn = (): Decision<A> => {
        const offload = new Uint8Array(problem.size);
        for (const i of active) {
          if (random.next() < probability) offload[i] = ways === 1 ? 1 : 1 + random.integer(ways);
        }
        return evaluated(where, seen, offload);
      };
      let best = drawn();
      for (let k = 1; k < tries; k++) {
        const other = drawn();
        if (other.cost < best.cost) best = other;
      }
      return best;
    },
  };
}
