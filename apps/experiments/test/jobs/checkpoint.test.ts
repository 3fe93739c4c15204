import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCheckpoint, type FinishedJob } from '../../src/jobs/checkpoint.js';
import { createPlan, type PlanOptions } from '../../src/plan.js';

const options: PlanOptions = { seed: 1, seeds: 1, iterations: 500, quick: true, strategy: [] };
const plan = createPlan(options);
const finished: FinishedJob = { result: { name: 'X', ratio: [0.5, 1] }, seconds: 2 };

let out: string;
beforeEach(async () => (out = await mkdtemp(join(tmpdir(), 'checkpoint-'))));
afterEach(() => rm(out, { recursive: true }));

describe('openCheckpoint', () => {
  test('gives back what it was given', async () => {
    await (await openCheckpoint(out, plan)).save('job', finished);
    await expect((await openCheckpoint(out, plan)).load('job')).resolves.toEqual(finished);
  });

  test('knows no job that it was not given', async () => {
    await expect((await openCheckpoint(out, plan)).load('job')).resolves.toBeUndefined();
  });

  test('does not use a job of another plan', async () => {
    await (await openCheckpoint(out, plan)).save('job', finished);
    const longer = createPlan({ ...options, iterations: 600 });
    await expect((await openCheckpoint(out, longer)).load('job')).resolves.toBeUndefined();
  });

  test('does not use a damaged file', async () => {
    const checkpoint = await openCheckpoint(out, plan);
    await checkpoint.save('job', finished);
    await writeFile(join(out, '.unfinished', 'job.json'), '{"fingerprint": "');
    await expect(checkpoint.load('job')).resolves.toBeUndefined();
  });

  test('leaves nothing behind once cleared', async () => {
    const checkpoint = await openCheckpoint(out, plan);
    await checkpoint.save('job', finished);
    await checkpoint.clear();
    await expect(readdir(out)).resolves.toEqual([]);
  });
});
