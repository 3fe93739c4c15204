/** The README's code is the code in `examples/`, and what its comments say it prints is what it prints. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, jest, test } from '@jest/globals';

const examples = new URL('examples/', import.meta.url);
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('README', () => {
  test('shows each example, and nothing else', () => {
    const shown = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map((block) => block[1]);
    const files = readdirSync(examples).map((name) => readFileSync(new URL(name, examples), 'utf8'));
    expect(new Set(shown)).toEqual(new Set(files));
  });
  test('quick start prints what it says', async () => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    await import('./examples/quick-start.js');
    expect(log.mock.calls).toEqual([
      [0, 'uplinkRate', '1.00', '[0.92, 1.09]'],
      [1, 'localRate', '5.94', '[3.96, 11.87]'],
      [1, 'localPower', '2.92', '[0.83, 5.01]'],
      [[1, 1]],
      [[0, 0]],
    ]);
    log.mockRestore();
  });
  test('names everything that the package exports', async () => {
    const names = Object.keys(await import('@mec/calibration'));
    expect(names.filter((name) => !readme.includes(name))).toEqual([]);
  });
});
