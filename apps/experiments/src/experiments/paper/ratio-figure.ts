/** Figs. 4, 6, 8: minimum cost / cost, recorded every 10 iterations; line and band over the last 20 records. */
import { lineChart, recorded, RECORD_EVERY, rollingWindow, type Point, type Row } from '@mec/bench';
import type { Plan } from '../../plan.js';
import { scenarioWorkload, type ScenarioName } from '../../scenarios/scenario.js';
import type { Chart } from '../experiment.js';
import { AGENT_COLOR } from '../../strategies.js';
import type { AgentResult } from './agent-runs.js';

/** The axis starts at a multiple of this. */
const TICK = 0.02;

/** The rolling records of several runs as one line: means averaged over the seeds, the band as wide as the widest. */
export function ratioPoints(runs: readonly { readonly ratio: readonly number[] }[]): Point[] {
  const windows = runs.map(({ ratio }) => rollingWindow(recorded(ratio)));
  const length = Math.min(...windows.map(({ mean }) => mean.length));
  return Array.from({ length }, (_, k) => ({
    x: (k + 1) * RECORD_EVERY,
    y: windows.reduce((sum, { mean }) => sum + mean[k]!, 0) / windows.length,
    low: Math.min(...windows.map(({ min }) => min[k]!)),
    high: Math.max(...windows.map(({ max }) => max[k]!)),
  }));
}

export function ratioChart(scenario: ScenarioName, plan: Plan, runs: readonly AgentResult[]): Chart {
  const seeds = runs.length === 1 ? '' : `, ${runs.length} seeds`;
  const points = ratioPoints(runs);
  const lowest = Math.min(...points.map(({ low, y }) => low ?? y));
  return lineChart({
    x: { title: 'Iteration', domain: [0, plan.iterations], format: ',d' },
    y: { title: 'Minimum cost / cost', domain: [Math.floor(lowest / TICK) * TICK, 1], format: '.2f' },
    series: [
      {
        name: `mean of the last 20 records${seeds}`,
        bandName: 'their least and most',
        color: AGENT_COLOR,
        points,
      },
    ],
    marks: scenarioWorkload(scenario, plan.seeds[0]!, plan).events,
  });
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
