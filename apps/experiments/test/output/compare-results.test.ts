import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareResults, comparisonText } from '../../src/output/compare-results.js';
import { keep, type KeptExperiment } from '../../src/output/kept.js';
import type { Measure } from '../../src/output/measures.js';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'compare-'))));
afterAll(() => rm(folder, { recursive: true }));

async function results(name: string, measures: readonly Measure[]): Promise<string> {
  const out = join(folder, name);
  const { mkdir } = await import('node:fs/promises');
  await mkdir(out, { recursive: true });
  const kept: KeptExperiment = {
    experiment: { id: 'fig4', label: 'Fig. 4', caption: '' },
    analysis: { charts: [], claims: [] },
    svgs: [],
    measures,
    origin: { startedAt: '', seeds: [1], iterations: 1, quick: false, fullScale: false, version: '', commit: null },
  };
  await keep(out, kept);
  return out;
}

const measure = (run: string, seed: number, value: number): Measure => ({ run, quantity: 'ratio', seed, value });
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
/** Seeds differ among each other by far more than the two results do. */
const level = (seed: number): number => 0.5 + 0.05 * seed;

describe('compareResults', () => {
  test('compares seeds in pairs: a small step in every seed is seen through large differences between them', async () => {
    const before = await results(
      'a',
      seeds.map((seed) => measure('X', seed, level(seed))),
    );
    const after = await results(
      'b',
      seeds.map((seed) => measure('X', seed, level(seed) + 0.001 + 1e-5 * seed)),
    );
    const { rows } = await compareResults(before, after);
    expect(rows).toEqual([expect.objectContaining({ experiment: 'Fig. 4', run: 'X', seeds: 8, verdict: 'moved' })]);
    // By hand: 0.001 + 1e-5 * mean(1 ... 8).
    expect(rows[0]!.difference).toBeCloseTo(0.001045, 12);
    const [low, high] = rows[0]!.interval;
    expect(low).toBeGreaterThan(0.001);
    expect(high).toBeLessThan(0.00108);
  });

  test('same bits, noise, and one seed', async () => {
    const before = await results('c', [
      ...seeds.map((seed) => measure('same', seed, level(seed))),
      ...seeds.map((seed) => measure('noise', seed, level(seed))),
      measure('one', 1, 0.5),
      measure('gone', 1, 0.5),
    ]);
    const after = await results('d', [
      ...seeds.map((seed) => measure('same', seed, level(seed))),
      ...seeds.map((seed) => measure('noise', seed, level(seed) + (seed % 2 === 0 ? 0.01 : -0.0101))),
      measure('one', 1, 0.6),
      measure('one', 2, 0.6),
      measure('new', 1, 0.5),
    ]);
    const { rows, unmatched } = await compareResults(before, after);
    expect(rows.map(({ run, verdict, seeds: pairs }) => [run, verdict, pairs])).toEqual([
      ['same', 'same', 8],
      ['noise', 'unclear', 8],
      ['one', 'unclear', 1],
    ]);
    expect(unmatched).toEqual(['Fig. 4: gone', 'Fig. 4: new']);
    const text = comparisonText({ rows, unmatched });
    expect(text).toContain('0 of 3 moved.');
    expect(text).toContain('Only in one of the two: Fig. 4: gone');
  });

  test('names a folder without results', async () => {
    await expect(compareResults(folder, folder)).rejects.toMatchObject({
      code: 'MEC_FOLDER',
      detail: { path: folder },
    });
  });
});
