/**
 * Every strategy over a grid of systems: N, alpha, capacity, equal and different devices.
 *
 * Usage, from the repository's root after `pnpm build`: node packages/baselines/benchmark/grid.js [slots a cell = 100]
 * One table for equal and one for different devices; each row: mean of the ratio to the certified minimum for each N (over alpha
 * 0.5, 1, 3 and capacity 10, 30, 100), the worst slot, and median microseconds of a decision for each N. Q-learning has met 4,000
 * other slots of the cell before.
 */
import { performance } from 'node:perf_hooks';
import { cdSlsqp, exact } from '@mec/baselines';
import { differentDevicesWorkload, paperSystem, uniformWorkload } from '@mec/model';
import { contenders } from './contenders.js';
import { mean, quantile, take } from './statistics.js';

const SIZES = [5, 10, 20, 50];
const TRAINING = 4000;
const count = Number(process.argv[2] ?? 100);

const WORKLOADS = {
  'equal devices': (seed, deviceCount, energyWeight, edgeCapacity) =>
    uniformWorkload({ system: { ...paperSystem(deviceCount), energyWeight, edgeCapacity }, seed }),
  'different devices': (seed, deviceCount, energyWeight, edgeCapacity) =>
    differentDevicesWorkload({ deviceCount, energyWeight, edgeCapacity, seed }),
};

for (const [kind, workload] of Object.entries(WORKLOADS)) {
  const results = new Map();
  let proved = 0;
  for (const size of SIZES) {
    for (const energyWeight of [0.5, 1, 3]) {
      for (const edgeCapacity of [10, 30, 100]) {
        const slots = take(workload(1, size, energyWeight, edgeCapacity), count);
        const solver = exact();
        const minima = slots.map((slot) => solver.solve(slot));
        const lessons = take(workload(2, size, energyWeight, edgeCapacity), TRAINING);
        proved += minima.filter((each) => each.proved).length;
        for (const make of contenders) {
          const strategy = make();
          // SLSQP runs for every flip that is looked at: left out where that is most of the time.
          if (strategy.name === cdSlsqp().name && size > 10) continue;
          if ('act' in strategy) for (const slot of lessons) strategy.decide(slot);
          const result = results.get(strategy.name) ?? { ratios: {}, times: {} };
          results.set(strategy.name, result);
          slots.forEach((slot, t) => {
            const start = performance.now();
            const { cost } = strategy.decide(slot);
            (result.times[size] ??= []).push(1e3 * (performance.now() - start));
            (result.ratios[size] ??= []).push(minima[t].cost / cost);
          });
        }
      }
    }
  }
  console.log(`${kind}: ${count} slots in each of 36 cells, optimum proved in ${proved}`);
  console.table(
    [...results].map(([strategy, { ratios, times }]) => ({
      strategy,
      ...Object.fromEntries(SIZES.map((n) => [`N = ${n}`, ratios[n] === undefined ? '' : mean(ratios[n]).toFixed(4)])),
      worst: quantile(Object.values(ratios).flat(), 0).toFixed(3),
      ...Object.fromEntries(
        SIZES.map((n) => [`µs ${n}`, times[n] === undefined ? '' : quantile(times[n], 0.5).toFixed(1)]),
      ),
    })),
  );
}
