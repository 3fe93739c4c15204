/** Figs. 3, 5, 7: the loss of each training step. */
import { lineChart, type Point, type Row } from '@mec/bench';
import type { Trace } from '../../claims/trace.js';
import type { Plan } from '../../plan.js';
import { scenarioWorkload, type ScenarioName } from '../../scenarios/scenario.js';
import type { Chart } from '../experiment.js';
import { AGENT_COLOR } from '../../strategies.js';
import type { AgentResult } from './agent-runs.js';

/** The loss of one run. */
export function lossTrace(result: AgentResult): Trace {
  return { iterations: result.lossIterations, values: result.losses };
}

/** The loss against the iteration; with several seeds the mean over them, and a band from least to most. */
export function lossChart(scenario: ScenarioName, plan: Plan, runs: readonly AgentResult[]): Chart {
  const steps = Math.min(...runs.map(({ losses }) => losses.length));
  const points: Point[] = Array.from({ length: steps }, (_, k) => {
    const losses = runs.map((run) => run.losses[k]!);
    const y = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    const x = runs[0]!.lossIterations[k]!;
    return runs.length === 1 ? { x, y } : { x, y, low: Math.min(...losses), high: Math.max(...losses) };
  });
  const several = runs.length === 1 ? {} : { bandName: 'least and most' };
  return lineChart({
    x: { title: 'Iteration', domain: [0, plan.iterations], format: ',d' },
    y: { title: 'Training loss (mean cross entropy)' },
    series: [
      { name: runs.length === 1 ? 'loss' : `mean of ${runs.length} seeds`, color: AGENT_COLOR, points, ...several },
    ],
    marks: scenarioWorkload(scenario, plan.seeds[0]!, plan).events,
  });
}

/** One row per training step and seed. */
export function lossRows(plan: Plan, runs: readonly AgentResult[]): Row[] {
  return runs.flatMap((run, k) =>
    run.losses.map((loss, step) => ({ seed: plan.seeds[k]!, iteration: run.lossIterations[step]!, loss })),
  );
}
