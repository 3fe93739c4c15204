import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { codeVersion } from '../../src/jobs/code-version.js';

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'version-'));
  await put('pnpm-lock.yaml', 'lock');
  await put('apps/experiments/dist/main.js', 'main');
  await put('packages/model/dist/index.js', 'model');
});
afterEach(() => rm(workspace, { recursive: true }));

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(workspace, file)), { recursive: true });
  await writeFile(join(workspace, file), text);
}
const version = (): Promise<string> => codeVersion(join(workspace, 'apps/experiments/dist'));

describe('codeVersion', () => {
  test('is the same for the same code, and not moved by what is no code', async () => {
    const before = await version();
    await put('apps/experiments/dist/main.d.ts', 'types');
    await put('apps/experiments/dist/main.js.map', 'map');
    await put('packages/model/src/index.ts', 'sources of what runs built');
    expect(await version()).toBe(before);
  });

  test.each([
    'apps/experiments/dist/main.js',
    'apps/experiments/dist/jobs/new.js',
    'packages/model/dist/index.js',
    'pnpm-lock.yaml',
  ])('changes with %s', async (file) => {
    const before = await version();
    await put(file, 'changed');
    expect(await version()).not.toBe(before);
  });
});
