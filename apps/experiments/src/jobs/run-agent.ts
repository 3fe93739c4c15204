/** The paper's agent through 10,000 iterations of deciding and learning: Figs. 3-9. */
import { exact } from '@mec/baselines';
import { runStrategies } from '@mec/bench';
import { createAgent } from '@mec/drl-offload';
import type { Plan } from '../plan.js';
import { paperAllocator } from '../paper-allocator.js';
import { scenarioWorkload } from '../scenarios/scenario.js';
import type { AgentJob, AgentResult } from './job.js';

export async function runAgent(job: AgentJob, plan: Plan, onProgress: (share: number) => void): Promise<AgentResult> {
  const agent = await createAgent({
    deviceCount: 10,
    seed: job.seed,
    allocator: paperAllocator(),
    ...(job.memorySize === undefined ? {} : { memorySize: job.memorySize }),
  });
  const optimum = exact();
  const lossIterations: number[] = [];
  try {
    const [run] = runStrategies({
      strategies: [agent],
      workload: scenarioWorkload(job.scenario, job.seed, plan),
      iterations: plan.iterations,
      minimum: (problem) => optimum.solve(problem).cost,
      onIteration: (done) => {
        while (lossIterations.length < agent.losses.length) lossIterations.push(done);
        onProgress(done / plan.iterations);
      },
    });
    return { ratio: Array.from(run!.ratio), losses: Array.from(agent.losses), lossIterations, backend: agent.backend };
  } finally {
    agent.dispose();
  }
}
