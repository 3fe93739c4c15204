import { describe, expect, test } from '@jest/globals';
import { openBackend, type BackendName } from '../../src/index.js';

test('runs as native ES modules', () => expect(typeof require).toBe('undefined'));

describe('openBackend', () => {
  // First of all, since a backend is loaded once.
  test('leaves it to the program how it ends', async () => {
    const counts = (): number[] =>
      ['uncaughtException', 'unhandledRejection'].map((event) => process.listenerCount(event));
    const before = counts();
    const opening = openBackend({ backend: 'wasm' });
    const mine = (): void => undefined;
    process.on('uncaughtException', mine);
    await opening;
    expect(process.listeners('uncaughtException')).toContain(mine);
    process.off('uncaughtException', mine);
    expect(counts()).toEqual(before);
  });

  test('takes the first that loads, and says why the others did not', async () => {
    const { name, refused } = await openBackend();
    expect(['tfjs-node', 'wasm', 'cpu'].slice(0, refused.length)).toEqual(refused.map((other) => other.name));
    expect(name).toBe(['tfjs-node', 'wasm', 'cpu'][refused.length]);
    for (const { reason } of refused) expect(reason).not.toBe('');
  });

  test('refuses a name that it does not know', async () => {
    await expect(openBackend({ backend: 'webgpu' as BackendName })).rejects.toMatchObject({
      code: 'MEC_OUT_OF_DOMAIN',
      detail: { what: 'backend', got: 'webgpu' },
    });
  });
});
