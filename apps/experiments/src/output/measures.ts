/** What two results are compared by: one number per strategy, scenario and seed. */
import type { Results } from '../experiments/experiment.js';
import { jobKey, type Job, type Run } from '../jobs/job.js';
import { mean } from '../mean.js';
import { scenarioTitle } from '../scenarios/scenario-spec.js';
import { strategyTitle } from '../strategies/strategy-spec.js';

export interface Measure {
  /** The run without its seed. */
  readonly run: string;
  readonly quantity: 'ratio' | 'cost';
  readonly seed: number;
  /** The mean over the second half of the iterations: the first is for learners to learn in. */
  readonly value: number;
}

export function measuresOf(jobs: readonly Job[], results: Results): Measure[] {
  const unique = [...new Map(jobs.map((job) => [jobKey(job), job])).values()];
  return unique.flatMap((job): Measure[] => {
    if (job.kind === 'timing' || !results.has(job)) return [];
    const { strategy, scenario, seed, record } = job;
    const run = `${strategyTitle(strategy)}, ${scenarioTitle(scenario)}`;
    if (record.ratio !== undefined) {
      return [{ run, quantity: 'ratio', seed, value: secondHalf(results.of(job as Run<'ratio'>).ratio) }];
    }
    if (record.cost === undefined) return [];
    return [{ run, quantity: 'cost', seed, value: secondHalf(results.of(job as Run<'cost'>).cost) }];
  });
}

function secondHalf(values: readonly number[]): number {
  return mean(values.slice(Math.floor(values.length / 2)));
}
