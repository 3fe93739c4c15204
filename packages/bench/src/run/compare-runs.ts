/** Runs that were made apart, side by side as if they had been one. */
import { LengthMismatchError, OutOfDomainError, requireList, requireNumbers, requireOptions } from '@mec/model';
import { comparedWith } from './comparison.js';
import type { StrategyRun } from './strategy-run.js';

/** What a run must have kept. Plain lists will do: runs come from files too. */
export interface ComparableRun extends Pick<StrategyRun, 'strategy' | 'sense'> {
  /** One entry per iteration. */
  readonly cost: ArrayLike<number>;
  /** The minimum where it is known, else the run's own cost. */
  readonly best: ArrayLike<number>;
  readonly evaluations: ArrayLike<number>;
  readonly outcomes: Readonly<Record<string, ArrayLike<number>>>;
}

/**
 * Compares runs over the same slots: in each slot the best known cost is the lowest `best` of all of them.
 *
 * @param runs - at least one, of the same length and the same sense.
 * @throws OutOfDomainError or LengthMismatchError naming the run.
 * @example
 * const [greedyRun] = runStrategies({ strategies: [greedy()], workload, iterations: 1000 });
 * const [randomRun] = runStrategies({ strategies: [randomOffload()], workload, iterations: 1000 });
 * strategyRows(compareRuns([greedyRun, randomRun]));
 */
export function compareRuns(runs: readonly ComparableRun[]): StrategyRun[] {
  const where = 'compareRuns';
  requireList(where, 'runs', runs, 'a list of runs');
  const [first] = runs;
  if (first === undefined) throw new OutOfDomainError({ where, what: 'runs', got: runs, expected: 'at least one run' });
  runs.forEach((run, k) => {
    requireOptions(where, run, 'a run');
    for (const what of ['cost', 'best', 'evaluations'] as const) {
      requireNumbers(where, `runs[${k}].${what}`, run[what]);
      const got = run[what].length;
      if (got === first.cost.length) continue;
      const expected = `${first.cost.length} (as runs[0].cost)`;
      throw new LengthMismatchError({ where, what: `runs[${k}].${what}`, got, expected });
    }
    requireOptions(where, run.outcomes, 'outcomes');
    for (const [name, values] of Object.entries(run.outcomes)) {
      requireNumbers(where, `runs[${k}].outcomes.${name}`, values);
    }
    if (run.sense === first.sense) return;
    throw new OutOfDomainError({ where, what: `runs[${k}].sense`, got: run.sense, expected: `'${first.sense}'` });
  });
  const best = Float64Array.from(first.cost, (_, slot) => Math.min(...runs.map((run) => run.best[slot]!)));
  const costs = runs.map(({ cost }) => ({ cost: Float64Array.from(cost), best }));
  return comparedWith(costs, first.sense).map((compared, k) => ({
    strategy: runs[k]!.strategy,
    sense: first.sense,
    ...compared,
    evaluations: Float64Array.from(runs[k]!.evaluations),
    outcomes: Object.fromEntries(
      Object.entries(runs[k]!.outcomes).map(([name, values]) => [name, Float64Array.from(values)]),
    ),
  }));
}
