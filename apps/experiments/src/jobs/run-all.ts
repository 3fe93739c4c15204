/** Runs all jobs: those that may share the processor at once, then the others one at a time. */
import { setMaxListeners } from 'node:events';
import type { Checkpoint, FinishedJob } from './checkpoint.js';
import { expectedCost, jobKey, runsAlone, type Job } from './job.js';
import type { JobPool } from './job-pool.js';
import { hasFailed, type Failure } from './outcome.js';

/** Watches jobs. */
export interface JobObserver {
  /** `share` runs from 0 to 1. */
  progressed(key: string, share: number): void;
  finished(job: Job, seconds: number, resumed: boolean): void;
  failed(job: Job, failure: Failure): void;
}

export interface RunAllOptions {
  readonly jobs: readonly Job[];
  readonly checkpoint: Checkpoint;
  /** For jobs that may share the processor with others. */
  readonly pool: JobPool;
  /** For those that may not. */
  readonly alone: JobPool;
  readonly observer: JobObserver;
  readonly signal: AbortSignal;
}

export interface AllJobs {
  /** By key. */
  readonly finished: ReadonlyMap<string, FinishedJob>;
  readonly failures: ReadonlyMap<string, Failure>;
}

/** @throws the signal's reason when it ends the run; FolderError when a finished job cannot be kept. */
export async function runAll({ jobs, checkpoint, pool, alone, observer, signal }: RunAllOptions): Promise<AllJobs> {
  const finished = new Map<string, FinishedJob>();
  const failures = new Map<string, Failure>();
  const pending: Job[] = [];
  for (const job of jobs) {
    const earlier = await checkpoint.load(job);
    if (earlier === undefined) {
      pending.push(job);
      continue;
    }
    finished.set(jobKey(job), earlier);
    observer.finished(job, earlier.seconds, true);
  }

  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  // Every job of the pool listens to the signal.
  setMaxListeners(2 * pending.length + 1, signal, ended);
  const execute = async (job: Job, on: JobPool): Promise<void> => {
    const outcome = await on.run(job, ended);
    if (hasFailed(outcome)) {
      failures.set(jobKey(job), outcome.failure);
      observer.failed(job, outcome.failure);
      return;
    }
    await checkpoint.save(job, outcome);
    finished.set(jobKey(job), outcome);
    observer.finished(job, outcome.seconds, false);
  };
  const shared = pending.filter((job) => !runsAlone(job)).sort((a, b) => expectedCost(b) - expectedCost(a));
  try {
    if (pool.concurrent) await Promise.all(shared.map((job) => execute(job, pool)));
    else for (const job of shared) await execute(job, pool);
    for (const job of pending.filter(runsAlone)) await execute(job, alone);
  } catch (error) {
    // What cannot be kept is not worth computing.
    stop.abort(error);
    throw error;
  }
  return { finished, failures };
}
