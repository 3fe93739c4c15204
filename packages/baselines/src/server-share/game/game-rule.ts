/**
 * Rules of the offloading game: what a device sees of its own cost when it decides for itself. The paper's reference [2]
 * (Messous et al., ICC 2017) offloads by such a game; that best response converges is shown as by Chen, Jiao, Li, Fu,
 * IEEE/ACM ToN 24(5), 2016 (arXiv:1510.00888), through a potential that falls with every move.
 */
import {
  closedFormAllocator,
  equalShareAllocator,
  objective,
  requireMethods,
  type Allocator,
  type OffloadingProblem,
} from '@mec/model';

export interface GameRule {
  readonly name: string;
  /** How the server is divided. */
  readonly allocator: Allocator;
  /** What device i adds to the load. */
  weight(problem: OffloadingProblem, i: number): number;
  /**
   * What offloading costs device i more than computing locally, as it sees it.
   *
   * @param load - sum of the weights of the other offloaders.
   */
  joining(problem: OffloadingProblem, i: number, load: number): number;
  /** Falls whenever a device moves to its advantage. */
  potential(problem: OffloadingProblem, offload: ArrayLike<number>): number;
}

/**
 * Shares by the square-root rule, each device for itself: offloading costs U_i + s_i T / F, T with its own s_i. Nobody counts
 * the wait that it adds to others, so too many offload.
 */
export function selfishRootShares(): GameRule {
  return {
    name: 'GAME_SELFISH',
    allocator: closedFormAllocator(),
    weight: (problem, i) => problem.edgeRoot[i]!,
    joining: (problem, i, load) => objective.wait(problem, i, load + problem.edgeRoot[i]!) - problem.gain[i]!,
    // A move changes it by exactly what the device gains or loses.
    potential(problem, offload) {
      let squares = 0;
      const { load, gained } = sums(problem, offload, (i) => {
        squares += problem.edgeWeight[i]!;
        return problem.edgeRoot[i]!;
      });
      const { edgeCapacity } = problem.system;
      return (objective.serverCost(load, edgeCapacity) + squares / edgeCapacity) / 2 - gained;
    },
  };
}

/** Equal shares F/|S|, each device for itself: offloading costs U_i + c_i |S| / F. */
export function selfishEqualShares(): GameRule {
  return {
    name: 'GAME_EQUAL',
    allocator: equalShareAllocator({ among: 'offloaded' }),
    weight: () => 1,
    joining: ({ edgeWeight, gain, system }, i, load) => (edgeWeight[i]! * (load + 1)) / system.edgeCapacity - gain[i]!,
    // A weighted potential: a move changes it by the device's gain or loss over c_i.
    potential(problem, offload) {
      let worth = 0;
      const { load } = sums(problem, offload, (i) => {
        worth += problem.gain[i]! / problem.edgeWeight[i]!;
        return 1;
      });
      return (load * (load + 1)) / (2 * problem.system.edgeCapacity) - worth;
    },
  };
}

/**
 * Square-root shares with a Pigouvian toll: a device also pays the wait that it adds to the others, s_i T_-i / F. What it sees
 * is then the change of everybody's cost, so the game is coordinate descent, device by device, and its potential is the cost.
 */
export function tolledRootShares(): GameRule {
  return {
    name: 'GAME_TOLL',
    allocator: closedFormAllocator(),
    weight: (problem, i) => problem.edgeRoot[i]!,
    joining: objective.marginal,
    potential(problem, offload) {
      const { load, gained } = sums(problem, offload, (i) => problem.edgeRoot[i]!);
      return objective.serverCost(load, problem.system.edgeCapacity) - gained;
    },
  };
}

/**
 * Throws when the rule is not a GameRule: callers from plain JavaScript may hand anything.
 *
 * @throws OutOfDomainError naming the argument.
 */
export function requireRule(where: string, rule: GameRule): GameRule {
  requireMethods(where, 'rule', rule, ['weight', 'joining'], 'a GameRule');
  return rule;
}

/** Sums over the offloaded tasks: of what `weight` returns, and of the gains. */
function sums(
  problem: OffloadingProblem,
  offload: ArrayLike<number>,
  weight: (i: number) => number,
): { load: number; gained: number } {
  let load = 0;
  let gained = 0;
  for (let i = 0; i < problem.size; i++) {
    if (offload[i] === 0 || problem.tasks[i] === 0) continue;
    load += weight(i);
    gained += problem.gain[i]!;
  }
  return { load, gained };
}
