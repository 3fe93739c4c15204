/** What a change of the environment does to a trace: how far it moves, and how much of that is left 1,000 iterations later. */
import type { Cluster } from '@mec/bench';
import type { Plan } from '../plan.js';
import { FIRST_CHANGE, SECOND_CHANGE } from '../scenarios/scenario.js';
import { mean } from '../mean.js';
import { PAPER_ITERATIONS } from '../plan.js';
import { windowOf, type Trace } from './trace.js';

/** Windows around a change, in iterations of the paper's 10,000. */
const BEFORE = 500;
const AFTER = 200;
/** The paper speaks of a recovery "after about 1000 iterations". */
const RECOVERED_FROM = 800;
const RECOVERED_TO = 1200;

/**
 * Five groups of one run: before the change, right after it, about 1,000 iterations after it, before the environment first
 * changed, and at the end of the environment that the change began.
 */
export function aroundChange(trace: Trace, paperIteration: number, plan: Plan): Cluster {
  const span = (change: number, from: number, to: number): Float64Array =>
    // The change is first seen in iteration `change` itself.
    windowOf(trace, plan.at(change) - 1 + plan.at(from), plan.at(change) - 1 + plan.at(to));
  const next = paperIteration === FIRST_CHANGE ? SECOND_CHANGE : PAPER_ITERATIONS + 1;
  return [
    span(paperIteration, -BEFORE, 0),
    span(paperIteration, 0, AFTER),
    span(paperIteration, RECOVERED_FROM, RECOVERED_TO),
    span(FIRST_CHANGE, -BEFORE, 0),
    span(next, -BEFORE, 0),
  ];
}

/** Groups that {@link aroundChange} gives. */
const GROUPS_PER_CHANGE = 5;

/** One of the two changes, seen by every run. */
export interface Change {
  /** In names of claims. */
  readonly which: 'first' | 'second';
  /** One cluster per run: the groups of {@link aroundChange}. */
  readonly clusters: readonly Cluster[];
}

/** Both changes of a scenario, as one trace per run shows them. */
export function bothChanges(traces: readonly Trace[], plan: Plan): readonly [Change, Change] {
  const seen = (at: number): Cluster[] => traces.map((trace) => aroundChange(trace, at, plan));
  return [
    { which: 'first', clusters: seen(FIRST_CHANGE) },
    { which: 'second', clusters: seen(SECOND_CHANGE) },
  ];
}

/** Runs of two scenarios side by side, for {@link ofOther}. */
export function beside(one: Change, other: Change): Cluster[] {
  return one.clusters.map((groups, k) => [...groups, ...other.clusters[k]!]);
}

/** A statistic of the second scenario of {@link beside}; one of the first needs no help. */
export function ofOther(statistic: (groups: Cluster) => number): (groups: Cluster) => number {
  return (groups) => statistic(groups.slice(GROUPS_PER_CHANGE));
}

/** How much higher right after the change than before it; the other way round for a quantity that falls. */
export function moved([before, after]: Cluster): number {
  return mean(after!) - mean(before!);
}

/** How much lower right after the change than before it. */
export function drop(groups: Cluster): number {
  return -moved(groups);
}

/** How many times as high right after the change as before it. */
export function rise([before, after]: Cluster): number {
  return mean(after!) / mean(before!);
}

/**
 * A distance right after the change and what is left of it about 1,000 iterations later, for {@link ratioOfMeans}: over the
 * seeds, since a seed in which hardly anything moved would have a share of any size.
 */
export const fromOriginal = {
  numerator: ([, , later, original]: Cluster): number => mean(later!) - mean(original!),
  denominator: ([, after, , original]: Cluster): number => mean(after!) - mean(original!),
};

/** The same, from the level that the trace has at the end of the environment that the change began. */
export const fromSettled = {
  numerator: ([, , later, , settled]: Cluster): number => mean(later!) - mean(settled!),
  denominator: ([, after, , , settled]: Cluster): number => mean(after!) - mean(settled!),
};
