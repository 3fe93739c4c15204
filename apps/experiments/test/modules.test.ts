import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { moduleDigest } from '../src/modules/module-digest.js';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'digest-'))));
afterAll(() => rm(folder, { recursive: true }));

async function digestOf(files: Readonly<Record<string, string>>, at = ''): Promise<string> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, at, name), text);
  return moduleDigest(pathToFileURL(join(folder, at, 'main.js')).href);
}

describe('moduleDigest', () => {
  const files = {
    'main.js': `import { a } from './a.js'; import 'package'; export default () => import('./b.js');`,
    'a.js': `export * from './c.js'; import './main.js'; export const a = 1;`,
    'b.js': '',
    'c.js': 'export const c = 1;',
    'unused.js': '',
  };

  test('follows every relative import, around circles too', async () => {
    const before = await digestOf(files);
    for (const name of ['main.js', 'a.js', 'b.js', 'c.js'] as const) {
      expect(await digestOf({ ...files, [name]: `${files[name]}\n` })).not.toBe(before);
    }
    expect(await digestOf({ ...files, 'unused.js': 'changed' })).toBe(before);
    expect(await digestOf(files)).toBe(before);
  });

  test('does not depend on where the files lie', async () => {
    const before = await digestOf(files);
    await cp(folder, `${folder}-copy`, { recursive: true });
    expect(await moduleDigest(pathToFileURL(join(`${folder}-copy`, 'main.js')).href)).toBe(before);
    await rm(`${folder}-copy`, { recursive: true });
  });

  test('of a file that is no module, its bytes', async () => {
    const one = await digestOf({ 'main.js': 'const x = ;' });
    expect(await digestOf({ 'main.js': 'const y = ;' })).not.toBe(one);
  });
});
