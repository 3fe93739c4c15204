import { executeRun } from './execute-run.js';
import type { Job, JobResult } from './job.js';
import { runTiming } from './run-timing.js';

/**
 * Carries out one job to its end.
 *
 * @param onSlot - called with how many slots are decided, of how many.
 */
export function runJob(job: Job, onSlot: (done: number, of: number) => void): Promise<JobResult> {
  return job.kind === 'timing' ? runTiming(job, (share) => onSlot(share, 1)) : executeRun(job, onSlot);
}
