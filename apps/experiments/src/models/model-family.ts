/** A family of cost models beyond the paper's, with the scenarios it is tried in and what is expected there: data only. */
import type { DecisionProblem, Workload } from '@mec/model';
import type { Criterion } from '../claims/verdict.js';
import type { Slot } from './slot.js';

export interface ModelFamily {
  /** Of the experiment and its files. */
  readonly id: string;
  readonly label: string;
  readonly caption: string;
  readonly scenarios: Readonly<Record<string, ModelScenario>>;
  readonly expectations: readonly Expectation[];
}

export interface ModelScenario {
  /** Parameters in words, for the table's title. */
  readonly title: string;
  readonly deviceCount: number;
  slots(seed: number): Workload<Slot>;
  /**
   * Where what must be learned is in no row, and may change: rows that also say which device each is of, for one more agent. A second
   * one more remembers less.
   */
  readonly identified?: (slot: Slot) => Float64Array;
}

/** A statement on mean ratios: of a contender, or of what it has over another. */
export interface Expectation {
  readonly claim: string;
  readonly scenario: string;
  readonly contender: string;
  readonly over?: string;
  readonly criterion: Criterion;
  /** What independent runs gave, where there were any. */
  readonly elsewhere?: string;
}

/** Turns a workload of problems into one of slots. */
export function slotsOf<P extends DecisionProblem<unknown>>(
  workload: Workload<P>,
  slot: (problem: P) => Slot,
): Workload<Slot> {
  return {
    name: workload.name,
    events: workload.events,
    *[Symbol.iterator](): Generator<Slot, void> {
      for (const problem of workload) yield slot(problem);
    },
  };
}

/** That a contender comes near what independent runs gave. */
export function near(scenario: string, contender: string, ratio: number, tolerance: number): Expectation {
  const criterion = { atLeast: Number((ratio - tolerance).toFixed(9)), atMost: Number((ratio + tolerance).toFixed(9)) };
  return {
    claim: `${contender} is near ${ratio} (${scenario})`,
    scenario,
    contender,
    criterion,
    elsewhere: String(ratio),
  };
}

/** That an agent comes at least as near as in independent runs. */
export function reaches(scenario: string, contender: string, ratio: number, slack: number): Expectation {
  return {
    claim: `${contender} reaches ${ratio} (${scenario})`,
    scenario,
    contender,
    criterion: { atLeast: Number((ratio - slack).toFixed(9)) },
    elsewhere: String(ratio),
  };
}
