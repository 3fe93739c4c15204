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
      [[1, 1, 0]],
      ['615.7', true],
      [['9.00', '5.10', '3.00']],
      [['0.055', '0.045', '0.270']],
      [1],
    ]);
  });
  test('the environment prints what it says', async () => {
    expect(await printedBy(() => import('./examples/environment.js'))).toEqual([
      ['GREEDY', '22', '0.079'],
      ['RANDOM', '860', '0.080'],
    ]);
  });
  test('names everything that the package exports', async () => {
    const names = Object.keys(await import('@mec/queues'));
    expect(names.filter((name) => !readme.includes(name))).toEqual([]);
  });
});
