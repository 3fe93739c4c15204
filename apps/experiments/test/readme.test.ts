import { describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { departures } from '../src/departures.js';

const root = new URL('../../../', import.meta.url);
const read = (file: string): Promise<string> => readFile(new URL(file, root), 'utf8');

describe('the README', () => {
  test('shows the example that the contract test runs, to the letter', async () => {
    expect(await read('README.md')).toContain(`\`\`\`js\n${await read('examples/largest-half.js')}\`\`\``);
  });

  test('lists every departure from the paper', async () => {
    const readme = await read('README.md');
    for (const { title, text } of departures) expect(readme).toContain(`- **${title}.** ${text}`);
  });

  test('shows pictures that exist', async () => {
    const pictures = [...(await read('README.md')).matchAll(/\]\((docs\/[^)]+\.png)\)/g)].map(([, file]) => file!);
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) await expect(readFile(new URL(picture, root))).resolves.toBeDefined();
  });
});

test('the experiments’ README names every option of the command line', async () => {
  const readme = await read('apps/experiments/README.md');
  const { readCommand } = await import('../src/cli/command.js');
  let help = '';
  readCommand(['--help'], { out: (text) => void (help += text), error: () => undefined });
  for (const [option] of help.matchAll(/--[a-z]+/g)) expect(readme).toContain(`\`${option}`);
});
