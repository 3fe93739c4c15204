import { describe, expect, test } from '@jest/globals';
import { openBackend, type BackendName } from '../../src/index.js';
import { restoreUtil } from '../../src/backend/node-util.js';

test('runs as native ES modules', () => expect(typeof require).toBe('undefined'));

describe('openBackend', () => {
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

describe('restoreUtil', () => {
  test('puts back what Node 23 removed, and leaves what is there', () => {
    const mine = (): boolean => true;
    const util: Record<string, unknown> = { isString: mine };
    restoreUtil(util);
    expect(util.isString).toBe(mine);
    const isNullOrUndefined = util.isNullOrUndefined as (value: unknown) => boolean;
    expect([null, undefined, 0, ''].map(isNullOrUndefined)).toEqual([true, true, false, false]);
    const isFunction = util.isFunction as (value: unknown) => boolean;
    expect([mine, {}].map(isFunction)).toEqual([true, false]);
  });
});
