/** A thread's side of the pool: runs jobs and posts how far each is. */
import { parentPort } from 'node:worker_threads';
import { createPlan, type PlanOptions } from '../plan.js';
import type { Job, JobResult } from './job.js';
import { jobKey } from './job.js';
import { runJob } from './run-job.js';

export interface WorkerTask {
  readonly job: Job;
  readonly options: PlanOptions;
}

export interface ProgressMessage {
  readonly key: string;
  readonly share: number;
}

/** Messages per job: enough for a smooth bar, too few to cost time. */
const MESSAGES = 100;

export default async function work({ job, options }: WorkerTask): Promise<{ result: JobResult; seconds: number }> {
  const key = jobKey(job);
  let posted = 0;
  const start = performance.now();
  const result = await runJob(job, createPlan(options), (share) => {
    if (share < posted + 1 / MESSAGES) return;
    posted = share;
    parentPort?.postMessage({ key, share } satisfies ProgressMessage);
  });
  return { result, seconds: (performance.now() - start) / 1000 };
}
