/**
 * Time of a decision and of a training step, beside the same work in Python where that is installed.
 *
 * Usage, from the repository's root after `pnpm build`:
 *   node packages/drl-offload/benchmark/speed.js [--out speed.json]
 * The Python peer needs numpy, scipy and PyTorch (Debian: apt-get install python3-scipy python3-torch); without them it is
 * skipped with a message. PYTHON names the interpreter, by default /usr/bin/python3.
 */
import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { closedFormAllocator, paperSystem, slsqpAllocator, uniformWorkload } from '@mec/model';
import { createAgent, openBackend, sharedComposition } from '@mec/drl-offload';
import { median, printTable, writeJson } from './table.js';

const BEST = sharedComposition;
const PAPER = () => ({});
const closed = closedFormAllocator();

function problems(size, count) {
  const drawn = [];
  for (const problem of uniformWorkload({ system: paperSystem(size), seed: 2 })) {
    if (drawn.push(problem) === count) return drawn;
  }
}

/** Microseconds of each call. */
function times(run, inputs, warmUp) {
  for (let t = 0; t < warmUp; t++) run(inputs[t % inputs.length]);
  return Float64Array.from(inputs, (input) => {
    const start = performance.now();
    run(input);
    return (performance.now() - start) * 1e3;
  });
}
const quantile = (values, part) =>
  Float64Array.from(values).sort()[Math.min(values.length - 1, Math.floor(part * values.length))];
const show = (microseconds) =>
  microseconds < 1000 ? `${microseconds.toFixed(1)} us` : `${(microseconds / 1e3).toFixed(2)} ms`;

/** The Python peer's rows by `what n`, or none. */
function peer() {
  const script = fileURLToPath(new URL('peers/torch-agent.py', import.meta.url));
  try {
    const env = { ...process.env, OMP_NUM_THREADS: '1' };
    const text = execFileSync(process.env.PYTHON ?? '/usr/bin/python3', [script], { env, encoding: 'utf8' });
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  } catch (error) {
    console.log(
      `the Python peer was skipped: ${String(error.stderr ?? error.message)
        .trim()
        .split('\n')
        .at(-1)}\n`,
    );
    return [];
  }
}

const rows = [];
const numbers = [];
function report(what, n, values, theirs) {
  const [middle, high] = [median(values), quantile(values, 0.99)];
  numbers.push({ what, n, median: middle, p99: high, peerMedian: theirs ?? null });
  const python = theirs === undefined ? '' : show(theirs);
  const ratio = theirs === undefined ? '' : `${(theirs / middle).toFixed(1)}x`;
  rows.push({ what, N: n, median: show(middle), p99: show(high), Python: python, ratio });
}

const python = peer();
const theirs = (what, n) => {
  const row = python.find((found) => found.what === what && found.n === n);
  return row === undefined ? undefined : row.ms_median * 1e3;
};

const CASES = [
  ['paper, closed form', PAPER, closed, [10, 20, 1000], 'agent, closed form'],
  ['paper, SLSQP', PAPER, slsqpAllocator(), [10, 15, 20], 'agent, SLSQP'],
  ['shared, closed form', BEST, closed, [10, 1000, 10_000], undefined],
];
for (const [name, options, allocator, sizes, peerName] of CASES) {
  for (const n of sizes) {
    const count = n > 1000 ? 200 : n > 100 ? 1000 : 4000;
    const agent = await createAgent({ deviceCount: n, seed: 1, allocator, learning: 'manual', ...options() });
    const slots = problems(n, Math.min(count, 1000));
    // Trained first: what an untrained network offloads is not what it will.
    for (let t = 0; t < 1000 && n <= 1000; t++) agent.decide(slots[t % slots.length]);
    agent.learn();
    const repeated = Array.from({ length: count }, (_, t) => slots[t % slots.length]);
    report(
      `decision, ${name}`,
      n,
      times((problem) => agent.act(problem), repeated, count / 4),
      theirs(peerName, n),
    );
  }
}
for (const learning of ['inline', 'deferred']) {
  const agent = await createAgent({ deviceCount: 10, seed: 1, allocator: closed, learning });
  const slots = problems(10, 4000);
  for (const problem of slots.slice(0, 1000)) agent.decide(problem);
  report(
    `decision that learns, ${learning}`,
    10,
    times((problem) => agent.decide(problem), slots, 0),
    undefined,
  );
  agent.dispose();
}
for (const backend of ['tfjs-node', 'wasm', 'cpu']) {
  const loads = await openBackend({ backend }).then(
    () => true,
    () => false,
  );
  if (!loads) {
    console.log(`the backend ${backend} does not load here\n`);
    continue;
  }
  const count = backend === 'cpu' ? 60 : 600;
  const agent = await createAgent({
    deviceCount: 10,
    seed: 1,
    allocator: closed,
    backend,
    learning: 'manual',
    trainingInterval: 1,
  });
  const steps = problems(10, 128 + 2 * count);
  for (const problem of steps.slice(0, 128 + count)) agent.decide(problem);
  agent.learn();
  const run = (problem) => {
    agent.decide(problem);
    const start = performance.now();
    agent.learn();
    return (performance.now() - start) * 1e3;
  };
  report(
    `training step on ${backend}`,
    10,
    Float64Array.from(steps.slice(128 + count), run),
    theirs('training step', 10),
  );
}

console.log(`Node ${process.version}\n`);
printTable(rows);
writeJson({ node: process.version, numbers });
process.exit(0);
