/** What the studies of composed agents share: their runs, and how far they are from the minimum over time. */
import { recorded, RECORD_EVERY, rollingWindow, type Series } from '@mec/bench';
import { windowOf, everyIteration } from '../../claims/claim.js';
import type { Composition } from '../../compositions.js';
import type { CompositionJob, CompositionResult } from '../../jobs/job.js';
import type { Plan } from '../../plan.js';
import type { Results } from '../experiment.js';

export function compositionJobs(
  composition: Composition,
  scenario: CompositionJob['scenario'],
  plan: Plan,
  actAfterwards = false,
): CompositionJob[] {
  return plan.seeds.map((seed) => ({ kind: 'composition', composition, scenario, seed, actAfterwards }));
}

export function compositionRuns(jobs: readonly CompositionJob[], results: Results): CompositionResult[] {
  return jobs.map((job) => results.of(job));
}

/** The ratios of some iterations of the paper's 10,000, per run, as means of blocks. */
export function ratiosWithin(runs: readonly CompositionResult[], from: number, to: number, plan: Plan): Float64Array[] {
  return runs.map(({ ratio }) => windowOf(everyIteration(ratio), plan.at(from), plan.at(to)));
}

/** The worst single slot after an iteration, per run. */
export function worstSlots(runs: readonly CompositionResult[], from: number, plan: Plan): number[] {
  return runs.map(({ ratio }) => Math.min(...ratio.slice(plan.at(from))));
}

/** The lowest mean of 20 records in a row, all after an iteration, per run: Fig. 4's line at its worst. */
export function worstWindows(runs: readonly CompositionResult[], from: number, plan: Plan): number[] {
  return runs.map(({ ratio }) => {
    const { mean } = rollingWindow(recorded(ratio.slice(plan.at(from))));
    return Math.min(...mean.slice(Math.min(19, mean.length - 1)));
  });
}

/** Below this a difference from the minimum is rounding: a log chart shows it as this. */
const SMALLEST_GAP = 1e-6;
export const GAP_TITLE = '1 - minimum cost / cost (1e-6: or less)';

/** 1 - ratio over the last 200 iterations, averaged over the seeds, on a log axis. */
export function gapSeries(
  name: string,
  color: string,
  runs: readonly Pick<CompositionResult, 'ratio'>[],
  dash?: readonly number[],
): Series {
  const windows = runs.map(({ ratio }) => rollingWindow(recorded(blockMean(ratio))).mean);
  const points = Array.from({ length: windows[0]!.length }, (_, k) => {
    const gap = 1 - windows.reduce((sum, mean) => sum + mean[k]!, 0) / windows.length;
    return { x: (k + 1) * RECORD_EVERY, y: Math.max(gap, SMALLEST_GAP) };
  });
  return { name, color, points, ...(dash === undefined ? {} : { dash }) };
}

/** At each iteration the mean of the last {@link RECORD_EVERY}, so that a record stands for those since the one before. */
function blockMean(ratio: readonly number[]): Float64Array {
  return rollingWindow(ratio, RECORD_EVERY).mean;
}
