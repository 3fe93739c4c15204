/**
 * Which part does what: one part exchanged at a time, around the paper's composition and around the best one.
 *
 * Usage, from the repository's root after `pnpm build`:
 *   node packages/drl-offload/benchmark/ablation.js [--seeds 10] [--iterations 10000] [--out ablation.json]
 * Each row: medians over the seeds of minimum cost / the agent's cost (and the lowest of all seeds in the last columns).
 */
import { paperSystem, uniformWorkload } from '@mec/model';
import {
  densePolicy,
  fifoMemory,
  nearest,
  observeSlotRatios,
  onlineBatchMemory,
  orderPreserving,
  perturb,
  prioritisedMemory,
  sharedPolicy,
  SLOT_RATIOS,
  supervisedPolicy,
  union,
} from '@mec/drl-offload';
import { commandLine, makeAgent, mean, median, printTable, ratiosOf, writeJson } from './experiment.js';

const { seeds, iterations, out } = commandLine();
const labelled = (seed) => uniformWorkload({ system: paperSystem(), seed: 2000 + seed });
const annealed = perturb({ c: { from: 4, to: 1, decisions: 4000 } });

const POLICIES = {
  dense: () => densePolicy(),
  'dense, supervised': (seed) => supervisedPolicy(densePolicy(), { problems: labelled(seed) }),
  'shared, slot ratios': () => sharedPolicy({ observe: observeSlotRatios, features: SLOT_RATIOS }),
  shared: () => sharedPolicy(),
};
const EXPLORERS = {
  'perturb c = 4': perturb({ c: 4 }),
  'perturb c = 1': perturb({ c: 1 }),
  'perturb c = 4 to 1': annealed,
  'order preserving': orderPreserving(),
  'order preserving, noise 1': orderPreserving({ noise: 1 }),
  nearest: nearest(),
  'order preserving + perturb c = 1': union(orderPreserving(), perturb({ c: 1 })),
};
const MEMORIES = { fifo: fifoMemory(), prioritised: prioritisedMemory(), 'online batch': onlineBatchMemory() };
const BASES = {
  paper: { policy: 'dense', explorer: 'perturb c = 4', memory: 'fifo' },
  best: { policy: 'shared', explorer: 'order preserving', memory: 'fifo' },
};

/** Each axis around each base, every composition once. */
function compositions() {
  const found = new Map();
  for (const base of Object.values(BASES)) {
    for (const policy of Object.keys(POLICIES)) found.set(`${policy}|${base.explorer}|${base.memory}`);
    for (const explorer of Object.keys(EXPLORERS)) found.set(`${base.policy}|${explorer}|${base.memory}`);
    for (const memory of Object.keys(MEMORIES)) found.set(`${base.policy}|${base.explorer}|${memory}`);
  }
  return [...found.keys()].map((key) => key.split('|'));
}

const rows = [];
const numbers = [];
for (const [policy, explorer, memory] of compositions()) {
  const found = [];
  for (const seed of seeds) {
    const parts = { policy: POLICIES[policy](seed), explorer: EXPLORERS[explorer], memory: MEMORIES[memory] };
    // Training on labels is over before the first slot: what follows would unlearn it.
    const agent = await makeAgent(seed, { ...parts, ...(policy.endsWith('supervised') ? { learning: 'manual' } : {}) });
    const workload = uniformWorkload({ system: paperSystem(), seed: 1000 + seed });
    const ratios = ratiosOf((problem) => agent.decide(problem), workload, iterations);
    agent.dispose();
    const early = mean(ratios.subarray(200, 1000));
    const late = mean(ratios.subarray(Math.min(4000, iterations / 2)));
    found.push({ seed, early, late, worst: Math.min(...ratios.subarray(Math.min(4000, iterations / 2))) });
  }
  const of = (key) => found.map((run) => run[key]);
  numbers.push({ policy, explorer, memory, runs: found });
  rows.push({
    policy,
    explorer,
    memory,
    '200-1,000': median(of('early')).toFixed(5),
    'from 4,000': median(of('late')).toFixed(5),
    'lowest seed': Math.min(...of('late')).toFixed(5),
    'worst slot': Math.min(...of('worst')).toFixed(4),
  });
  console.error(`${policy} / ${explorer} / ${memory}: ${rows.at(-1)['from 4,000']}`);
}
console.log(`${seeds.length} seeds, ${iterations} iterations, Node ${process.version}\n`);
printTable(rows);
writeJson(out, { seeds, iterations, node: process.version, numbers });
