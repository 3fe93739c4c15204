import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import {
  closedFormAllocator,
  equalShareAllocator,
  paperSystem,
  slsqpAllocator,
  uniformWorkload,
  type Allocator,
  type OffloadingProblem,
} from '@mec/model';
import {
  createAgent,
  densePolicy,
  loadAgent,
  nearest,
  observeOffloading,
  onlineBatchMemory,
  orderPreserving,
  perturb,
  prioritisedMemory,
  sharedPolicy,
  union,
  type AgentOptions,
} from '../../src/index.js';

let place = '';
let directory = '';
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'drl-offload-'));
  directory = join(place, 'agents', 'one');
});
afterEach(() => rm(place, { recursive: true, force: true }));

const problems: OffloadingProblem[] = [];
for (const problem of uniformWorkload({ system: paperSystem(6), seed: 3 })) {
  if (problems.push(problem) === 120) break;
}

const PARTLESS: AgentOptions = {
  deviceCount: 6,
  seed: 4,
  allocator: closedFormAllocator(),
  backend: 'wasm',
  batchSize: 16,
  trainingInterval: 5,
};
const BASE: AgentOptions = { ...PARTLESS, hiddenLayers: [12, 8], memorySize: 32 };

const compositions: readonly [string, AgentOptions][] = [
  ["the paper's", BASE],
  [
    'shared, order preserving with noise, prioritised, adaptive K',
    {
      ...PARTLESS,
      policy: sharedPolicy({ hiddenLayers: [8] }),
      observe: observeOffloading,
      explorer: orderPreserving({ noise: 0.5 }),
      memory: prioritisedMemory({ capacity: 32 }),
      candidateCount: { max: 7, interval: 8 },
    },
  ],
  [
    'dense, union with annealed flips, online batch',
    {
      ...PARTLESS,
      policy: densePolicy({ hiddenLayers: [12] }),
      explorer: union(nearest(), perturb({ c: { from: 3, to: 1, decisions: 60 } })),
      memory: onlineBatchMemory({ capacity: 32, rankingInterval: 3 }),
    },
  ],
];

describe.each(compositions)('a saved agent: %s', (_name, options) => {
  test('goes on bit for bit as the one that was not stopped', async () => {
    const uninterrupted = await createAgent(options);
    const stopped = await createAgent(options);
    for (const problem of problems.slice(0, 63)) {
      uninterrupted.decide(problem);
      stopped.decide(problem);
    }
    stopped.act(problems[0]!);
    uninterrupted.act(problems[0]!);
    await stopped.save(directory);
    stopped.dispose();
    const loaded = await loadAgent(directory);
    expect(loaded.counters).toEqual(uninterrupted.counters);
    for (const problem of problems.slice(63)) {
      expect(loaded.decide(problem)).toEqual(uninterrupted.decide(problem));
      expect(loaded.act(problem)).toEqual(uninterrupted.act(problem));
    }
    expect(loaded.losses).toEqual(uninterrupted.losses);
    expect(loaded.losses.length).toBeGreaterThan(15);
    expect(loaded.network!.parameters).toEqual(uninterrupted.network!.parameters);
    expect([loaded.name, loaded.backend]).toEqual([uninterrupted.name, uninterrupted.backend]);
  });
});

test('the state is the one at the call of save, whatever happens while it is written', async () => {
  const agent = await createAgent(BASE);
  for (const problem of problems.slice(0, 40)) agent.decide(problem);
  const expected = agent.network!.parameters.slice();
  const saving = agent.save(directory);
  for (const problem of problems.slice(40)) agent.decide(problem);
  await saving;
  expect((await loadAgent(directory)).network!.parameters).toEqual(expected);
  const weights = await readFile(join(directory, 'weights.bin'));
  expect(new Float32Array(new Uint8Array(weights).buffer)).toEqual(expected);
});

test('steps that were due are due again', async () => {
  const agent = await createAgent({ ...BASE, learning: 'manual' });
  for (const problem of problems.slice(0, 30)) agent.decide(problem);
  await agent.save(directory);
  const loaded = await loadAgent(directory);
  expect(loaded.counters.pendingSteps).toBe(3);
  loaded.learn();
  agent.learn();
  expect(loaded.losses).toEqual(agent.losses);
});

test("the network is a LayersModel of TensorFlow.js, and gives the agent's probabilities", async () => {
  const agent = await createAgent(BASE);
  for (const problem of problems) agent.decide(problem);
  await agent.save(directory);
  const json = JSON.parse(await readFile(join(directory, 'model.json'), 'utf8')) as {
    modelTopology: object;
    weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
  };
  const weights = await readFile(join(directory, 'weights.bin'));
  const model = await loadLayersModel({
    load: () =>
      Promise.resolve({
        modelTopology: json.modelTopology,
        weightSpecs: json.weightsManifest.flatMap((group) => group.weights),
        weightData: new Uint8Array(weights).buffer,
      }),
  });
  expect(model.layers.map((layer) => layer.getConfig().activation)).toEqual(['relu', 'relu', 'sigmoid']);
  const task = [...problems[0]!.tasks];
  const theirs = (model.predict(tf.tensor2d([task])) as tf.Tensor).dataSync();
  const { layers } = agent.network!;
  let values = task;
  for (const { weights: w, bias, outputs } of layers) {
    const x = values;
    values = Array.from(bias, (b, j) => x.reduce((sum, value, i) => sum + value * w[i * outputs + j]!, b));
    values = values.map((v) => (outputs === 6 ? 1 / (1 + Math.exp(-v)) : Math.max(0, v)));
  }
  values.forEach((value, i) => expect(Math.abs(value - theirs[i]!)).toBeLessThan(1e-5));
  model.dispose();
});

describe('a directory', () => {
  async function saved(): Promise<void> {
    const agent = await createAgent(BASE);
    for (const problem of problems.slice(0, 30)) agent.decide(problem);
    await agent.save(directory);
  }

  test('is replaced by the next save, and nothing else is left beside it', async () => {
    await saved();
    const agent = await loadAgent(directory);
    for (const problem of problems) agent.decide(problem);
    await agent.save(`${directory}/`);
    expect((await loadAgent(directory)).counters.decisions).toBe(150);
    expect(await readdir(join(place, 'agents'))).toEqual(['one']);
    expect((await readdir(directory)).sort()).toEqual(['agent.json', 'model.json', 'state.bin', 'weights.bin']);
  });

  test('is found when the program died between the two moves of a save', async () => {
    await saved();
    await rename(directory, `${directory}.replaced`);
    expect((await loadAgent(directory)).counters.decisions).toBe(30);
  });

  test('that is not there is named', async () => {
    await expect(loadAgent(directory)).rejects.toMatchObject({
      code: 'MEC_AGENT_FILE',
      detail: { kind: 'missing', file: expect.stringContaining('agent.json') as unknown },
    });
  });

  test.each(['agent.json', 'state.bin', 'weights.bin', 'model.json'])('with %s truncated', async (name) => {
    await saved();
    await truncate(join(directory, name), 100);
    await expect(loadAgent(directory)).rejects.toMatchObject({
      code: 'MEC_AGENT_FILE',
      detail: { kind: 'damaged', file: join(directory, name) },
    });
  });

  test.each(['agent.json', 'state.bin', 'weights.bin', 'model.json'])('without %s', async (name) => {
    await saved();
    await rm(join(directory, name));
    await expect(loadAgent(directory)).rejects.toMatchObject({
      detail: { kind: 'missing', file: join(directory, name) },
    });
  });

  test('with one number changed', async () => {
    await saved();
    const state = await readFile(join(directory, 'state.bin'));
    state[500]! ^= 1;
    await writeFile(join(directory, 'state.bin'), state);
    await expect(loadAgent(directory)).rejects.toMatchObject({ detail: { kind: 'damaged' } });
    await saved();
    const manifest = await readFile(join(directory, 'agent.json'), 'utf8');
    await writeFile(join(directory, 'agent.json'), manifest.replace('"batchSize": 16', '"batchSize": 17'));
    await expect(loadAgent(directory)).rejects.toMatchObject({
      detail: { kind: 'damaged', file: join(directory, 'agent.json') },
    });
  });

  test.each(['{}', 'null', '{"format":"something else","checksums":{}}'])('of another program: %s', async (text) => {
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, 'agent.json'), text);
    await expect(loadAgent(directory)).rejects.toMatchObject({ code: 'MEC_AGENT_FILE', detail: { kind: 'foreign' } });
  });

  test('of another version is refused', async () => {
    await saved();
    const manifest = await readFile(join(directory, 'agent.json'), 'utf8');
    await writeFile(join(directory, 'agent.json'), manifest.replace('"version": 2', '"version": 3'));
    await expect(loadAgent(directory)).rejects.toMatchObject({ detail: { kind: 'foreign' } });
  });

  test('that holds something else is not written to', async () => {
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, 'thesis.tex'), 'years of work');
    const agent = await createAgent(BASE);
    await expect(agent.save(directory)).rejects.toMatchObject({ code: 'MEC_AGENT_FILE', detail: { kind: 'foreign' } });
    expect(await readdir(directory)).toEqual(['thesis.tex']);
    expect(await readdir(join(place, 'agents'))).toEqual(['one']);
  });
});

describe("parts of the user's own", () => {
  const allocator: Allocator = { ...closedFormAllocator(), name: 'mine' };

  test('are named when they are missing, and taken when they are given', async () => {
    const observe = (problem: OffloadingProblem): Float64Array => problem.tasks.map((task) => task / 25);
    const policy = { ...densePolicy(), kind: 'mine' };
    const agent = await createAgent({ deviceCount: 6, seed: 1, allocator, observe, policy, backend: 'wasm' });
    agent.decide(problems[0]!);
    await agent.save(directory);
    const refusal = (part: string): unknown => ({
      detail: { kind: 'unknown part', problem: expect.stringContaining(part) as unknown },
    });
    await expect(loadAgent(directory)).rejects.toMatchObject(refusal('allocator') as object);
    await expect(loadAgent(directory, { allocator })).rejects.toMatchObject(refusal('observe') as object);
    await expect(loadAgent(directory, { allocator, observe })).rejects.toMatchObject(refusal('policy') as object);
    const loaded = await loadAgent(directory, { allocator, observe, policy });
    expect(loaded.decide(problems[1]!)).toEqual(agent.decide(problems[1]!));
  });

  test('an allocator comes back with its options', async () => {
    // One iteration is far from the optimum: another allocator would give other costs.
    for (const own of [slsqpAllocator({ maxiter: 1 }), equalShareAllocator({ among: 'all' })]) {
      const agent = await createAgent({ ...BASE, allocator: own });
      agent.decide(problems[0]!);
      await agent.save(directory);
      const loaded = await loadAgent(directory);
      for (const problem of problems.slice(1, 6)) expect(loaded.decide(problem)).toEqual(agent.decide(problem));
    }
  });

  test('an allocator of a known name that allocates otherwise must be given again', async () => {
    const halving: Allocator = {
      ...slsqpAllocator(),
      allocate: (problem, offload) =>
        closedFormAllocator()
          .allocate(problem, offload)
          .map((share) => share / 2),
    };
    await (await createAgent({ ...BASE, allocator: halving })).save(directory);
    await expect(loadAgent(directory)).rejects.toMatchObject({
      code: 'MEC_AGENT_FILE',
      detail: { kind: 'unknown part' },
    });
  });

  test('must be those that were saved', async () => {
    await (await createAgent(BASE)).save(directory);
    await expect(loadAgent(directory, { policy: sharedPolicy() })).rejects.toMatchObject({
      code: 'MEC_OUT_OF_DOMAIN',
      detail: { what: 'policy' },
    });
    await expect(loadAgent(directory, { policy: densePolicy({ hiddenLayers: [3] }) })).rejects.toMatchObject({
      code: 'MEC_AGENT_FILE',
    });
  });
});
