/**
 * Every strategy on the paper's slots: ratio to the certified minimum, decision time, communication.
 *
 * Usage, from the repository's root after `pnpm build`: node packages/baselines/benchmark/paper.js [slots = 10000] [seed = 1]
 * Each row: mean, interquartile mean and worst ratio of the minimum to the strategy's cost, mean number of offloaders, median
 * microseconds of a decision, mean rounds and messages of those that negotiate. The last line: prices of anarchy.
 */
import { performance } from 'node:perf_hooks';
import { exact, priceOfAnarchy, selfishEqualShares, selfishRootShares, tolledRootShares } from '@mec/baselines';
import { paperSystem, uniformWorkload } from '@mec/model';
import { contenders } from './contenders.js';
import { interquartileMean, mean, quantile, take } from './statistics.js';

const count = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 1);
const slots = take(uniformWorkload({ system: paperSystem(), seed }), count);
const solver = exact();
const minima = slots.map((slot) => solver.solve(slot));
console.log(`N = 10, ${count} slots, seed ${seed}; optimum proved in ${minima.filter((each) => each.proved).length}`);

const rows = contenders.map((make) => {
  const strategy = make();
  const times = [];
  const decisions = slots.map((slot) => {
    const start = performance.now();
    const decision = strategy.decide(slot);
    times.push(1e3 * (performance.now() - start));
    return decision;
  });
  const ratios = decisions.map((decision, t) => minima[t].cost / decision.cost);
  const average = (key) => (decisions[0][key] === undefined ? '' : mean(decisions.map((each) => each[key])).toFixed(1));
  return {
    strategy: strategy.name,
    mean: mean(ratios).toFixed(4),
    IQM: interquartileMean(ratios).toFixed(4),
    worst: quantile(ratios, 0).toFixed(4),
    offloaders: mean(decisions.map(({ offload }) => offload.reduce((sum, x) => sum + x, 0))).toFixed(1),
    µs: quantile(times, 0.5).toFixed(1),
    rounds: average('rounds'),
    messages: average('messages'),
    'table size': strategy.tableSize ?? '',
  };
});
console.table(rows);

for (const rule of [selfishRootShares(), selfishEqualShares(), tolledRootShares()]) {
  const prices = slots.slice(0, 200).map((slot) => priceOfAnarchy(slot, rule));
  const anarchy = mean(prices.map((price) => price.anarchy)).toFixed(4);
  const stability = mean(prices.map((price) => price.stability)).toFixed(4);
  console.log(`${rule.name}: price of anarchy ${anarchy}, of stability ${stability} (means over 200 slots)`);
}
