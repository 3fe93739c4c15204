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
    expect(log.mock.calls).toEqual([[[6, 22, 12, 15, 9]], [[1, 0, 1, 1, 0], '66.52'], ['0.652'], ['1.000']]);
    log.mockRestore();
  });
  test('names everything that the package exports', async () => {
    const names = Object.keys(await import('@mec/hidden-costs'));
    expect(names.filter((name) => !readme.includes(name))).toEqual([]);
  });
});
