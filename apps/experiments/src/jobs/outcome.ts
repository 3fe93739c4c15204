/** What became of a job. A job that fails is an outcome like any other: the rest goes on. */
import type { FinishedJob } from './checkpoint.js';
import { jobTitle, type Job } from './job.js';

export interface Failure {
  /** The job, in words. */
  readonly job: string;
  /** The slot that was being decided, from 1; missing where none was begun. */
  readonly iteration?: number;
  /** In one line. */
  readonly reason: string;
}

export type Outcome = FinishedJob | { readonly failure: Failure };

export function hasFailed(outcome: Outcome): outcome is { readonly failure: Failure } {
  return 'failure' in outcome;
}

/** @param decided - slots decided before. */
export function failureOf(job: Job, decided: number | undefined, error: unknown): Failure {
  const said = error instanceof Error ? error.message : String(error);
  const [reason = ''] = said.split('\n');
  return { job: jobTitle(job), ...(decided === undefined ? {} : { iteration: decided + 1 }), reason };
}

/** In one line: which job, where in it, why. */
export function failureText({ job, iteration, reason }: Failure): string {
  return `${job}${iteration === undefined ? '' : `, iteration ${iteration.toLocaleString('en')}`}: ${reason}`;
}
