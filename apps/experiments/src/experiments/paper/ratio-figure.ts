/** Figs. 4, 6, 8: minimum cost / cost, recorded every 10 iterations; line and band over the last 20 records. */
import { recorded, RECORD_EVERY, rollingWindow, type LineChart, type Point, type Row, type Series } from '@mec/bench';
import type { Plan } from '../../plan.js';
import { scenarioWorkload, type ScenarioName } from '../../scenarios/scenario.js';
import { AGENT_COLOR } from '../../strategies.js';
import { mean } from '../../mean.js';
import type { AgentResult } from './agent-runs.js';
import { ratioGuides } from './paper-values.js';

/** Each seed's faint line shows every so many of its records: neighbours share 19 of 20. */
const FAINT_EVERY = 5;

interface RatioRun {
  readonly ratio: readonly number[];
}

/** The rolling records of several runs as one line: mean, least and most of the last 20, each averaged over the seeds. */
export function ratioPoints(runs: readonly RatioRun[]): Point[] {
  const windows = runs.map(({ ratio }) => rollingWindow(recorded(ratio)));
  const length = Math.min(...windows.map(({ mean }) => mean.length));
  return Array.from({ length }, (_, k) => ({
    x: (k + 1) * RECORD_EVERY,
    y: mean(windows.map((window) => window.mean[k]!)),
    low: mean(windows.map((window) => window.min[k]!)),
    high: mean(windows.map((window) => window.max[k]!)),
  }));
}

/** The line of each seed, faint, where there are several. */
function faintRuns(runs: readonly RatioRun[]): Pick<Series, 'runs'> {
  if (runs.length === 1) return {};
  const points = runs.map(({ ratio }) =>
    ratioPoints([{ ratio }])
      .map(({ x, y }) => ({ x, y }))
      .filter((_, k) => (k + 1) % FAINT_EVERY === 0),
  );
  return { runs: { name: 'each seed', points } };
}

export function ratioChart(scenario: ScenarioName, plan: Plan, runs: readonly AgentResult[]): LineChart {
  const seeds = runs.length === 1 ? '' : `, ${runs.length} seeds`;
  return {
    x: { title: 'Iteration', domain: [0, plan.iterations], format: ',d' },
    y: { title: 'Minimum cost / cost', includes: [1], format: '.2f' },
    series: [
      {
        name: `mean of 20 records${seeds}`,
        bandName: 'least to most',
        color: AGENT_COLOR,
        points: ratioPoints(runs),
        ...faintRuns(runs),
      },
    ],
    marks: scenarioWorkload(scenario, plan.seeds[0]!, plan).events,
    guides: ratioGuides(scenario, plan),
  };
}

/** One row per record and seed, with what the figure draws. */
export function agentRatioRows(plan: Plan, runs: readonly AgentResult[]): Row[] {
  return runs.flatMap(({ ratio }, k) => {
    const records = recorded(ratio);
    const { mean, min, max } = rollingWindow(records);
    return Array.from(records, (value, i) => ({
      seed: plan.seeds[k]!,
      iteration: (i + 1) * RECORD_EVERY,
      ratio: value,
      mean_of_20: mean[i]!,
      least_of_20: min[i]!,
      most_of_20: max[i]!,
    }));
  });
}
