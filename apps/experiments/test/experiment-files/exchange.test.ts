import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exact } from '@mec/baselines';
import { paperSystem, uniformWorkload } from '@mec/model';
import { csvParse } from 'd3-dsv';
import { exportSlots, importDecisions } from '../../src/exchange.js';

const SLOTS = 6;
const N = 3;

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-'));
  file = join(folder, 'mine.json');
  const scenario = { cost: 'server share', system: { devices: N }, workload: { kind: 'uniform' }, iterations: SLOTS };
  await writeFile(file, JSON.stringify({ title: 'Mine', scenario, strategies: ['GREEDY'], seeds: [7, 8] }));
});
afterAll(() => rm(folder, { recursive: true }));

interface Slot {
  seed: number;
  slot: number;
  minimum: number;
  proved: boolean;
  task_MB: number[];
  best_offload: number[];
  best_allocation_MBps: number[];
}

async function slots(): Promise<Slot[]> {
  await exportSlots(file, join(folder, 'slots.jsonl'));
  const text = await readFile(join(folder, 'slots.jsonl'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Slot);
}

async function judged(rows: readonly object[]): Promise<ReturnType<typeof importDecisions>> {
  const path = join(folder, 'decisions.jsonl');
  await writeFile(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  return importDecisions(file, path);
}

describe('exportSlots', () => {
  test('writes every slot of every seed with its proved minimum', async () => {
    const rows = await slots();
    expect(rows.map(({ seed, slot }) => [seed, slot])).toEqual(
      [7, 8].flatMap((seed) => Array.from({ length: SLOTS }, (_, k) => [seed, k + 1])),
    );
    const optimum = exact();
    let k = 0;
    for (const problem of uniformWorkload({ system: paperSystem(N), seed: 7 })) {
      if (k === SLOTS) break;
      const { cost } = optimum.solve(problem);
      expect(rows[k]).toMatchObject({ task_MB: Array.from(problem.tasks), minimum: cost, proved: true });
      k++;
    }
  });

  test('CSV says the same, one column per device', async () => {
    const rows = await slots();
    expect(await exportSlots(file, join(folder, 'slots.csv'))).toBe(2 * SLOTS);
    const table = csvParse(await readFile(join(folder, 'slots.csv'), 'utf8'));
    table.forEach((row, k) => {
      expect(Number(row.minimum)).toBe(rows[k]!.minimum);
      expect([1, 2, 3].map((i) => Number(row[`task_${i}_MB`]))).toEqual(rows[k]!.task_MB);
      expect([1, 2, 3].map((i) => Number(row[`local_power_${i}_W`]))).toEqual([3, 3, 3]);
      expect([1, 2, 3].map((i) => Number(row[`best_allocation_${i}_MBps`]))).toEqual(rows[k]!.best_allocation_MBps);
    });
  });

  test('refuses a cost whose columns are not known', async () => {
    const other = join(folder, 'queues.json');
    const scenario = { cost: 'queues', devices: 2, observe: 'queues', iterations: 3 };
    await writeFile(other, JSON.stringify({ title: 'Q', scenario, strategies: ['GREEDY'] }));
    await expect(exportSlots(other, join(folder, 'x.csv'))).rejects.toMatchObject({
      code: 'MEC_FILE',
      detail: { at: 'scenario.cost' },
    });
  });
});

describe('importDecisions', () => {
  test('the minima themselves are at 1, whatever the order of the rows', async () => {
    const best = (await slots()).map(({ seed, slot, best_offload }) => ({ seed, slot, offload: best_offload }));
    expect(await judged(best.reverse())).toEqual({ decisions: 12, mean: 1, interval: [1, 1], worst: 1 });
  });

  test('a decision is worth minimum / cost, with the allocation it states', async () => {
    const rows = await slots();
    const local = rows.map(({ seed, slot }) => ({ seed, slot, offload: [0, 0, 0] }));
    const { mean, worst } = await judged(local);
    // All local: (1 + 3) d / 3 each, by equations (7) and (8).
    const ratios = rows.map(({ minimum, task_MB }) => minimum / task_MB.reduce((sum, d) => sum + (4 / 3) * d, 0));
    expect(mean).toBeCloseTo(ratios.reduce((a, b) => a + b) / 12, 12);
    expect(worst).toBeCloseTo(Math.min(...ratios), 12);
    const shared = rows.map(({ seed, slot }) => ({ seed, slot, offload: [1, 1, 1], allocation_MBps: [10, 10, 10] }));
    const best = rows.map(({ seed, slot }) => ({ seed, slot, offload: [1, 1, 1] }));
    expect((await judged(shared)).mean).toBeLessThan((await judged(best)).mean);
  });

  test('CSV too', async () => {
    const path = join(folder, 'decisions.csv');
    const rows = (await slots()).map(({ seed, slot, best_offload }) => [seed, slot, ...best_offload].join(','));
    await writeFile(path, `seed,slot,offload_1,offload_2,offload_3\n${rows.join('\n')}\n`);
    expect(await importDecisions(file, path)).toMatchObject({ decisions: 12, mean: 1 });
  });

  test.each<
    [string, (rows: { seed: number; slot: number; offload: number[]; allocation_MBps?: number[] }[]) => void, RegExp]
  >([
    ['a slot that is not there', (rows) => void (rows[2]!.slot = 99), /line 3 .*a slot of the experiment/],
    ['a slot twice', (rows) => void (rows[2]!.slot = 2), /line 3 .*each slot once/],
    ['a slot left out', (rows) => void rows.pop(), /slot 6 of seed 8.*a decision/],
    ['a fraction of a slot', (rows) => void (rows[0]!.slot = 1.5), /line 1, slot is 1.5/],
    ['half a decision', (rows) => void (rows[0]!.offload = [0.5, 0, 0]), /line 1.*holds 0.5/],
    ['too few devices', (rows) => void (rows[0]!.offload = [1, 0]), /line 1.*2 entries; expected 3/],
    [
      'more than the server has',
      (rows) => void Object.assign(rows[0]!, { offload: [1, 1, 0], allocation_MBps: [20, 20, 0] }),
      /line 1.*sum of allocation is 40/,
    ],
    [
      'a share below 0',
      (rows) => void Object.assign(rows[0]!, { offload: [1, 1, 0], allocation_MBps: [20, -1, 0] }),
      /line 1/,
    ],
  ])('names %s', async (_, spoil, message) => {
    const rows = (await slots()).map(({ seed, slot, best_offload }) => ({ seed, slot, offload: best_offload }));
    spoil(rows);
    await expect(judged(rows)).rejects.toThrow(message);
    await expect(judged(rows)).rejects.toMatchObject({ code: 'MEC_FILE' });
  });
});
