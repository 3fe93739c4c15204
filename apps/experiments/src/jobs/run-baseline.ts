/** One of Fig. 9's other strategies over the same problems. */
import { exact } from '@mec/baselines';
import { runStrategies } from '@mec/bench';
import type { Plan } from '../plan.js';
import { scenarioWorkload } from '../scenarios/scenario.js';
import { makeStrategy } from '../strategies.js';
import type { BaselineJob, BaselineResult } from './job.js';

export async function runBaseline(
  job: BaselineJob,
  plan: Plan,
  onProgress: (share: number) => void,
): Promise<BaselineResult> {
  const strategy = await makeStrategy(job.strategy, job.seed);
  const optimum = exact();
  try {
    const [run] = runStrategies({
      strategies: [strategy],
      workload: scenarioWorkload('steady', job.seed, plan),
      iterations: plan.iterations,
      minimum: (problem) => optimum.solve(problem).cost,
      onIteration: (done) => onProgress(done / plan.iterations),
    });
    return { name: strategy.name, ratio: Array.from(run!.ratio) };
  } finally {
    strategy.dispose?.();
  }
}
