/** What a change of the environment does to a trace: how far it moves, and how far it is still off 1,000 iterations later. */
import type { Cluster } from '@mec/bench';
import type { Plan } from '../plan.js';
import { mean, windowOf, type Trace } from './claim.js';

/** Windows around a change, in iterations of the paper's 10,000. */
const BEFORE = 500;
const AFTER = 200;
/** The paper speaks of a recovery "after about 1000 iterations". */
const RECOVERED_FROM = 800;
const RECOVERED_TO = 1200;

/** Three groups of one run: before the change, right after it, about 1,000 iterations after it. */
export function aroundChange(trace: Trace, paperIteration: number, plan: Plan): Cluster {
  // The change is first seen in iteration `paperIteration` itself.
  const change = plan.at(paperIteration) - 1;
  const span = (from: number, to: number): Float64Array =>
    windowOf(trace, change + plan.at(from), change + plan.at(to));
  return [span(-BEFORE, 0), span(0, AFTER), span(RECOVERED_FROM, RECOVERED_TO)];
}

/** How much lower right after the change than before it. */
export function drop([before, after]: Cluster): number {
  return mean(before!) - mean(after!);
}

/** How many times as high right after the change as before it. */
export function rise([before, after]: Cluster): number {
  return mean(after!) / mean(before!);
}

/** How much lower about 1,000 iterations after the change than before it. */
export function shortfall([before, , later]: Cluster): number {
  return mean(before!) - mean(later!);
}

/** What is left about 1,000 iterations later of the rise right after the change, as a share of it. */
export function riseLeft([before, after, later]: Cluster): number {
  return (mean(later!) - mean(before!)) / (mean(after!) - mean(before!));
}

export const WINDOWS_TEXT = `${BEFORE} iterations before and ${AFTER} after`;
export const RECOVERY_TEXT = `${RECOVERED_FROM}-${RECOVERED_TO.toLocaleString('en')} iterations after the change`;
