/** Where jobs are carried out: on threads, or in this one. */
import { Piscina } from 'piscina';
import { isOfUser } from '../strategies/strategy-spec.js';
import { carryOut } from './carry-out.js';
import { jobKey, type Job } from './job.js';
import { failureOf, type Outcome } from './outcome.js';
import type { ProgressMessage, WorkerTask } from './worker.js';

export interface JobPool {
  /** Whether jobs may be handed over at once; else one after the other. */
  readonly concurrent: boolean;
  /** @throws the signal's reason when it ends the job. */
  run(job: Job, signal: AbortSignal): Promise<Outcome>;
  close(): Promise<void>;
}

export interface JobPoolOptions {
  /** Threads; 0 runs everything in this one, where nothing can end a decision that never comes. */
  readonly workers: number;
  /** Seconds that a decision of a user's module may take. */
  readonly decisionLimit: number;
  /** `share` runs from 0 to 1. */
  readonly onProgress: (key: string, share: number) => void;
}

/** Milliseconds from one look at a thread's beat to the next. */
const LOOK = 100;

export function createJobPool(options: JobPoolOptions): JobPool {
  return options.workers === 0 ? thisThread(options) : threads(options);
}

function thisThread({ onProgress }: JobPoolOptions): JobPool {
  return {
    concurrent: false,
    async run(job, signal) {
      signal.throwIfAborted();
      const key = jobKey(job);
      return carryOut(job, (done, of) => onProgress(key, done / of));
    },
    close: () => Promise.resolve(),
  };
}

function threads({ workers, decisionLimit, onProgress }: JobPoolOptions): JobPool {
  const pool = new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
  });
  pool.on('message', ({ key, share }: ProgressMessage) => onProgress(key, share));
  return {
    concurrent: true,
    async run(job, signal) {
      const beat = new Int32Array(new SharedArrayBuffer(4));
      const late = new AbortController();
      const watch = usesModule(job) ? watchBeat(beat, decisionLimit, late) : undefined;
      try {
        return (await pool.run({ job, beat } satisfies WorkerTask, {
          signal: AbortSignal.any([signal, late.signal]),
        })) as Outcome;
      } catch (error) {
        signal.throwIfAborted();
        const decided = Math.max(0, Atomics.load(beat, 0) - 1);
        // Also a thread that ended for another reason, such as too little memory: the rest goes on.
        return { failure: failureOf(job, decided, late.signal.aborted ? late.signal.reason : error) };
      } finally {
        clearInterval(watch);
      }
    },
    close: () => pool.destroy(),
  };
}

/** Only a user's module may never come back. */
function usesModule(job: Job): boolean {
  if (job.kind === 'timing') return false;
  const { strategy, scenario } = job;
  if (isOfUser(strategy) || scenario.cost === 'module') return true;
  return scenario.cost === 'server share' && scenario.workload.kind === 'module';
}

/** Ends a job whose beat stands still for longer than a decision may take. Waiting for a thread is no decision. */
function watchBeat(beat: Int32Array, limit: number, late: AbortController): NodeJS.Timeout {
  let last = 0;
  let since = performance.now();
  return setInterval(() => {
    const now = Atomics.load(beat, 0);
    if (now !== last || now === 0) {
      last = now;
      since = performance.now();
    } else if (performance.now() - since > limit * 1000) {
      late.abort(new Error(`no decision within ${limit} s`));
    }
  }, LOOK);
}
