import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import * as bench from '../src/index.js';
import * as render from '../src/render/index.js';

const packageRoot = join(dirname(fileURLToPath(import.meta.url)), '..');
const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');

/** The examples are written beside this test, where the packages they import are found, and run like any module. */
const folder = mkdtempSync(join(packageRoot, 'test', '.readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function example(name: string): string {
  const fence = new RegExp(`<!-- example: ${name} -->\\s*\`\`\`ts\\n([^]*?)\`\`\``);
  return fence.exec(readme)![1]!;
}

async function run(file: string, code: string): Promise<string[]> {
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((...words: string[]) => void lines.push(words.join(' ')));
  try {
    writeFileSync(
      join(folder, file),
      code
        .replace("'@mec/bench'", "'../../src/index.js'")
        .replace("'@mec/bench/render'", "'../../src/render/index.js'"),
    );
    await import(join(folder, file));
    return lines;
  } finally {
    log.mockRestore();
  }
}

describe('README', () => {
  test('its smallest example compares two strategies', async () => {
    const lines = await run('compare.ts', example('compare two strategies'));
    expect(lines).toEqual([
      'ratio 0.9888, 95 % interval 0.9879 to 0.9898',
      'better than everyone in 99.6 % of the problems',
      'iteration,everyone,tasks above 15 MB',
    ]);
    for (const line of lines) expect(readme).toContain(`// ${line}`);
  });

  test('its recipe of ten seeds prints what it says', async () => {
    expect(await run('seeds.ts', example('ten seeds with intervals'))).toEqual(['0.8948 0.8947 0.8949']);
  });

  test('its chart is drawn and written', async () => {
    const out = mkdtempSync(join(tmpdir(), 'bench-readme-'));
    try {
      const code = example('draw a chart').replace(
        /writeFile\('(.*?)'/g,
        (_, name: string) => `writeFile(${JSON.stringify(join(out, name))}`,
      );
      await run('chart.ts', code);
      expect(readFileSync(join(out, 'loss.svg'), 'utf8')).toContain('mean of the last 20 steps');
      expect(readFileSync(join(out, 'loss.png')).subarray(1, 4).toString()).toBe('PNG');
    } finally {
      rmSync(out, { recursive: true });
    }
  });

  test('its table lists every public name', () => {
    for (const name of Object.keys({ ...bench, ...render })) expect(readme).toContain(`\`${name}`);
  });
});
