/** The coordinator's side: jobs are handed to workers on any machine, each known by its key, and their outcomes collected. */
import { Queue, QueueEvents, type Job as QueuedJob } from 'bullmq';
import { parseExactJson } from '../files/exact-json.js';
import { jobKey, type Job } from '../jobs/job.js';
import type { JobPool } from '../jobs/job-pool.js';
import { failureOf, type Outcome } from '../jobs/outcome.js';
import { connect } from './connection.js';
import { announce, queueName, type SharedJob } from './shared-queue.js';

export interface DistributedPoolOptions {
  /** `redis://host:port`. */
  readonly url: string;
  /** Of the code: workers of another version take nothing. */
  readonly version: string;
  /** `share` runs from 0 to 1. */
  readonly onProgress: (key: string, share: number) => void;
}

/** How often a job is handed out again after the connection to its worker broke. */
const ATTEMPTS = 3;

/** @throws RedisError when no server answers. */
export async function createDistributedPool({ url, version, onProgress }: DistributedPoolOptions): Promise<JobPool> {
  const connection = await connect(url);
  const listening = await connect(url);
  const queue = new Queue<SharedJob, string>(queueName(version), { connection });
  const events = new QueueEvents(queueName(version), { connection: listening });
  // A connection that breaks is made again.
  queue.on('error', () => undefined);
  events.on('error', () => undefined);
  events.setMaxListeners(0);
  events.on('progress', ({ jobId, data }) => onProgress(jobId, Number(data)));
  await events.waitUntilReady();
  const leave = await announce(connection, version);
  const waiting = new Set<QueuedJob<SharedJob, string>>();
  return {
    concurrent: true,
    async run(job, signal) {
      signal.throwIfAborted();
      const queued = await handOver(queue, job);
      waiting.add(queued);
      try {
        const outcome = parseExactJson(await orAborted(queued.waitUntilFinished(events), signal)) as Outcome;
        await queued.remove().catch(() => undefined);
        waiting.delete(queued);
        return outcome;
      } catch (error) {
        signal.throwIfAborted();
        waiting.delete(queued);
        await queued.remove().catch(() => undefined);
        return { failure: failureOf(job, undefined, given(error)) };
      }
    },
    async close() {
      // Nobody waits for these any more; one that a worker has in hand stays its own.
      await Promise.all([...waiting].map((queued) => queued.remove().catch(() => undefined)));
      await leave();
      await events.close();
      await queue.close();
      connection.disconnect();
      listening.disconnect();
    },
  };
}

/** The same job twice is one job; one that failed for an earlier coordinator is tried again. */
async function handOver(queue: Queue<SharedJob, string>, job: Job): Promise<QueuedJob<SharedJob, string>> {
  const jobId = jobKey(job);
  const earlier = await queue.getJob(jobId);
  if (earlier !== undefined && (await earlier.isFailed())) await earlier.remove();
  return queue.add('job', { job }, { jobId, attempts: ATTEMPTS });
}

async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop!);
  }
}

/** BullMQ's words for a job whose workers died one after the other. */
function given(error: unknown): unknown {
  if (!(error instanceof Error) || !error.message.includes('stalled')) return error;
  return new Error('every worker that took it died');
}
