/** A thread's side of the pool: carries out jobs, posts how far each is, and beats at every slot. */
import { parentPort } from 'node:worker_threads';
import { resolvePackagesFromHere } from '../modules/resolve-packages-from-here.js';
import { carryOut } from './carry-out.js';
import type { Job } from './job.js';
import { jobKey } from './job.js';
import type { Outcome } from './outcome.js';

export interface WorkerTask {
  readonly job: Job;
  /** Shared with the pool: slots decided, from the first one on; 0 before it is asked for. */
  readonly beat: Int32Array;
}

export interface ProgressMessage {
  readonly key: string;
  readonly share: number;
}

/** Messages per job: enough for a smooth bar, too few to cost time. */
const MESSAGES = 100;

resolvePackagesFromHere();

export default function work({ job, beat }: WorkerTask): Promise<Outcome> {
  const key = jobKey(job);
  let posted = 0;
  return carryOut(job, (done, of) => {
    Atomics.store(beat, 0, done + 1);
    if (done / of < posted + 1 / MESSAGES) return;
    posted = done / of;
    parentPort?.postMessage({ key, share: posted } satisfies ProgressMessage);
  });
}
