/**
 * The exact solver: time, nodes and proof, from ten devices to a million, and on instances made to be hard.
 *
 * Usage, from the repository's root after `pnpm build`: node packages/baselines/benchmark/exact.js [seed = 1]
 */
import { performance } from 'node:perf_hooks';
import { bruteForce, exact } from '@mec/baselines';
import { createProblem, createRandom, differentDevicesWorkload, paperSystem, uniformWorkload } from '@mec/model';
import { quantile, take } from './statistics.js';

const seed = Number(process.argv[2] ?? 1);
const WARM_UP = 3;

/** Solves each problem, the first few once more before. */
function row(name, strategy, problems) {
  for (const problem of problems.slice(0, WARM_UP)) strategy.decide(problem);
  const times = [];
  const solutions = problems.map((problem) => {
    const start = performance.now();
    const solution = strategy.decide(problem);
    times.push(performance.now() - start);
    return solution;
  });
  const gaps = solutions.map(({ cost, lowerBound }) => (cost - lowerBound) / cost);
  return {
    instances: name,
    count: problems.length,
    'median ms': quantile(times, 0.5).toPrecision(3),
    'worst ms': quantile(times, 1).toPrecision(3),
    ...(solutions[0].proved === undefined
      ? {}
      : {
          proved: solutions.filter((each) => each.proved).length,
          'median nodes': quantile(
            solutions.map((each) => each.nodes),
            0.5,
          ),
          'largest gap': quantile(gaps, 1).toExponential(0),
        }),
  };
}

/** With alpha = 0 and F = 1 a device of root s whose gain is 2 target s: the cost is a constant plus (sum of s - target)^2. */
function subsetSum(roots, target) {
  const devices = roots.map((root) => {
    const localRate = (root * root) / (2 * target * root + root);
    return { uplinkRate: root, localRate, uploadPower: 0, waitingPower: 0, localPower: 0 };
  });
  return createProblem(
    { edgeCapacity: 1, energyWeight: 0, devices },
    roots.map((root) => root * root),
  );
}

const equal = (n) => uniformWorkload({ system: paperSystem(n), seed });
const different = (deviceCount) => differentDevicesWorkload({ deviceCount, seed });
const rows = [
  row('equal, N = 10', exact(), take(equal(10), 20_000)),
  row('equal, N = 1000', exact(), take(equal(1000), 200)),
  row('equal, N = 1,000,000', exact(), take(equal(1e6), 5)),
  ...[10, 50, 200, 1000].map((n) => row(`different, N = ${n}`, exact(), take(different(n), 500))),
  row('different, N = 10,000', exact(), take(different(10_000), 20)),
  row('different, N = 1,000,000', exact(), take(different(1e6), 2)),
];

const random = createRandom(seed).split('hard instances');
for (const n of [20, 30, 40, 60, 100]) {
  const drawn = Array.from({ length: 10 }, () => {
    const roots = Array.from({ length: n }, () => random.uniform(1, 2));
    return subsetSum(roots, roots.reduce((sum, root) => sum + root, 0) / 2);
  });
  rows.push(row(`equal ratios, real roots, N = ${n}`, exact(), drawn));
}
for (const [n, most] of [
  [50, 100],
  [50, 1e4],
  [50, 1e5],
  [300, 100],
]) {
  const drawn = Array.from({ length: 5 }, () => {
    const roots = Array.from({ length: n }, () => 2 * (1 + random.integer(most)));
    // Even roots never add up to an odd target, so the bound stays below every decision.
    return subsetSum(roots, 2 * Math.floor(roots.reduce((sum, root) => sum + root, 0) / 4) + 1);
  });
  rows.push(row(`equal ratios, even roots to ${2 * most}, odd target, N = ${n}`, exact(), drawn));
}
rows.push(row('brute force, equal, N = 10', bruteForce(), take(equal(10), 500)));
rows.push(row('brute force, equal, N = 20', bruteForce(), take(equal(20), 10)));
console.table(rows);
