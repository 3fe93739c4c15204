import type { OffloadingProblem } from '../../../src/server-share/offloading-problem.js';

/** The first `count` problems of a workload, fewer if it ends. */
export function take(workload: Iterable<OffloadingProblem>, count: number): OffloadingProblem[] {
  const taken: OffloadingProblem[] = [];
  if (count === 0) return taken;
  for (const problem of workload) {
    taken.push(problem);
    if (taken.length === count) break;
  }
  return taken;
}
