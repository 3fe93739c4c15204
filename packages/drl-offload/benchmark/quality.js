/**
 * How near the optimum the agent comes: medians and extremes over seeds, minimum cost over the agent's cost.
 *
 * Usage, from the repository's root after `pnpm build`:
 *   node packages/drl-offload/benchmark/quality.js [--seeds 10] [--iterations 10000] [--out quality.json]
 * The best composition is `sharedComposition()`, K = 7.
 */
import {
  closedFormAllocator,
  cost,
  createRandom,
  differentDevicesWorkload,
  paperSystem,
  scheduledWorkload,
  uniformWorkload,
} from '@mec/model';
import { sharedComposition } from '@mec/drl-offload';
import { commandLine, makeAgent, mean, median, printTable, ratiosOf, worstWindow, writeJson } from './experiment.js';

const { seeds, iterations, out } = commandLine();
const BEST = sharedComposition;
const tasks = (seed, size = 10) => uniformWorkload({ system: paperSystem(size), seed: 1000 + seed });
const ALPHA = [
  { at: 5000, energyWeight: 3 },
  { at: 7000, energyWeight: 1 },
];
const SWITCHED = [
  { at: 5000, switchOff: [0, 1, 2] },
  { at: 7000, switchOn: [0, 1, 2] },
];
const HELD_OUT_SLOTS = 200;

/** Slots with N from 5 to 20. */
function* anySize(seed) {
  const random = createRandom(seed).split('sizes');
  const streams = Array.from({ length: 16 }, (_, k) => tasks(seed, 5 + k)[Symbol.iterator]());
  for (;;) yield streams[random.integer(16)].next().value;
}

/** Runs a composition over a workload for every seed. */
async function runs(options, workload) {
  const found = [];
  for (const seed of seeds) {
    const agent = await makeAgent(seed, options());
    found.push({ agent, seed, ratios: ratiosOf((problem) => agent.decide(problem), workload(seed), iterations) });
  }
  return found;
}

const rows = [];
const numbers = {};
function report(name, values, target) {
  numbers[name] = values;
  const met = target === undefined ? '' : median(values) >= target ? 'yes' : 'no';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const digits = (value) => value.toFixed(6);
  rows.push({
    what: name,
    median: digits(median(values)),
    lowest: digits(low),
    highest: digits(high),
    target: target ?? '',
    met,
  });
}
const window =
  (from, to) =>
  ({ ratios }) =>
    mean(ratios.subarray(from, to));
const worst =
  (from) =>
  ({ ratios }) =>
    Math.min(...ratios.subarray(from));

const paper = await runs(
  () => ({}),
  (seed) => tasks(seed),
);
report('default agent, 4,000-10,000', paper.map(window(4000)), 0.994);
const losses = paper.map(({ agent }) => mean(agent.losses.slice(-100)));
report('default agent, loss of the last 100 steps', losses);

const best = await runs(BEST, (seed) => tasks(seed));
report('best composition, 200-1,000', best.map(window(200, 1000)), 0.9995);
report('best composition, 1,000-10,000', best.map(window(1000)), 0.99995);
report('best composition, worst slot from 1,000', best.map(worst(1000)), 0.998);
for (const size of [5, 20, 50, 200, 1000]) {
  const slots = (seed) => tasks(seed + 500, size);
  const acting = best.map(({ agent, seed }) => mean(ratiosOf((p) => agent.act(p), slots(seed), HELD_OUT_SLOTS)));
  report(`trained at N = 10, acting at N = ${size}`, acting, 0.998);
}
/** The policy's own decision, without a try. */
const alone = (agent) => (problem) => {
  const offload = Uint8Array.from(agent.score(problem), (score) => (score > 0 ? 1 : 0));
  return { cost: cost(problem, offload, closedFormAllocator().allocate(problem, offload)) };
};
for (const size of [10, 1000]) {
  const slots = (seed) => tasks(seed + 500, size);
  const acting = best.map(({ agent, seed }) => mean(ratiosOf(alone(agent), slots(seed), HELD_OUT_SLOTS)));
  report(`the same policy without a try (K = 1) at N = ${size}`, acting);
}
const byDefault = paper.map(({ agent, seed }) => mean(ratiosOf(alone(agent), tasks(seed + 500), HELD_OUT_SLOTS)));
report('default policy without a try (K = 1) at N = 10', byDefault);

const mixed = await runs(BEST, anySize);
for (const size of [5, 20, 50, 200, 1000]) {
  const slots = (seed) => tasks(seed + 500, size);
  const acting = mixed.map(({ agent, seed }) => mean(ratiosOf((p) => agent.act(p), slots(seed), HELD_OUT_SLOTS)));
  report(`trained at N = 5-20, acting at N = ${size}`, acting, 0.998);
}
for (const [name, changes] of Object.entries({ 'alpha 1, 3, 1': ALPHA, 'three devices off and on': SWITCHED })) {
  const changed = await runs(BEST, (seed) => scheduledWorkload(tasks(seed), changes));
  report(
    `${name}: lowest mean of 20 records from 1,000`,
    changed.map(({ ratios }) => worstWindow(ratios, 1000)),
    0.999,
  );
}
const different = await runs(BEST, (seed) => differentDevicesWorkload({ seed: 1000 + seed }));
report('different devices, from 1,000', different.map(window(1000)), 0.9998);
report('different devices, worst slot from 1,000', different.map(worst(1000)));

console.log(
  `${seeds.length} seeds, ${iterations} iterations, backend ${paper[0].agent.backend}, Node ${process.version}\n`,
);
printTable(rows);
writeJson(out, { seeds, iterations, backend: paper[0].agent.backend, node: process.version, numbers });
