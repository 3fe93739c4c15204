/** Statistics of a run's level: how two windows compare, and when a falling curve settles. */
import { medianOverRuns, settlingPoint, type Cluster, type Estimate } from '@mec/bench';
import { mean } from '../mean.js';
import { PAPER_ITERATIONS, type Plan } from '../plan.js';
import type { Trace } from './trace.js';

/** The mean of the first window in units of the second's. */
export function quotient([one, other]: Cluster): number {
  return mean(one!) / mean(other!);
}

/** As near as this part of the level at its end a curve has settled. */
const NEAR = 0.25;

/**
 * When curves settle, in iterations of the paper's 10,000: the median over the runs, since a run whose end happens to be low
 * settles late.
 */
export function settling(traces: readonly Trace[], plan: Plan): Estimate {
  const scale = PAPER_ITERATIONS / plan.iterations;
  return medianOverRuns({
    values: traces.map(
      ({ iterations, values }) => scale * settlingPoint({ positions: iterations, values, tolerance: NEAR }),
    ),
  });
}
