import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCheckpoint, type Checkpoint, type FinishedJob } from '../../src/jobs/checkpoint.js';
import { jobKey, type Run } from '../../src/jobs/job.js';

const run: Run<'ratio'> = {
  kind: 'run',
  strategy: { name: 'GREEDY' },
  scenario: { cost: 'server share', system: { devices: 4 }, workload: { kind: 'uniform' }, iterations: 2 },
  seed: 1,
  record: { ratio: true },
};
const other: Run = { ...run, seed: 2 };
const finished = {
  result: { name: 'GREEDY', sense: 'minimise', ratio: [0.5, Infinity, -Infinity, NaN, 1] },
  seconds: 2,
} as FinishedJob;

let out: string;
let checkpoint: Checkpoint;
const fileOf = (job: Run, version = 'v1'): string => join(out, '.unfinished', version, `${jobKey(job)}.json`);
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'checkpoint-'));
  checkpoint = await openCheckpoint(out, 'v1');
  await checkpoint.save(run, finished);
});
afterEach(() => rm(out, { recursive: true }));

describe('openCheckpoint', () => {
  test('gives back what it was given, infinities and NaN included', async () => {
    await expect((await openCheckpoint(out, 'v1')).load(run)).resolves.toEqual(finished);
  });

  test('knows no job that it was not given', () => expect(checkpoint.load(other)).resolves.toBeUndefined());

  test('does not use a job of other code', async () => {
    const changed = await openCheckpoint(out, 'v2');
    await expect(changed.load(run)).resolves.toBeUndefined();
    // Nor when its file is moved there.
    await cp(fileOf(run), fileOf(run, 'v2'));
    await expect(changed.load(run)).resolves.toBeUndefined();
  });

  test('does not take one job for another', async () => {
    await cp(fileOf(run), fileOf(other));
    await expect(checkpoint.load(other)).resolves.toBeUndefined();
  });

  test('believes no file that was cut at any byte', async () => {
    const { length } = await readFile(fileOf(run));
    for (let size = 0; size < length; size++) {
      await checkpoint.save(run, finished);
      await truncate(fileOf(run), size);
      expect(await checkpoint.load(run)).toBeUndefined();
    }
  });

  test('believes no file in which a digit was changed', async () => {
    const text = await readFile(fileOf(run), 'utf8');
    await writeFile(fileOf(run), text.replace('0.5', '0.6'));
    await expect(checkpoint.load(run)).resolves.toBeUndefined();
  });

  test('a folder in the place of a file is no result, and gives way to one', async () => {
    await rm(fileOf(run));
    await mkdir(join(fileOf(run), 'inside'), { recursive: true });
    await expect(checkpoint.load(run)).resolves.toBeUndefined();
    await checkpoint.save(run, finished);
    await expect(checkpoint.load(run)).resolves.toEqual(finished);
  });

  test('leaves nothing behind once cleared, and what other commands left unfinished alone', async () => {
    await checkpoint.save(other, finished);
    await checkpoint.clear([run]);
    await expect(readdir(join(out, '.unfinished', 'v1'))).resolves.toEqual([`${jobKey(other)}.json`]);
    await checkpoint.clear([other]);
    await expect(readdir(out)).resolves.toEqual([]);
  });

  test('forgets what other code left when it is cleared', async () => {
    const changed = await openCheckpoint(out, 'v2');
    await changed.clear([]);
    await expect(readdir(out)).resolves.toEqual([]);
  });
});

describe('jobKey', () => {
  test('does not depend on the order of properties', () => {
    const { kind, strategy, scenario, seed, record } = run;
    expect(jobKey({ record, seed, scenario, strategy, kind })).toBe(jobKey(run));
  });

  test.each<[string, Run]>([
    ['seed', { ...run, seed: 3 }],
    ['strategy', { ...run, strategy: { name: 'CD' } }],
    ['option', { ...run, strategy: { name: 'GREEDY', option: 1 } }],
    ['iterations', { ...run, scenario: { ...run.scenario, iterations: 3 } }],
    ['record', { ...run, record: { ratio: true, cost: true } }],
    ['bytes of a module', { ...run, strategy: { module: 'file:///my-rule.js', digest: 'a' } }],
  ])('changes with the %s', (_, changed) => expect(jobKey(changed)).not.toBe(jobKey(run)));

  test('tells modules apart by path and by bytes', () => {
    const keyOf = (module: string, digest: string): string => jobKey({ ...run, strategy: { module, digest } });
    const keys = [keyOf('file:///my-rule.js', 'a'), keyOf('file:///my_rule.js', 'a'), keyOf('file:///my-rule.js', 'b')];
    expect(new Set(keys).size).toBe(3);
  });
});
