/** Runs all jobs: those that may share the processor on a pool of threads, then the timings, one at a time. */
import { setMaxListeners } from 'node:events';
import { Piscina } from 'piscina';
import type { BenchOptions, Plan } from '../plan.js';
import { strategies } from '../strategies.js';
import type { Checkpoint, FinishedJob } from './checkpoint.js';
import { jobKey, runsAlone, type Job } from './job.js';
import { runJob } from './run-job.js';
import type { ProgressMessage, WorkerTask } from './worker.js';

/** Watches jobs; `share` runs from 0 to 1. */
export interface JobObserver {
  progressed(key: string, share: number): void;
  finished(job: Job, seconds: number, resumed: boolean): void;
}

export interface RunAllOptions {
  readonly jobs: readonly Job[];
  readonly plan: Plan;
  readonly options: BenchOptions;
  readonly checkpoint: Checkpoint;
  readonly observer: JobObserver;
  readonly signal: AbortSignal;
}

/** @returns the finished jobs by key. @throws the signal's reason when it ends the run; a job's own error. */
export async function runAll(run: RunAllOptions): Promise<Map<string, FinishedJob>> {
  const { jobs, plan, options, checkpoint, observer, signal } = run;
  const finished = new Map<string, FinishedJob>();
  const pending: Job[] = [];
  for (const job of jobs) {
    const earlier = await checkpoint.load(jobKey(job));
    if (earlier === undefined) {
      pending.push(job);
      continue;
    }
    finished.set(jobKey(job), earlier);
    observer.finished(job, earlier.seconds, true);
  }

  const pool = options.workers === 0 ? undefined : createPool(options.workers, observer);
  const execute = async (job: Job): Promise<void> => {
    signal.throwIfAborted();
    const done =
      pool === undefined
        ? await runHere(job, plan, observer)
        : ((await pool.run({ job, options } satisfies WorkerTask, { signal })) as FinishedJob);
    await checkpoint.save(jobKey(job), done);
    finished.set(jobKey(job), done);
    observer.finished(job, done.seconds, false);
  };
  // Every task of the pool listens to the signal.
  setMaxListeners(pending.length + 1, signal);
  try {
    const shared = pending.filter((job) => !runsAlone(job)).sort((a, b) => expectedCost(b) - expectedCost(a));
    if (pool === undefined) for (const job of shared) await execute(job);
    else await Promise.all(shared.map(execute));
    for (const job of pending.filter(runsAlone)) await execute(job);
    return finished;
  } finally {
    await pool?.destroy();
  }
}

/** Threads start the longest jobs first, so that none is left alone at the end. Units: the agent's run. */
export function expectedCost(job: Job): number {
  if (job.kind === 'agent' || job.kind === 'composition' || job.kind === 'own problem') return 1;
  if (job.kind === 'model') return 2;
  if (job.kind === 'droo' || job.kind === 'lydroo') return 5;
  if (job.kind === 'timing') return 8;
  if (job.kind === 'comparison') return job.cell.complete ? 5 : 0.02 * job.cell.deviceCount;
  return strategies[job.strategy]?.expectedCost ?? 0.05;
}

function createPool(workers: number, observer: JobObserver): Piscina {
  const pool = new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
  });
  pool.on('message', ({ key, share }: ProgressMessage) => observer.progressed(key, share));
  return pool;
}

async function runHere(job: Job, plan: Plan, observer: JobObserver): Promise<FinishedJob> {
  const start = performance.now();
  const result = await runJob(job, plan, (share) => observer.progressed(jobKey(job), share));
  return { result, seconds: (performance.now() - start) / 1000 };
}
