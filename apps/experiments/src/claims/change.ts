/** What a change of the environment does to a trace: how far it moves, and how far it is still off 1,000 iterations later. */
import type { Cluster } from '@mec/bench';
import type { Plan } from '../plan.js';
import { FIRST_CHANGE, SECOND_CHANGE } from '../scenarios/scenario.js';
import { windowOf, type Trace } from './claim.js';
import { mean } from '../mean.js';

/** Windows around a change, in iterations of the paper's 10,000. */
const BEFORE = 500;
const AFTER = 200;
/** The paper speaks of a recovery "after about 1000 iterations". */
const RECOVERED_FROM = 800;
const RECOVERED_TO = 1200;

/**
 * Four groups of one run: before the change, right after it, about 1,000 iterations after it, and the level to return to.
 *
 * That level is the one before the first change: right before the second, the environment was another.
 */
export function aroundChange(trace: Trace, paperIteration: number, plan: Plan): Cluster {
  const span = (change: number, from: number, to: number): Float64Array =>
    // The change is first seen in iteration `change` itself.
    windowOf(trace, plan.at(change) - 1 + plan.at(from), plan.at(change) - 1 + plan.at(to));
  return [
    span(paperIteration, -BEFORE, 0),
    span(paperIteration, 0, AFTER),
    span(paperIteration, RECOVERED_FROM, RECOVERED_TO),
    span(FIRST_CHANGE, -BEFORE, 0),
  ];
}

/** Groups that {@link aroundChange} gives. */
const GROUPS_PER_CHANGE = 4;

/** One of the two changes, seen by every run. */
export interface Change {
  /** The iteration of the paper, as charts and claims write it. */
  readonly at: string;
  readonly first: boolean;
  /** One cluster per run: the groups of {@link aroundChange}. */
  readonly clusters: readonly Cluster[];
}

/** Both changes of a scenario, as one trace per run shows them. */
export function bothChanges(traces: readonly Trace[], plan: Plan): Change[] {
  return [FIRST_CHANGE, SECOND_CHANGE].map((at) => ({
    at: at.toLocaleString('en'),
    first: at === FIRST_CHANGE,
    clusters: traces.map((trace) => aroundChange(trace, at, plan)),
  }));
}

/** Runs of two scenarios side by side, for {@link comparing}. */
export function beside(one: Change, other: Change): Cluster[] {
  return one.clusters.map((groups, k) => [...groups, ...other.clusters[k]!]);
}

/** A statistic of both scenarios' groups, from how each of them moves. */
export function comparing(
  move: (groups: Cluster) => number,
  compare: (one: number, other: number) => number,
): (groups: Cluster) => number {
  return (groups) => compare(move(groups.slice(0, GROUPS_PER_CHANGE)), move(groups.slice(GROUPS_PER_CHANGE)));
}

/** How much lower right after the change than before it. */
export function drop([before, after]: Cluster): number {
  return mean(before!) - mean(after!);
}

/** How many times as high right after the change as before it. */
export function rise([before, after]: Cluster): number {
  return mean(after!) / mean(before!);
}

/** How much lower about 1,000 iterations after the change than before the environment first changed. */
export function shortfall([, , later, original]: Cluster): number {
  return mean(original!) - mean(later!);
}

/** What is left about 1,000 iterations later of the rise right after the change, as a share of it; 0 where nothing rose. */
export function riseLeft([, after, later, original]: Cluster): number {
  const risen = mean(after!) - mean(original!);
  return risen > 0 ? (mean(later!) - mean(original!)) / risen : 0;
}

export const WINDOWS_TEXT: string = `${BEFORE} iterations before and ${AFTER} after`;
export const RECOVERY_TEXT: string = `${RECOVERED_FROM}-${RECOVERED_TO.toLocaleString('en')} iterations after the change`;
