/**
 * What the general agent reaches on problems it knows nothing of, beside searches that spend as many evaluations: failures first.
 *
 * Usage, from the repository's root after `pnpm build`:
 *   node packages/drl-offload/benchmark/general-agent.js [--seeds 30] [--first 1] [--only paper-10,deadline-5] [--slots 1]
 *     [--evaluations 7] [--out general.json]
 * `--slots 0.1` runs a tenth of the slots, for a look. A seed fails where its mean of minimum / cost over a window is below the aim, or
 * its worst slot of that window below the floor.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  createRandom,
  createProblem,
  paperSystem,
  paperDevice,
  sortedPrefixMinimum,
  uniformWorkload,
} from '@mec/model';
import { createAgent, generalComposition } from '@mec/drl-offload';
import { printTable } from './table.js';

/** The cost models stand beside this package, not under it: they are loaded from their builds. */
const load = (name) => import(new URL(`../../${name}/dist/index.js`, import.meta.url).href);
const [{ hiddenCostsWorkload }, { deadlineWorkload }, uplink, wireless] = await Promise.all(
  ['hidden-costs', 'deadlines', 'shared-uplink', 'wireless-powered'].map(load),
);

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string' },
    first: { type: 'string' },
    only: { type: 'string' },
    slots: { type: 'string' },
    evaluations: { type: 'string' },
    out: { type: 'string' },
  },
});
const seeds = Number(options.seeds ?? 30);
const first = Number(options.first ?? 1);
const share = Number(options.slots ?? 1);
/** K, of the agent and of the searches beside it. */
const EVALUATIONS = Number(options.evaluations ?? 7);

const uniform = (size, seed, rest = {}) => uniformWorkload({ system: paperSystem(size), seed, ...rest });

/** Lowest cost of all 2^N decisions, by a walk in Gray's order where there is one. */
function enumerated(problem) {
  const { size } = problem;
  const x = new Uint8Array(size);
  const walk = problem.walk?.();
  let least = walk === undefined ? problem.evaluate(x).cost : walk.start(x);
  for (let k = 1; k < 2 ** size; k++) {
    const i = 31 - Math.clz32(k & -k);
    x[i] ^= 1;
    least = Math.min(least, walk === undefined ? problem.evaluate(x).cost : walk.set(i, x[i]));
  }
  return least;
}

/** A problem with rows of its own. */
const seen = (problem, rows, least = () => enumerated(problem), ids) => ({
  size: problem.size,
  observation: Float64Array.from(rows),
  ...(ids === undefined ? {} : { ids }),
  evaluate: (x) => problem.evaluate(x),
  least,
});

function* mapped(slots, map) {
  let slot = 0;
  for (const problem of slots) yield map(problem, slot++);
}

/** The paper's slots as told, seen through the paper's observation alone. */
const paper = (size) => (seed) =>
  mapped(uniform(size, seed), (problem) => seen(problem, problem.tasks, () => sortedPrefixMinimum(problem).cost));
const hidden = (parts, every) => (seed) =>
  mapped(
    hiddenCostsWorkload({ workload: uniform(10, seed), hidden: parts, seed, ...(every ? { every } : {}) }),
    (problem) => seen(problem, problem.told.tasks),
  );
const deadlines = (system, bounds, deadline, shares) => (seed) =>
  mapped(
    deadlineWorkload({ workload: uniformWorkload({ system, seed, ...bounds }), deadlines: deadline, shares }),
    (problem) => seen(problem, problem.plain.tasks),
  );

/** Pairs of devices that cost `penalty` more when both offload. */
function conflicts(count, penalty) {
  return (seed) => {
    const random = createRandom(seed).split('pairs');
    const pairs = [];
    while (pairs.length < count) {
      const [a, b] = random.sample(10, 2);
      if (!pairs.some((pair) => pair.includes(a) && pair.includes(b))) pairs.push([a, b]);
    }
    return mapped(uniform(10, seed), (problem) => {
      const priced = {
        size: 10,
        evaluate(x) {
          const { cost, allocation } = problem.evaluate(x);
          return { cost: cost + pairs.reduce((sum, [a, b]) => sum + penalty * x[a] * x[b], 0), allocation };
        },
      };
      return seen(priced, problem.tasks);
    });
  };
}

/** Ten of forty devices in each slot, others every 100 slots, each with an uplink of its own. */
function comingAndGoing(seed) {
  const random = createRandom(seed).split('devices');
  const factors = Array.from({ length: 40 }, () => Math.exp(random.uniform(Math.log(0.3), Math.log(3))));
  const system = paperSystem(10);
  return mapped(uniform(10, seed), ({ tasks }, slot) => {
    const ids = Array.from({ length: 10 }, (_, i) => (i + Math.floor(slot / 100)) % 40);
    const devices = ids.map((id) => ({ ...paperDevice, uplinkRate: paperDevice.uplinkRate / factors[id] }));
    return seen(createProblem({ ...system, devices }, tasks), tasks, undefined, ids);
  });
}

/** Columns of 1e-9 and 1e9, one without spread and one of heavy tails, beside what matters. */
function hostileRows(seed) {
  const random = createRandom(seed).split('rows');
  return mapped(uniform(10, seed), (problem) => {
    const rows = [...problem.tasks].flatMap((task) => {
      const tails = Math.tan(Math.PI * (random.next() - 0.5));
      return [task * 1e-9, 7e9, 1e9 * Math.exp(6 * random.next()), tails];
    });
    return seen(problem, rows, () => sortedPrefixMinimum(problem).cost);
  });
}

const varying = (seed) => {
  const random = createRandom(seed).split('sizes');
  const tasks = createRandom(seed).split('tasks');
  return (function* () {
    for (;;) {
      const size = 3 + random.integer(28);
      const problem = createProblem(
        paperSystem(size),
        Array.from({ length: size }, () => tasks.uniform(5, 25)),
      );
      yield seen(problem, problem.tasks, () => sortedPrefixMinimum(problem).cost);
    }
  })();
};

const wirelessPowered = (size) => (seed) =>
  mapped(wireless.fadingWorkload({ deviceCount: size, seed }), (problem) =>
    seen(
      problem,
      [...problem.gains].flatMap((gain, i) => [gain, i % 2 === 0 ? 1 : 1.5]),
      () => wireless.wirelessPoweredMinimum(problem).cost,
    ),
  );

const fast = { ...paperSystem(10), edgeCapacity: 60 };
const oneUplink = { ...paperSystem(10), devices: new Array(10).fill({ ...paperDevice, uplinkRate: 12 }) };
const small = { low: 2, high: 20 };

/** Slots of a run, and aims: from, to, least mean, least slot. */
const STUDY = {
  'paper-3': [paper(3), 1200, [200, 1000, 0.9995], [1000, 1200, 0.9999]],
  'paper-10': [paper(10), 1200, [200, 1000, 0.9995], [1000, 1200, 0.9999]],
  'paper-35': [paper(35), 1200, [200, 1000, 0.9995], [1000, 1200, 0.9999]],
  'paper-500': [paper(500), 500, [200, 500, 0.999]],
  'hidden-uplink': [hidden({ uplink: [0.3, 3] }), 5000, [1000, 4500, 0.99], [4500, 5000, 0.999]],
  'hidden-processor': [hidden({ processor: [0.5, 2] }), 5000, [1000, 4500, 0.99], [4500, 5000, 0.999]],
  redrawn: [hidden({ uplink: [0.3, 3] }, 500), 3000, [500, 3000, 0.98]],
  'deadline-9': [deadlines(paperSystem(10), {}, 9, 'deadlines'), 5000, [4500, 5000, 0.995, 0.9]],
  'deadline-9-root': [deadlines(paperSystem(10), {}, 9, 'root'), 5000, [4500, 5000, 0.995, 0.9]],
  'deadline-5': [deadlines(fast, small, 5, 'deadlines'), 5000, [4500, 5000, 0.995, 0.9]],
  'deadline-5-root': [deadlines(fast, small, 5, 'root'), 5000, [4500, 5000, 0.995, 0.9]],
  'shared-uplink': [
    (seed) =>
      mapped(
        uplink.dividedUplinkWorkload({
          workload: uniformWorkload({ system: oneUplink, seed }),
          access: 'frequency',
          channelShares: 'equal',
        }),
        (problem) => seen(problem, problem.alone.tasks),
      ),
    5000,
    [4500, 5000, 0.995, 0.9],
  ],
  interference: [
    (seed) =>
      mapped(uplink.interferenceWorkload({ workload: uniform(10, seed), crosstalk: 0.3, seed }), (problem) =>
        seen(
          problem,
          [...problem.alone.tasks].flatMap((task, i) => [task, problem.gains[i]]),
        ),
      ),
    5000,
    [4500, 5000, 0.995, 0.9],
  ],
  'conflicts-5': [conflicts(5, 20), 5000, [4500, 5000, 0.995, 0.9]],
  'conflicts-10': [conflicts(10, 10), 5000, [4500, 5000, 0.995, 0.9]],
  'wireless-10': [wirelessPowered(10), 6000, [5500, 6000, 0.9999]],
  'wireless-20': [wirelessPowered(20), 6000, [5500, 6000, 0.9999]],
  'wireless-30': [wirelessPowered(30), 6000, [5500, 6000, 0.9999]],
  varying: [varying, 1200, [200, 1000, 0.999], [1000, 1200, 0.999]],
  'coming-and-going': [comingAndGoing, 5000, [4500, 5000, 0.999]],
  'hostile-rows': [hostileRows, 1200, [200, 1000, 0.9995], [1000, 1200, 0.9999]],
};

/** Searches by evaluation alone: each returns what its cheapest decision costs. */
const SEARCHES = {
  random: () => {
    const random = createRandom(1);
    return ({ size, evaluate }) => {
      let least = Infinity;
      for (let k = 0; k < EVALUATIONS; k++) {
        least = Math.min(least, evaluate(Uint8Array.from({ length: size }, () => random.integer(2))).cost);
      }
      return least;
    };
  },
  // From nobody: devices in random order, each kept where it lowers the cost, until the evaluations are spent.
  greedy: () => {
    const random = createRandom(2);
    return ({ size, evaluate }) => {
      const x = new Uint8Array(size);
      let least = evaluate(x).cost;
      const order = random.sample(size, size);
      for (let k = 0; k < EVALUATIONS - 1 && k < size; k++) {
        x[order[k]] = 1;
        const { cost } = evaluate(x);
        if (cost < least) least = cost;
        else x[order[k]] = 0;
      }
      return least;
    };
  },
  // From the last decision, by place: one device after the other, going on where the last slot stopped.
  descent: () => {
    let last = new Uint8Array(0);
    let next = 0;
    return ({ size, evaluate }) => {
      const x = Uint8Array.from({ length: size }, (_, i) => last[i] ?? 0);
      let least = evaluate(x).cost;
      for (let k = 1; k < EVALUATIONS; k++) {
        const i = next++ % size;
        x[i] ^= 1;
        const { cost } = evaluate(x);
        if (cost < least) least = cost;
        else x[i] ^= 1;
      }
      last = x;
      return least;
    };
  },
};

const ratioOf = (least, cost) => (least >= 0 ? least / cost : cost / least);

async function runOf(make, slots, windows, seed) {
  const agent = await createAgent({ ...generalComposition(), seed, candidateCount: EVALUATIONS });
  const others = Object.values(SEARCHES).map((search) => search());
  const sums = windows.map(() => new Float64Array(1 + others.length));
  const counts = windows.map(() => 0);
  const worst = windows.map(() => 1);
  let slot = 0;
  for (const problem of make(seed)) {
    if (slot === slots) break;
    const { cost } = agent.decide(problem);
    let least;
    windows.forEach(([from, to], w) => {
      if (slot < from || slot >= to) return;
      least ??= problem.least();
      const costs = [cost, ...others.map((search) => search(problem))];
      costs.forEach((each, k) => (sums[w][k] += ratioOf(least, each)));
      counts[w]++;
      worst[w] = Math.min(worst[w], ratioOf(least, cost));
    });
    slot++;
  }
  const evaluations = agent.counters.candidates / slot;
  agent.dispose();
  return windows.map((_, w) => ({
    means: Array.from(sums[w], (sum) => sum / counts[w]),
    worst: worst[w],
    evaluations,
  }));
}

const rows = [];
for (const [name, [make, all, ...aims]] of Object.entries(STUDY)) {
  if (options.only !== undefined && !options.only.split(',').includes(name)) continue;
  const windows = aims.map(([from, to]) => [Math.round(from * share), Math.round(to * share)]);
  const runs = [];
  for (let seed = first; seed < first + seeds; seed++)
    runs.push(await runOf(make, Math.round(all * share), windows, seed));
  aims.forEach(([, , mean, floor = 0], w) => {
    const results = runs.map((run) => run[w]);
    const failures = results.filter(({ means, worst }) => means[0] < mean || worst < floor).length;
    const average = (k) => results.reduce((sum, { means }) => sum + means[k], 0) / seeds;
    rows.push({
      problem: name,
      slots: windows[w].join('-'),
      aim: floor > 0 ? `${mean}, slot ${floor}` : String(mean),
      failures: `${failures} of ${seeds}`,
      'worst seed': Math.min(...results.map(({ means }) => means[0])).toFixed(5),
      mean: average(0).toFixed(5),
      'worst slot': Math.min(...results.map(({ worst }) => worst)).toFixed(3),
      evaluations: (results.reduce((sum, { evaluations }) => sum + evaluations, 0) / seeds).toFixed(2),
      ...Object.fromEntries(Object.keys(SEARCHES).map((search, k) => [search, average(k + 1).toFixed(3)])),
    });
  });
  console.error(name);
}
printTable(rows);
if (options.out !== undefined) {
  writeFileSync(options.out, `${JSON.stringify({ evaluations: EVALUATIONS, seeds, first, rows }, undefined, 1)}\n`);
}
