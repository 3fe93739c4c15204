/** The README's code is the code in `examples/`, and what its comments say it prints is what it prints. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, jest, test } from '@jest/globals';

const examples = new URL('examples/', import.meta.url);
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** Runs an example and returns what it prints, one array of arguments a line. */
async function printedBy(example: () => Promise<unknown>): Promise<unknown[][]> {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  await example();
  return log.mock.calls;
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('README', () => {
  test('shows each example, and nothing else', () => {
    const shown = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map((block) => block[1]);
    const files = readdirSync(examples).map((name) => readFileSync(new URL(name, examples), 'utf8'));
    expect(new Set(shown)).toEqual(new Set(files));
  });
  test('quick start prints what it says', async () => {
    expect(await printedBy(() => import('./examples/quick-start.js'))).toEqual([
      [[0, 10, 20]],
      [[2, 2, 7.2]],
      [['6.0', '1.8', '6.8']],
      ['25.8'],
      [[1, 1, 1], '24.37'],
    ]);
  });
  test('a system of one’s own prints what it says', async () => {
    expect(await printedBy(() => import('./examples/own-system.js'))).toEqual([[[1, 0, 1], '8.16']]);
  });
  test('workloads print what they say', async () => {
    expect(await printedBy(() => import('./examples/workloads.js'))).toEqual([
      [1, 1, 5],
      [2, 1, 5],
      [3, 3, 8],
      [4, 3, 8],
      [5, 1, 5],
      [6, 1, 5],
    ]);
  });
  test('errors print what they say', async () => {
    expect(await printedBy(() => import('./examples/errors.js'))).toEqual([
      ['MEC_OUT_OF_DOMAIN'],
      [{ where: 'createProblem', what: 'tasks[1]', got: -4, expected: expect.any(String) }],
    ]);
  });
  test('names everything that the package exports', async () => {
    const names = [...Object.keys(await import('@mec/model')), ...Object.keys(await import('@mec/model/testing'))];
    expect(names.filter((name) => !readme.includes(name))).toEqual([]);
  });
});
