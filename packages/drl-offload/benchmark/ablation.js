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
  sharedComposition,
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
  'order preserving + perturb c = 4 to 1': sharedComposition().explorer,
};
const MEMORIES = { fifo: fifoMemory(), prioritised: prioritisedMemory(), 'online batch': onlineBatchMemory() };
/** Batch size, training interval and learning rate. */
const TRAINING = { '128, 10, 0.01': [128, 10, 0.01], '32, 2, 0.02': [32, 2, 0.02] };
const AXES = { policy: POLICIES, explorer: EXPLORERS, memory: MEMORIES, training: TRAINING };
const BASES = [
  { policy: 'dense', explorer: 'perturb c = 4', memory: 'fifo', training: '128, 10, 0.01' },
  { policy: 'shared', explorer: 'order preserving + perturb c = 4 to 1', memory: 'fifo', training: '32, 2, 0.02' },
];

/** Each axis around each base. */
function compositions() {
  return BASES.flatMap((base) => [
    base,
    ...Object.entries(AXES).flatMap(([axis, values]) =>
      Object.keys(values)
        .filter((value) => value !== base[axis])
        .map((value) => ({ ...base, [axis]: value })),
    ),
  ]);
}

const rows = [];
const results = [];
for (const { policy, explorer, memory, training } of compositions()) {
  const [batchSize, trainingInterval, learningRate] = TRAINING[training];
  const found = [];
  for (const seed of seeds) {
    const parts = { policy: POLICIES[policy](seed), explorer: EXPLORERS[explorer], memory: MEMORIES[memory] };
    const numbers = { batchSize, trainingInterval, learningRate };
    // Training on labels is over before the first slot: what follows would unlearn it.
    const agent = await makeAgent(seed, {
      ...parts,
      ...numbers,
      ...(policy.endsWith('supervised') ? { learning: 'manual' } : {}),
    });
    const workload = uniformWorkload({ system: paperSystem(), seed: 1000 + seed });
    const ratios = ratiosOf((problem) => agent.decide(problem), workload, iterations);
    agent.dispose();
    const early = mean(ratios.subarray(200, 1000));
    const late = mean(ratios.subarray(Math.min(4000, iterations - 1000)));
    found.push({ seed, early, late, worst: Math.min(...ratios.subarray(Math.min(4000, iterations - 1000))) });
  }
  const of = (key) => found.map((run) => run[key]);
  results.push({ policy, explorer, memory, training, runs: found });
  rows.push({
    policy,
    explorer,
    memory,
    'batch, interval, rate': training,
    '200-1,000': median(of('early')).toFixed(5),
    'from 4,000': median(of('late')).toFixed(5),
    'lowest seed': Math.min(...of('late')).toFixed(5),
    'worst slot': Math.min(...of('worst')).toFixed(4),
  });
  console.error(`${policy} / ${explorer} / ${memory} / ${training}: ${rows.at(-1)['from 4,000']}`);
}
console.log(`${seeds.length} seeds, ${iterations} iterations, Node ${process.version}\n`);
printTable(rows);
writeJson(out, { seeds, iterations, node: process.version, results });
