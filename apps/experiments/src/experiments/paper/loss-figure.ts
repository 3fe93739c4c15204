/** Figs. 3, 5, 7: the loss of each training step. */
import type { LineChart, Point, Row } from '@mec/bench';
import type { Trace } from '../../claims/trace.js';
import type { Plan } from '../../plan.js';
import { scenarioWorkload, type ScenarioName } from '../../scenarios/scenario.js';
import { AGENT_COLOR } from '../../strategies.js';
import { mean } from '../../mean.js';
import type { AgentResult } from './agent-runs.js';
import { lossGuides } from './paper-values.js';

/** The loss of one run. */
export function lossTrace(result: AgentResult): Trace {
  return { iterations: result.lossIterations, values: result.losses };
}

/** Each seed's faint line shows the mean of so many steps: single losses of ten seeds cover each other. */
const FAINT_STEPS = 10;

/**
 * The loss against the iteration; with several seeds the mean over them, a band from least to most, and each seed.
 *
 * On a log axis: the first losses are ten times those that the paper speaks of.
 */
export function lossChart(scenario: ScenarioName, plan: Plan, runs: readonly AgentResult[]): LineChart {
  const steps = Math.min(...runs.map(({ losses }) => losses.length));
  const points: Point[] = Array.from({ length: steps }, (_, k) => {
    const losses = runs.map((run) => run.losses[k]!);
    const x = runs[0]!.lossIterations[k]!;
    const y = mean(losses);
    return runs.length === 1 ? { x, y } : { x, y, low: Math.min(...losses), high: Math.max(...losses) };
  });
  const several = {
    bandName: 'least to most',
    runs: { name: `each seed, mean of ${FAINT_STEPS} steps`, points: runs.map(faintLosses) },
  };
  return {
    x: { title: 'Iteration', domain: [0, plan.iterations], format: ',d' },
    y: { title: 'Training loss (mean cross entropy)', scale: 'log', includes: [0.1, 0.2] },
    series: [
      {
        name: runs.length === 1 ? 'loss' : `mean of ${runs.length} seeds`,
        color: AGENT_COLOR,
        points,
        ...(runs.length === 1 ? {} : several),
      },
    ],
    marks: scenarioWorkload(scenario, plan.seeds[0]!, plan).events,
    guides: lossGuides(scenario, plan),
  };
}

function faintLosses({ losses, lossIterations }: AgentResult): Point[] {
  const blocks = Math.floor(losses.length / FAINT_STEPS);
  return Array.from({ length: blocks }, (_, k) => {
    const block = [k * FAINT_STEPS, (k + 1) * FAINT_STEPS] as const;
    return { x: mean(lossIterations.slice(...block)), y: mean(losses.slice(...block)) };
  });
}

/** One row per training step and seed. */
export function lossRows(plan: Plan, runs: readonly AgentResult[]): Row[] {
  return runs.flatMap((run, k) =>
    run.losses.map((loss, step) => ({ seed: plan.seeds[k]!, iteration: run.lossIterations[step]!, loss })),
  );
}
