/** How much selfishness can cost: all equilibria of a game against the optimum. */
import { OutOfDomainError, requireOffloadingProblem, type OffloadingProblem } from '@mec/model';
import { exact } from '../exact.js';
import { pricedDecision } from '../priced-decision.js';
import { requireRule, type GameRule } from './game-rule.js';

export interface PriceOfAnarchy {
  /** Cost of the worst equilibrium over the optimum, >= 1. */
  readonly anarchy: number;
  /** Cost of the best equilibrium over the optimum, >= 1: the price of stability. */
  readonly stability: number;
  /** Number of pure Nash equilibria; at least 1, since the games have potentials. */
  readonly equilibria: number;
}

/** 2^16 decisions, each checked for N deviations. */
const LIMIT = 16;

/**
 * Prices of anarchy and stability, by looking at all 2^N decisions.
 *
 * @throws OutOfDomainError when more than 16 devices hold a task, or the rule is not a GameRule.
 * @see Koutsoupias and Papadimitriou, Worst-case equilibria, STACS 1999; Anshelevich et al., FOCS 2004.
 */
export function priceOfAnarchy(problem: OffloadingProblem, rule: GameRule): PriceOfAnarchy {
  requireRule('priceOfAnarchy', rule);
  requireOffloadingProblem('priceOfAnarchy', problem);
  const { active } = problem;
  if (active.length > LIMIT) {
    const expected = `at most ${LIMIT} (2^N decisions are tried)`;
    throw new OutOfDomainError({ where: 'priceOfAnarchy', what: 'devices with a task', got: active.length, expected });
  }
  const optimum = exact().decide(problem).cost;
  let worst = 0;
  let best = Infinity;
  let equilibria = 0;
  for (let code = 0; code < 2 ** active.length; code++) {
    const offload = new Uint8Array(problem.size);
    active.forEach((i, k) => (offload[i] = (code >>> k) & 1));
    if (!isEquilibrium(problem, rule, active, offload)) continue;
    const { cost } = pricedDecision(problem, offload, rule.allocator);
    worst = Math.max(worst, cost);
    best = Math.min(best, cost);
    equilibria++;
  }
  // An empty slot costs nothing, well or badly decided.
  const over = (cost: number): number => (optimum === 0 ? 1 : cost / optimum);
  return { anarchy: over(worst), stability: over(best), equilibria };
}

function isEquilibrium(
  problem: OffloadingProblem,
  rule: GameRule,
  active: readonly number[],
  offload: Uint8Array,
): boolean {
  return active.every((i) => {
    let load = 0;
    for (const j of active) if (j !== i && offload[j] === 1) load += rule.weight(problem, j);
    const change = rule.joining(problem, i, load);
    return offload[i] === 1 ? change <= 0 : change >= 0;
  });
}
