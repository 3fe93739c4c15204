import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { library, librarySync } from '../../src/render/drawing-libraries.js';

const run = promisify(execFile);

describe('a drawing library that is not installed', () => {
  let folder: string;
  // The package as a user has it who installed none of its optional peers: one file, and no node_modules above it.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'no-drawing-'));
    const script = fileURLToPath(new URL('bundle-without-peers.js', import.meta.url));
    await run(process.execPath, [script, join(folder, 'render.mjs')]);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each([
    ['renderSvg({})', 'renderSvg', 'vega'],
    [`renderPng('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')`, 'renderPng', '@resvg/resvg-js'],
  ])('%s says what to install', async (call, where, what) => {
    const code = `
      import { renderPng, renderSvg } from ${JSON.stringify(pathToFileURL(join(folder, 'render.mjs')).href)};
      try {
        await ${call};
      } catch ({ name, code, detail, message }) {
        console.log(JSON.stringify({ name, code, detail, message }));
      }`;
    // Package managers point NODE_PATH at what they installed.
    const env = { ...process.env, NODE_PATH: '' };
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, env });
    expect(JSON.parse(stdout)).toEqual({
      name: 'MissingLibraryError',
      code: 'MEC_MISSING_LIBRARY',
      detail: { where, what, expected: expect.stringMatching(/^npm i vega@6 .*@resvg/) },
      message: expect.stringContaining(`${what} is not installed`),
    });
  });
});

describe('library', () => {
  const fails = (code: string, message: string) => (): never => {
    throw Object.assign(new Error(message), { code });
  };

  test('gives what was loaded', async () => {
    expect(await library('f', 'vega', () => Promise.resolve(7))).toBe(7);
    expect(librarySync('f', 'vega', () => 7)).toBe(7);
  });

  test('leaves other failures as they are, those of a library that lacks one of its own too', () => {
    for (const [code, message] of [
      ['ERR_DLOPEN_FAILED', 'vega is broken'],
      ['MODULE_NOT_FOUND', "Cannot find module 'other'"],
    ] as const) {
      expect(() => librarySync('f', 'vega', fails(code, message))).toThrow(message);
    }
  });
});
