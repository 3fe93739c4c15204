/** What the tables of cost models share: one entrant's runs over the seeds, and how its effort is shown. */
import { median } from 'simple-statistics';
import { mean } from '../../mean.js';
import type { RunResult } from '../../jobs/job.js';

/** Everyone who enters a table, over the slots of one seed. */
export interface CostModelResult {
  readonly entrants: readonly EntrantResult[];
}

export interface EntrantResult {
  readonly name: string;
  /** Cost / minimum of rates, one per slot that it decided. */
  readonly ratio: readonly number[];
  /** Means per slot that counts: costs asked for, and processor time with learning. */
  readonly evaluations: number;
  readonly seconds: number;
  /** An environment's outcomes by name, one entry per slot each. */
  readonly outcomes: Readonly<Record<string, readonly number[]>>;
}

/** @param from - the first slot that counts. */
export function entrantOf(
  name: string,
  run: RunResult<'ratio' | 'evaluations' | 'seconds' | 'outcomes'>,
  from: number,
): EntrantResult {
  const { ratio, evaluations, seconds, outcomes } = run;
  return { name, ratio, evaluations: mean(evaluations.slice(from)), seconds: mean(seconds.slice(from)), outcomes };
}

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
