/**
 * Finished jobs on disk, so that a command that was stopped goes on where it was.
 *
 * A file says which job it is of and what its bytes must be: one that is cut, changed, or another job's is not believed, and its job
 * runs again.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exactJson, parseExactJson } from '../files/exact-json.js';
import { UNFINISHED } from '../files/results-folder.js';
import { writeWhole } from '../files/write-whole.js';
import { jobKey, type Job, type JobResult } from './job.js';

export interface FinishedJob {
  readonly result: JobResult;
  readonly seconds: number;
}

export interface Checkpoint {
  /** The job as it was finished earlier by the same code. */
  load(job: Job): Promise<FinishedJob | undefined>;
  /** @throws FolderError when the disk does not take it. */
  save(job: Job, finished: FinishedJob): Promise<void>;
  /** Forgets these jobs, and those of other versions of the code: called once the results are written. */
  clear(jobs: readonly Job[]): Promise<void>;
}

/** Keeps finished jobs in `<out>/.unfinished/<version>`. */
export async function openCheckpoint(out: string, version: string): Promise<Checkpoint> {
  const all = join(out, UNFINISHED);
  const folder = join(all, version);
  const fileOf = (job: Job): string => join(folder, `${jobKey(job)}.json`);
  await mkdir(folder, { recursive: true });
  return {
    async load(job) {
      const text = await readFile(fileOf(job), 'utf8').catch(() => undefined);
      return text === undefined ? undefined : unsealed(text, seal(version, job));
    },
    async save(job, finished) {
      const body = exactJson(finished);
      // Something else in its place, such as a folder, would stop the move.
      await rm(fileOf(job), { recursive: true, force: true });
      await writeWhole(fileOf(job), `${seal(version, job)} ${digest(body)}\n${body}`);
    },
    async clear(jobs) {
      for (const job of jobs) await rm(fileOf(job), { recursive: true, force: true });
      for (const each of await readdir(all)) {
        const path = join(all, each);
        const left = each === version ? await readdir(path) : [];
        if (left.length === 0) await rm(path, { recursive: true, force: true });
      }
      if ((await readdir(all)).length === 0) await rm(all, { recursive: true });
    },
  };
}

function seal(version: string, job: Job): string {
  return `${version} ${jobKey(job)}`;
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

function unsealed(text: string, expected: string): FinishedJob | undefined {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  return text.slice(0, Math.max(0, end)) === `${expected} ${digest(body)}`
    ? (parseExactJson(body) as FinishedJob)
    : undefined;
}
