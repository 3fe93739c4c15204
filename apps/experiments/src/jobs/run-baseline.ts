/** One of Fig. 9's other strategies over the same problems. */
import { allLocal, allOffload, cdAverage, cdSlsqp, exact } from '@mec/baselines';
import { runStrategies } from '@mec/bench';
import { createRandom, type Strategy } from '@mec/model';
import type { Plan } from '../plan.js';
import { scenarioWorkload } from '../scenarios/scenario.js';
import type { BaselineJob, BaselineName, BaselineResult } from './job.js';

const STRATEGIES: Readonly<Record<BaselineName, (seed: number) => Strategy>> = {
  ALL_LOCAL: () => allLocal(),
  ALL_OFFLOAD: () => allOffload(),
  CD_AVERAGE: (seed) => cdAverage({ random: createRandom(seed).split('CD_AVERAGE') }),
  CD_SLSQP: (seed) => cdSlsqp({ random: createRandom(seed).split('CD_SLSQP') }),
};

export function runBaseline(job: BaselineJob, plan: Plan, onProgress: (share: number) => void): BaselineResult {
  const optimum = exact();
  const [run] = runStrategies({
    strategies: [STRATEGIES[job.strategy](job.seed)],
    workload: scenarioWorkload('steady', job.seed, plan),
    iterations: plan.iterations,
    minimum: (problem) => optimum.solve(problem).cost,
    onIteration: (done) => onProgress(done / plan.iterations),
  });
  return { ratio: Array.from(run!.ratio) };
}
