/** What the tables of cost models share: one entrant's runs over the seeds, and how its effort is shown. */
import { median } from 'simple-statistics';
import type { CostModelResult, EntrantResult } from '../../jobs/job.js';

export function namesOf(runs: readonly CostModelResult[]): string[] {
  return runs[0]!.entrants.map(({ name }) => name);
}

/** One run per seed. */
export function entrantRuns(runs: readonly CostModelResult[], name: string): EntrantResult[] {
  return runs.map(({ entrants }) => entrants.find((entrant) => entrant.name === name)!);
}

export function evaluationsOf(runs: readonly EntrantResult[]): string {
  const evaluations = median(runs.map((run) => run.evaluations));
  return evaluations.toFixed(evaluations < 100 ? 1 : 0);
}

export function timeOf(runs: readonly EntrantResult[]): string {
  const seconds = median(runs.map((run) => run.seconds));
  return seconds < 1e-3 ? `${(seconds * 1e6).toPrecision(3)} µs` : `${(seconds * 1e3).toPrecision(3)} ms`;
}
