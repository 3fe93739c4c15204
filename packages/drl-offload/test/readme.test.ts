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
  test('the smallest example prints what it says', async () => {
    expect(await printedBy(() => import('./examples/quick-start.js'))).toEqual([['0.99'], [288]]);
  });
  test('any number of devices', async () => {
    expect(await printedBy(() => import('./examples/any-number.js'))).toEqual([['1.00']]);
  });
  test('the general agent', async () => {
    expect(await printedBy(() => import('./examples/general-agent.js'))).toEqual([['1.000']]);
  });
  test('a cost of your own', async () => {
    expect(await printedBy(() => import('./examples/own-cost.js'))).toEqual([[[1, 0, 1, 0, 1, 0]]]);
  });
  test('parts of your own', async () => {
    expect(await printedBy(() => import('./examples/own-parts.js'))).toEqual([
      ['neighbours', '0.9'],
      ['descent', '1.0'],
    ]);
  });
  test('measured costs', async () => {
    expect(await printedBy(() => import('./examples/measured-costs.js'))).toEqual([['0.95'], [true]]);
  });
  test('save and load', async () => {
    expect(await printedBy(() => import('./examples/save-and-load.js'))).toEqual([[100], [true]]);
  });
  test('names everything that the package exports', async () => {
    const names = Object.keys(await import('@mec/drl-offload'));
    expect(names.filter((name) => !readme.includes(name))).toEqual([]);
  });
});
