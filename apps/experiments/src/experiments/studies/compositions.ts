/** What the studies of composed agents share: their runs, and how far they are from the minimum over time. */
import { recorded, RECORD_EVERY, rollingWindow, type Series } from '@mec/bench';
import type { Run, RunResult } from '../../jobs/job.js';
import { windowOf, everyIteration } from '../../claims/trace.js';
import type { Plan } from '../../plan.js';
import { paperScenario, type ScenarioName } from '../../scenarios/scenario.js';
import type { ServerShareSpec } from '../../scenarios/scenario-spec.js';
import { composedAgent, type Composition } from '../../strategies/compositions.js';
import type { Results } from '../experiment.js';

type CompositionRun = Run<'ratio' | 'acting'>;

export type CompositionResult = RunResult<'ratio' | 'acting'>;

/** `different`: devices with rates and powers of their own. `any size`: N from 5 to 20. `many`: N = 200. */
type CompositionScenario = ScenarioName | 'different' | 'any size' | 'many';

/** Numbers of devices at which a trained agent acts. */
export const ACTING_SIZES: readonly number[] = [5, 20, 50, 200, 1000];

export function compositionJobs(
  composition: Composition,
  scenario: CompositionScenario,
  plan: Plan,
  actAfterwards = false,
): CompositionRun[] {
  return plan.seeds.map((seed) => ({
    kind: 'run',
    strategy: composedAgent(composition, plan.quick),
    scenario: scenarioOf(scenario, plan),
    seed,
    record: { ratio: true, acting: actAfterwards ? ACTING_SIZES.map((size) => actingAt(size, plan)) : [] },
  }));
}

function actingAt(size: number, plan: Plan): ServerShareSpec {
  return { ...paperScenario('steady', plan), system: { devices: size }, iterations: plan.quick ? 10 : 200 };
}

function scenarioOf(scenario: CompositionScenario, plan: Plan): ServerShareSpec {
  switch (scenario) {
    case 'different':
      return { ...paperScenario('steady', plan), workload: { kind: 'different devices' } };
    case 'any size':
      return { ...paperScenario('steady', plan), workload: { kind: 'any size', from: 5, to: 20 } };
    case 'many':
      return { ...paperScenario('steady', plan), system: { devices: 200 } };
    default:
      return paperScenario(scenario, plan);
  }
}

export function compositionRuns(jobs: readonly CompositionRun[], results: Results): CompositionResult[] {
  return jobs.map((job) => results.of(job));
}

/** The ratios of some iterations of the paper's 10,000, per run. */
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
