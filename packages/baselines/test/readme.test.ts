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
      [[1, 1, 0, 1, 1]],
      [['5.2', '10.0', '0.0', '8.3', '6.4']],
      ['51.42', '51.42', true],
      ['0.742'],
    ]);
  });
  test('comparing prints what it says', async () => {
    expect(await printedBy(() => import('./examples/comparing.js'))).toEqual([
      ['ALL_OFFLOAD', '0.882'],
      ['CD (closed form)', '0.999'],
      ['GREEDY', '1.000'],
      ['CLOCK_AUCTION', '0.997'],
      ['GAME_SELFISH', '0.955'],
    ]);
  });
  test('limits print what they say', async () => {
    expect(await printedBy(() => import('./examples/limits.js'))).toEqual([[false, '8e-9'], [true], [true]]);
  });
  test('negotiating prints what it says', async () => {
    expect(await printedBy(() => import('./examples/negotiating.js'))).toEqual([
      [33, 384, '0.66'],
      [1, '0.0 3.3 0.0 2.8 2.2 3.1'],
      [2, '0.976'],
      ['1.028'],
    ]);
  });
  test('another cost prints what it says', async () => {
    expect(await printedBy(() => import('./examples/any-cost.js'))).toEqual(
      ['BRUTE_FORCE', 'GREEDY', 'CD'].map((name) => [name, [1, 0, 1, 0, 1], -9]),
    );
  });
  test('a rule of one’s own prints what it says', async () => {
    expect(await printedBy(() => import('./examples/own-rule.js'))).toEqual([
      [0, [1, 1, 1, 1, 1, 1], '85.67'],
      [0.2, [0, 1, 1, 1, 1, 1], '83.98'],
      [0.4, [0, 1, 1, 0, 0, 0], '92.16'],
    ]);
  });
  test('learning prints what it says', async () => {
    expect(await printedBy(() => import('./examples/learning.js'))).toEqual([
      [5, 1280, '1e+6'],
      [10, 2560, '1e+12'],
      [20, 5120, '1e+24'],
    ]);
  });
  test('names everything that the package exports', async () => {
    const names = Object.keys(await import('@mec/baselines'));
    expect(names.filter((name) => !readme.includes(name))).toEqual([]);
  });
});
