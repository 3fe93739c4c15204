/** WASM whose files are not there, in a program that uses TensorFlow.js itself. */
import { expect, test } from '@jest/globals';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { closedFormAllocator, paperSystem, uniformWorkload } from '@mec/model';
import { createAgent } from '../../src/index.js';

test('falls back to the plain backend, and leaves the program and its TensorFlow.js as they were', async () => {
  await tf.setBackend('cpu');
  const listeners = (): number[] =>
    ['uncaughtException', 'unhandledRejection', 'newListener'].map((event) => process.listenerCount(event));
  const before = listeners();
  const agent = await createAgent({ deviceCount: 4, seed: 1, allocator: closedFormAllocator(), wasmPath: '/nowhere' });
  expect(agent.backend).toBe('cpu');
  expect(agent.refusedBackends.map(({ name }) => name)).toEqual(['tfjs-node', 'wasm']);
  expect(agent.refusedBackends[1]!.reason).not.toBe('');

  let decisions = 0;
  for (const problem of uniformWorkload({ system: paperSystem(4), seed: 2 })) {
    agent.decide(problem);
    if (++decisions === 200) break;
  }
  expect(agent.losses).toHaveLength(8);
  expect(listeners()).toEqual(before);

  // What failed is not what the program's TensorFlow.js would try next.
  expect(tf.getBackend()).toBe('cpu');
  expect(tf.engine().findBackendFactory('wasm')).toBeNull();
  expect([...tf.add(1, 2).dataSync()]).toEqual([3]);
  await expect(createAgent({ deviceCount: 4, seed: 1, backend: 'wasm', wasmPath: '/nowhere' })).rejects.toMatchObject({
    code: 'MEC_BACKEND_UNAVAILABLE',
    detail: { wanted: 'wasm' },
  });
});
