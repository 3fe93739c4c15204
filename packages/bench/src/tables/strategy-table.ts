/** Strategies of one run side by side: what they reached, how near the best known, and what that took. */
import { requireNumber } from '@mec/model';
import type { StrategyRun } from '../run/strategy-run.js';
import type { Row } from './records.js';

export interface StrategyTableOptions {
  /** Slots left out at the start, while learners learn, an integer >= 0. Default 0. */
  readonly from?: number;
}

/**
 * One row per strategy: mean cost (of rates the mean rate), mean and worst ratio to the best known, or mean gap and mean gap
 * over the scale where signs are mixed; slots that could not be carried out; evaluations per slot; mean outcomes.
 *
 * @throws OutOfDomainError when `from` leaves its range.
 */
export function strategyRows(runs: readonly StrategyRun[], options: StrategyTableOptions = {}): Row[] {
  const shortest = runs.reduce((least, { cost }) => Math.min(least, cost.length), Infinity);
  const from = requireNumber('strategyRows', 'from', options.from ?? 0, { min: 0, max: shortest - 1, integer: true });
  return runs.map((run) => {
    const feasible = run.cost.slice(from).filter((cost) => cost < Infinity);
    const shown = run.sense === 'maximise' ? feasible.map((cost) => -cost) : feasible;
    const gap = run.gap.slice(from).filter((value) => value < Infinity);
    const ratio = run.ratio.slice(from);
    return {
      strategy: run.strategy,
      [run.sense === 'maximise' ? 'mean_rate' : 'mean_cost']: mean(shown),
      ...(run.comparison === 'ratio'
        ? { mean_ratio: mean(ratio), worst_ratio: ratio.reduce((least, value) => Math.min(least, value), 1) }
        : { mean_gap: mean(gap), mean_relative_gap: mean(gap) / run.scale }),
      not_carried_out: run.cost.length - from - feasible.length,
      evaluations_per_slot: mean(run.evaluations.slice(from)),
      ...Object.fromEntries(
        Object.entries(run.outcomes).map(([name, values]) => [`mean ${name}`, mean(values.slice(from))]),
      ),
    };
  });
}

function mean(values: Float64Array): number {
  return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
