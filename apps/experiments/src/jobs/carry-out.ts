/** One job in this thread, with what it took, or with where it failed. */
import { failureOf, type Outcome } from './outcome.js';
import type { Job } from './job.js';
import { runJob } from './run-job.js';

/** @param onSlot - called with how many slots are decided, of how many. */
export async function carryOut(job: Job, onSlot: (done: number, of: number) => void): Promise<Outcome> {
  const start = performance.now();
  let decided: number | undefined;
  try {
    const result = await runJob(job, (done, of) => {
      decided = done;
      onSlot(done, of);
    });
    return { result, seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    return { failure: failureOf(job, decided, error) };
  }
}
