/** What must hold on each backend, run on all that load here. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { closedFormAllocator, paperSystem, uniformWorkload, type OffloadingProblem } from '@mec/model';
import {
  BACKENDS,
  createAgent,
  loadAgent,
  observeOffloading,
  openBackend,
  orderPreserving,
  sharedPolicy,
} from '../../src/index.js';
import type { AgentOptions, BackendName, OffloadingAgent } from '../../src/index.js';

const present: BackendName[] = [];
const absent: string[] = [];
for (const backend of BACKENDS) {
  await openBackend({ backend }).then(
    () => present.push(backend),
    (error: unknown) => absent.push(`${backend} (${String(error)})`),
  );
}
afterAll(() => console.info(`backends tested: ${present.join(', ')}; not loaded here: ${absent.join(', ') || 'none'}`));

const problems: OffloadingProblem[] = [];
for (const problem of uniformWorkload({ system: paperSystem(5), seed: 3 })) {
  if (problems.push(problem) === 200) break;
}

test('the backends that run everywhere are among them', () => {
  expect(present).toEqual(expect.arrayContaining(['wasm', 'cpu']));
});

describe.each(present)('on %s', (backend) => {
  const options: AgentOptions = {
    deviceCount: 5,
    seed: 6,
    allocator: closedFormAllocator(),
    backend,
    hiddenLayers: [12],
    memorySize: 64,
    batchSize: 32,
  };
  const trained = async (more: Partial<AgentOptions> = {}): Promise<OffloadingAgent> => {
    const agent = await createAgent({ ...options, ...more });
    for (const problem of problems) agent.decide(problem);
    return agent;
  };

  test('an agent says so', async () => expect((await createAgent(options)).backend).toBe(backend));

  test('decisions and losses repeat bit for bit', async () => {
    const [first, second] = [await trained(), await trained()];
    expect(second.losses).toEqual(first.losses);
    expect(second.network!.parameters).toEqual(first.network!.parameters);
    expect(first.losses.length).toBe(17);
  });

  test('losses are those of the plain backend to single precision', async () => {
    const [mine, plain] = [await trained(), await trained({ backend: 'cpu' })];
    mine.losses.slice(0, 5).forEach((loss, k) => expect(Math.abs(loss - plain.losses[k]!)).toBeLessThan(1e-4));
  });

  test('no tensor is left', async () => {
    const agent = await trained();
    const before = tf.memory().numTensors;
    for (const problem of problems) agent.decide(problem);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('the shared policy learns', async () => {
    const parts = {
      policy: sharedPolicy(),
      observe: observeOffloading,
      explorer: orderPreserving(),
      candidateCount: 6,
    };
    const agent = await createAgent({ seed: 6, allocator: closedFormAllocator(), backend, batchSize: 32, ...parts });
    for (const problem of problems) agent.decide(problem);
    expect(agent.losses.at(-1)).toBeLessThan(0.7 * agent.losses[0]!);
  });

  test('a saved agent goes on bit for bit', async () => {
    const place = await mkdtemp(join(tmpdir(), 'drl-offload-'));
    const agent = await trained();
    await agent.save(join(place, 'agent'));
    const loaded = await loadAgent(join(place, 'agent'));
    expect(loaded.backend).toBe(backend);
    for (const problem of problems) expect(loaded.decide(problem)).toEqual(agent.decide(problem));
    expect(loaded.losses).toEqual(agent.losses);
    await rm(place, { recursive: true });
  });
});
