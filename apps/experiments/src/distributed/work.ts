/** A worker: takes jobs from coordinators of its own version, and carries them out on its threads. */
import { UnrecoverableError, Worker } from 'bullmq';
import { exactJson } from '../files/exact-json.js';
import { codeVersion } from '../jobs/code-version.js';
import { jobKey, jobTitle, type Job } from '../jobs/job.js';
import { createJobPool } from '../jobs/job-pool.js';
import { failureOf, type Outcome } from '../jobs/outcome.js';
import { moduleDigest } from '../modules/module-digest.js';
import { connect } from './connection.js';
import { coordinators, queueName, type SharedJob } from './shared-queue.js';

export interface WorkOptions {
  readonly url: string;
  /** Threads: as many jobs at once. */
  readonly workers: number;
  /** Seconds that a decision of a user's module may take. */
  readonly decisionLimit: number;
}

/** Coordinators are there, none of them of this worker's version. */
export class VersionError extends Error {
  override readonly name = 'VersionError';
  readonly code = 'MEC_VERSION';
  readonly detail: { readonly own: string; readonly coordinators: readonly string[] };

  constructor(detail: { readonly own: string; readonly coordinators: readonly string[] }) {
    super(
      `the coordinator runs version ${detail.coordinators.join(', ')} of the code, this worker ${detail.own}: check out and build the same commit, with the same Node`,
    );
    this.detail = detail;
  }
}

/** Milliseconds: a worker that is silent for so long is dead, and its jobs are handed to others. */
const LOCK = 10_000;
const LOOK = 3_000;

/** Workers that may die over one job before it is given up. */
const DEATHS = 2;

/**
 * Works until the signal, then ends what it has in hand.
 *
 * @param say - prints a line.
 * @throws RedisError when no server answers; VersionError when the coordinator's code is another one.
 */
export async function work(options: WorkOptions, signal: AbortSignal, say: (line: string) => void): Promise<void> {
  const version = await codeVersion();
  const connection = await connect(options.url);
  try {
    await requireOwnVersion(connection, version);
    const stop = await takeJobs(version, options, say);
    try {
      await untilStopped(signal, () => requireOwnVersion(connection, version));
    } finally {
      await stop();
    }
  } finally {
    connection.disconnect();
  }
}

/** @returns a function that ends what is in hand, and takes no more. */
async function takeJobs(
  version: string,
  { url, workers, decisionLimit }: WorkOptions,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  const threads = Math.max(1, workers);
  const connection = await connect(url);
  const sharing = new Map<string, (share: number) => void>();
  const onProgress = (key: string, share: number): void => sharing.get(key)?.(share);
  const pool = createJobPool({ workers: threads, decisionLimit, onProgress });
  const never = new AbortController().signal;
  const worker = new Worker<SharedJob, string>(
    queueName(version),
    async (queued) => {
      const { job } = queued.data;
      // A key that is not the job's would file its result under another job's name.
      if (jobKey(job) !== queued.id) throw new UnrecoverableError('its key is not that of its specification');
      sharing.set(jobKey(job), (share) => void queued.updateProgress(share).catch(() => undefined));
      const outcome = (await otherModules(job)) ?? (await pool.run(job, never));
      sharing.delete(jobKey(job));
      return exactJson(outcome);
    },
    { connection, concurrency: threads, lockDuration: LOCK, stalledInterval: LOOK, maxStalledCount: DEATHS },
  );
  // A connection that breaks is made again.
  worker.on('error', () => undefined);
  worker.on('completed', (queued) => say(`done: ${jobTitle(queued.data.job)}`));
  say(`working for coordinators of version ${version} on ${threads} ${threads === 1 ? 'thread' : 'threads'}`);
  return async () => {
    await worker.close();
    await pool.close();
    connection.disconnect();
  };
}

async function requireOwnVersion(connection: Parameters<typeof coordinators>[0], own: string): Promise<void> {
  const versions = await coordinators(connection);
  if (versions.length > 0 && !versions.includes(own)) throw new VersionError({ own, coordinators: versions });
}

/** Looks from time to time whether the worker is still of use. */
async function untilStopped(signal: AbortSignal, look: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK);
      const stop = (): void => {
        clearTimeout(timer);
        resolve();
      };
      signal.addEventListener('abort', stop, { once: true });
    });
    await look();
  }
}

/** A user's module must lie on this machine at the same place with the same bytes. */
async function otherModules(job: Job): Promise<Outcome | undefined> {
  for (const { module, digest } of modulesOf(job)) {
    if ((await moduleDigest(module)) === digest) continue;
    const error = new Error(`${module} is not there, or not the same, on a worker's machine`);
    return { failure: failureOf(job, undefined, error) };
  }
  return undefined;
}

/** Every `{ module, digest }` in a job. */
function modulesOf(part: unknown): { module: string; digest: string }[] {
  if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return [];
  const { module, digest } = part as Record<string, unknown>;
  if (typeof module === 'string' && typeof digest === 'string') return [{ module, digest }];
  return Object.values(part).flatMap(modulesOf);
}
