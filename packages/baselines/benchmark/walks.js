/**
 * Strategies that follow the problem's walk: microseconds per decision, at the paper's parameters.
 *
 * Usage, from the repository's root after `pnpm build`: node packages/baselines/benchmark/walks.js [seed = 1]
 * Each figure is the mean over the slots of one round, in the fastest of the rounds: what other programs on the machine take is
 * left out. To compare two versions of the code, run both on the same machine and divide: the ratios say more than the times.
 */
import { performance } from 'node:perf_hooks';
import { bruteForce, coordinateDescent, exact, greedy, simulatedAnnealing } from '@mec/baselines';
import { differentDevicesWorkload, paperSystem, uniformWorkload } from '@mec/model';
import { take } from './statistics.js';

const seed = Number(process.argv[2] ?? 1);
const ROUNDS = 25;

const equal = (n, count) => take(uniformWorkload({ system: paperSystem(n), seed }), count);
const different = (deviceCount, count) => take(differentDevicesWorkload({ deviceCount, seed }), count);

/** Name, strategy, slots of one round. */
const CASES = [
  ['BRUTE_FORCE, N = 10', bruteForce(), equal(10, 200)],
  ['BRUTE_FORCE, N = 16', bruteForce(), equal(16, 10)],
  ['BRUTE_FORCE, N = 20', bruteForce(), equal(20, 2)],
  ['GREEDY, N = 10', greedy(), equal(10, 2000)],
  ['GREEDY, N = 100', greedy(), equal(100, 50)],
  ['CD, N = 10', coordinateDescent(), equal(10, 2000)],
  ['CD, N = 100', coordinateDescent(), equal(100, 20)],
  ['SIMULATED_ANNEALING, N = 10', simulatedAnnealing(), equal(10, 100)],
  ['EXACT, equal devices, N = 10', exact(), equal(10, 5000)],
  ['EXACT, different devices, N = 10', exact(), different(10, 2000)],
];

const rows = CASES.map(([name, strategy, slots]) => {
  const round = () => {
    const start = performance.now();
    for (const slot of slots) strategy.decide(slot);
    return (1000 * (performance.now() - start)) / slots.length;
  };
  const times = Array.from({ length: ROUNDS }, round);
  return { strategy: name, 'us per decision': Math.min(...times).toPrecision(3) };
});
console.table(rows);
