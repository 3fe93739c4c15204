/** All contenders over the same slots of one cell, each decision against the certified minimum. */
import { exact, priceOfAnarchy, selfishEqualShares, selfishRootShares, tolledRootShares } from '@mec/baselines';
import { CostBelowMinimumError } from '@mec/bench';
import { openBackend } from '@mec/drl-offload';
import type { OffloadingProblem, Strategy } from '@mec/model';
import { quantile } from 'simple-statistics';
import { mean } from '../mean.js';
import { contenders, extrasOf, tableSizeOf, type Contender } from '../contenders.js';
import { cellWorkload, type Cell } from '../scenarios/cell.js';
import type { ComparisonJob, ComparisonResult, ContenderResult } from './job.js';

/** Decisions before the clock counts: their code is not compiled yet. */
const COLD = 300;

export async function runComparison(
  { cell, seed }: ComparisonJob,
  onProgress: (share: number) => void,
): Promise<ComparisonResult> {
  const stream = cellWorkload(cell, seed)[Symbol.iterator]();
  const next = (): OffloadingProblem => stream.next().value as OffloadingProblem;
  const warmup = Array.from({ length: cell.warmup }, next);
  const slots = Array.from({ length: cell.slots }, next);
  const optimum = exact();
  const solutions = slots.map((problem) => optimum.solve(problem));
  const minima = solutions.map(({ cost }) => cost);

  const chosen = contenders.filter(({ paperOnly }) => cell.complete || paperOnly !== true);
  const { name: backend } = await openBackend();
  const results: ContenderResult[] = [];
  for (const contender of chosen) {
    results.push(await measure(contender, seed, cell, warmup, slots, minima));
    onProgress(results.length / chosen.length);
  }
  return {
    proved: solutions.filter(({ proved }) => proved).length,
    contenders: results,
    anarchy: cell.complete ? anarchy(slots) : [],
    backend,
  };
}

/** Slots whose equilibria are all enumerated. */
const ENUMERATED = 200;

/** Worst equilibrium over optimum, per rule of the game. */
function anarchy(slots: readonly OffloadingProblem[]): ComparisonResult['anarchy'] {
  return [selfishRootShares(), selfishEqualShares(), tolledRootShares()].map((rule) => {
    const prices = slots.slice(0, ENUMERATED).map((problem) => priceOfAnarchy(problem, rule).anarchy);
    return { rule: rule.name, mean: mean(prices), worst: Math.max(...prices) };
  });
}

async function measure(
  contender: Contender,
  seed: number,
  cell: Cell,
  warmup: readonly OffloadingProblem[],
  slots: readonly OffloadingProblem[],
  minima: readonly number[],
): Promise<ContenderResult> {
  const strategy: Strategy = await contender.make(seed, cell);
  try {
    const before = contender.learns === true ? warmup : warmup.slice(0, COLD);
    for (const problem of before) strategy.decide(problem);
    const ratio: number[] = [];
    const seconds: number[] = [];
    let rounds: number | undefined;
    let messages: number | undefined;
    slots.forEach((problem, k) => {
      const start = performance.now();
      const decision = strategy.decide(problem);
      seconds.push((performance.now() - start) / 1000);
      const minimum = minima[k]!;
      if (decision.cost < minimum * (1 - 1e-9)) {
        throw new CostBelowMinimumError({ strategy: contender.name, iteration: k + 1, cost: decision.cost, minimum });
      }
      ratio.push(decision.cost === 0 ? 1 : Math.min(1, minimum / decision.cost));
      const extras = extrasOf(decision);
      if (extras.rounds !== undefined) rounds = (rounds ?? 0) + extras.rounds / slots.length;
      if (extras.messages !== undefined) messages = (messages ?? 0) + extras.messages / slots.length;
    });
    const tableSize = tableSizeOf(strategy);
    return {
      name: contender.name,
      ratio,
      median: quantile(seconds, 0.5),
      p99: quantile(seconds, 0.99),
      ...(rounds === undefined ? {} : { rounds }),
      ...(messages === undefined ? {} : { messages }),
      ...(tableSize === undefined ? {} : { tableSize }),
    };
  } finally {
    strategy.dispose?.();
  }
}
