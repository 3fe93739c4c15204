import type { Plan } from '../plan.js';
import type { Job, JobResult } from './job.js';
import { runAgent } from './run-agent.js';
import { runBaseline } from './run-baseline.js';
import { runComparison } from './run-comparison.js';
import { runComposition } from './run-composition.js';
import { runDroo } from './run-droo.js';
import { runLydroo } from './run-lydroo.js';
import { runModel } from './run-model.js';
import { runOwnProblem } from './run-own-problem.js';
import { runTiming } from './run-timing.js';

/**
 * Runs one job to its end.
 *
 * @param onProgress - called with the share that is done, from 0 to 1.
 */
export async function runJob(job: Job, plan: Plan, onProgress: (share: number) => void): Promise<JobResult> {
  switch (job.kind) {
    case 'agent':
      return runAgent(job, plan, onProgress);
    case 'baseline':
      return runBaseline(job, plan, onProgress);
    case 'model':
      return runModel(job, plan, onProgress);
    case 'own problem':
      return runOwnProblem(job, plan, onProgress);
    case 'timing':
      return runTiming(job, plan, onProgress);
    case 'comparison':
      return runComparison(job, onProgress);
    case 'droo':
      return runDroo(job, plan, onProgress);
    case 'lydroo':
      return runLydroo(job, onProgress);
    case 'composition':
      return runComposition(job, plan, onProgress);
  }
}
