/** One file for Node, TensorFlow.js and all, without its `.wasm` files: the plain backend takes over. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bundle, inProcess } from '../programs/run.js';

describe.each(['esbuild', 'vite'] as const)('a bundle for Node by %s', (bundler) => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drl-bundle-'));
    await bundle(bundler, 'node', 'learner.ts', folder);
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const run = async (options: object): Promise<unknown> => {
    const { stdout } = await inProcess(process.execPath, [join(folder, 'program.js'), JSON.stringify(options)]);
    return JSON.parse(stdout);
  };

  test('learns on the plain backend, and says why on no other', async () => {
    const found = (await run({})) as { first: number; last: number };
    expect(found).toMatchObject({
      backend: 'cpu',
      refusedBackends: [{ name: 'tfjs-node' }, { name: 'wasm' }],
      steps: 28,
      left: [0, 0],
    });
    expect(found.last).toBeLessThan(found.first);
  });

  test('refuses WASM by a typed error when it is asked for', async () => {
    expect(await run({ backend: 'wasm' })).toMatchObject({
      code: 'MEC_BACKEND_UNAVAILABLE',
      detail: { wanted: 'wasm' },
    });
  });
});
