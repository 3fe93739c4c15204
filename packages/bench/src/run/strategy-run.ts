/** The record of one strategy in a run. */
import type { Sense } from '@mec/model';

/** What one strategy did: one entry per slot. */
export interface StrategyRun {
  readonly strategy: string;
  /** What the costs stand for; with `maximise` the negative of a cost is what reports show. */
  readonly sense: Sense;
  /** Cost of the decision; Infinity where it cannot be carried out. */
  readonly cost: Float64Array;
  /** The minimum, or the best known: the lowest cost that a strategy of the run reached in this slot. */
  readonly best: Float64Array;
  /**
   * How costs and best known are compared. `ratio`: no cost of the run is below 0, or they are rates (`maximise`) and none is
   * above 0. `gap`: signs are mixed, and a ratio would say nothing.
   */
  readonly comparison: 'ratio' | 'gap';
  /** Best / cost, of rates cost / best, in [0, 1]; 1 where both are 0 or Infinity. Empty where `comparison` is `gap`. */
  readonly ratio: Float64Array;
  /** Cost - best known, >= 0, in units of the cost; 0 where both are Infinity. */
  readonly gap: Float64Array;
  /** What a gap is divided by to be relative: the mean size of the finite best known costs of the run, 1 where all are 0. */
  readonly scale: number;
  /** Costs asked for in each slot; 0 for strategies that work with the model's formulas. */
  readonly evaluations: Float64Array;
  /** An environment's outcomes by name, one entry per slot each. */
  readonly outcomes: Readonly<Record<string, Float64Array>>;
}
