import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Claim } from '../src/claims/claim.js';
import { contenders } from '../src/contenders.js';
import { departures } from '../src/departures.js';
import { paperExperiments as experiments } from '../src/experiments/registry.js';
import type { BenchOptions } from '../src/plan.js';
import { reproduce } from '../src/reproduce.js';

const EXAMPLE = new URL('../../../examples/largest-half.js', import.meta.url).href;

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'reproduce-'))));
afterAll(() => rm(folder, { recursive: true }));

/** One thread: tests run the sources, which worker threads cannot load. */
function options(out: string, more: Partial<BenchOptions> = {}): BenchOptions {
  const only = experiments.map(({ id }) => id);
  return {
    only,
    seed: 3,
    seeds: 1,
    iterations: 300,
    out: join(folder, out),
    quick: true,
    strategy: [],
    workers: 0,
    ...more,
  };
}

function lines(): NodeJS.WriteStream & { text: () => string } {
  let text = '';
  const stream = new PassThrough().on('data', (chunk: Buffer) => (text += chunk.toString()));
  return Object.assign(stream, { isTTY: false, text: () => text }) as unknown as NodeJS.WriteStream & {
    text: () => string;
  };
}

const never = new AbortController().signal;
const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

describe('reproduce', () => {
  test('writes every figure, the table, the claims, the manifest and a report that shows them', async () => {
    const { out } = options('whole');
    const log = lines();
    const { claims } = await reproduce(options('whole', { strategy: [EXAMPLE] }), never, log);
    expect(log.text()).toContain('[ 1/11]');

    const figures = [3, 4, 5, 6, 7, 8, 9].flatMap((n) => [`fig${n}.csv`, `fig${n}.png`, `fig${n}.svg`]);
    const others = ['claims.json', 'fig9.md', 'report.html', 'run.json', 'table1.csv', 'table1.md'];
    expect((await readdir(out)).sort()).toEqual([...figures, ...others].sort());

    const written = (await readJson(join(out, 'claims.json'))) as Claim[];
    expect(written).toEqual(claims);
    for (const claim of written) {
      expect(claim).toMatchObject({
        figure: expect.any(String),
        claim: expect.any(String),
        paper: expect.any(String),
        measured: expect.any(Number),
        interval: [expect.any(Number), expect.any(Number)],
        verdict: expect.stringMatching(/^(holds|fails|undecided)$/),
      });
    }

    const report = await readFile(join(out, 'report.html'), 'utf8');
    for (const { id, label } of experiments) {
      expect(report).toContain(`id="${id}"`);
      expect(report).toContain(label);
    }
    for (const { title } of departures) expect(report).toContain(title);
    expect(report.match(/<svg/g)).toHaveLength(7);
    // Self-contained: nothing is fetched, and a short run says that it is one.
    expect(report).not.toMatch(/(src|href)="https?:/);
    expect(report).toContain('do not speak of the paper');
    expect(report).toContain('LARGEST_HALF');

    const manifest = await readJson(join(out, 'run.json'));
    expect(manifest).toMatchObject({ seeds: [3], fullScale: false, node: process.version, resumedRuns: [] });
  });

  test('a stopped run goes on where it was, to the same numbers', async () => {
    const settings = { only: ['fig4', 'fig9'] };
    const whole = await reproduce(options('uninterrupted', settings), never, lines());

    const stop = new AbortController();
    const log = lines();
    log.on('data', () => stop.abort());
    await expect(reproduce(options('interrupted', settings), stop.signal, log)).rejects.toThrow();
    expect(await readdir(join(folder, 'interrupted'))).toEqual(['.unfinished']);

    const resumed = await reproduce(options('interrupted', settings), never, lines());
    expect(resumed.manifest.resumedRuns.length).toBeGreaterThan(0);
    expect(resumed.manifest.resumedRuns.length).toBeLessThan(5);
    expect(resumed.claims).toEqual(whole.claims);
    expect(await readdir(join(folder, 'interrupted'))).not.toContain('.unfinished');
  });

  test('the study of baselines: every strategy in every cell, its pictures, tables and claims', async () => {
    const { out } = options('baselines');
    const { claims } = await reproduce(options('baselines', { only: ['baselines'] }), never, lines());
    expect(claims.map(({ figure }) => figure)).toEqual(claims.map(() => 'Baselines'));
    expect(claims.find(({ claim }) => claim.includes('proved'))).toMatchObject({ measured: 1, verdict: 'holds' });
    const files = ['baselines-gap.png', 'baselines-gap.svg', 'baselines-profile.png', 'baselines-profile.svg'];
    expect(await readdir(out)).toEqual(expect.arrayContaining([...files, 'baselines.csv', 'baselines.md']));
    const tables = await readFile(join(out, 'baselines.md'), 'utf8');
    for (const { name } of contenders) expect(tables).toContain(name);
  });

  test.each(['agents', 'ablation'])('the study %s: its pictures, tables and claims', async (id) => {
    const { out } = options(id);
    const { claims } = await reproduce(options(id, { only: [id], iterations: 200 }), never, lines());
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.every(({ measured }) => measured > -1 && measured <= 1)).toBe(true);
    const files = await readdir(out);
    expect(files).toEqual(expect.arrayContaining([`${id}.csv`, `${id}.md`]));
    expect(files.filter((file) => file.endsWith('.png'))).toHaveLength(id === 'agents' ? 1 : 8);
  });
});
