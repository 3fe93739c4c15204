/** Every strategy for any cost over a user's own slots. */
import { runStrategies, strategyRows } from '@mec/bench';
import { openBackend } from '@mec/drl-offload';
import { firstSlot, isEnvironment, loadSlots, ownStrategies } from '../own-problem.js';
import type { Plan } from '../plan.js';
import type { OwnProblemJob, OwnProblemResult } from './job.js';

export async function runOwnProblem(
  job: OwnProblemJob,
  plan: Plan,
  onProgress: (share: number) => void,
): Promise<OwnProblemResult> {
  const make = await loadSlots(job.problem);
  const slots = make(job.seed);
  const strategies = await ownStrategies(firstSlot(slots, job.problem), job.seed);
  const common = {
    strategies,
    iterations: plan.iterations,
    onIteration: (done: number) => onProgress(done / plan.iterations),
  };
  try {
    const runs = isEnvironment(slots)
      ? runStrategies({ ...common, environment: () => make(job.seed) as typeof slots })
      : runStrategies({ ...common, workload: slots });
    // The first half is for learners to learn in.
    const rows = strategyRows(runs, { from: Math.floor(plan.iterations / 2) });
    return { name: slots.name, rows, backend: (await openBackend()).name };
  } finally {
    for (const strategy of strategies) strategy.dispose?.();
  }
}
