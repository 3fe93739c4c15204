/** A composed agent through a scenario; then, without learning, at numbers of devices it never saw. */
import { exact } from '@mec/baselines';
import { runStrategies } from '@mec/bench';
import type { OffloadingAgent } from '@mec/drl-offload';
import {
  createRandom,
  differentDevicesWorkload,
  paperSystem,
  uniformWorkload,
  type OffloadingProblem,
  type Workload,
} from '@mec/model';
import { composeAgent } from '../compositions.js';
import type { Plan } from '../plan.js';
import { scenarioWorkload } from '../scenarios/scenario.js';
import type { CompositionJob, CompositionResult } from './job.js';

/** Numbers of devices at which a trained agent acts. */
export const ACTING_SIZES: readonly number[] = [5, 20, 50, 200, 1000];

/** Devices of the scenario `many`. */
const MANY = 200;

/** Slots are drawn from seeds that no run learns from. */
const HELD_OUT = 1_000_000;

export async function runComposition(
  job: CompositionJob,
  plan: Plan,
  onProgress: (share: number) => void,
): Promise<CompositionResult> {
  const agent = await composeAgent(job.composition, job.seed, plan.quick);
  const optimum = exact();
  try {
    const [run] = runStrategies({
      strategies: [agent],
      workload: workloadOf(job, plan),
      iterations: plan.iterations,
      minimum: (problem) => optimum.solve(problem).cost,
      onIteration: (done) => onProgress((0.95 * done) / plan.iterations),
    });
    const acting = job.actAfterwards ? ACTING_SIZES.map((size) => actingRatio(agent, size, job.seed, plan)) : [];
    return { ratio: Array.from(run!.ratio), acting, backend: agent.backend };
  } finally {
    agent.dispose();
  }
}

/** Mean ratio without learning. */
function actingRatio(agent: OffloadingAgent, size: number, seed: number, plan: Plan): number {
  const optimum = exact();
  const [run] = runStrategies({
    strategies: [{ name: agent.name, decide: (problem) => agent.act(problem) }],
    workload: uniformWorkload({ system: paperSystem(size), seed: HELD_OUT + seed }),
    iterations: plan.quick ? 10 : 200,
    minimum: (problem) => optimum.solve(problem).cost,
  });
  return run!.ratio.reduce((sum, ratio) => sum + ratio, 0) / run!.ratio.length;
}

function workloadOf({ scenario, seed }: CompositionJob, plan: Plan): Workload {
  if (scenario === 'different') return differentDevicesWorkload({ seed });
  if (scenario === 'many') return uniformWorkload({ system: paperSystem(MANY), seed });
  return scenario === 'any size' ? anySizeWorkload(seed) : scenarioWorkload(scenario, seed, plan);
}

/** N drawn from 5 to 20 in every slot. */
function anySizeWorkload(seed: number): Workload {
  return {
    name: 'N from 5 to 20',
    events: [],
    *[Symbol.iterator](): Generator<OffloadingProblem, void> {
      const random = createRandom(seed).split('number of devices');
      const streams = Array.from({ length: 16 }, (_, k) =>
        uniformWorkload({ system: paperSystem(5 + k), seed })[Symbol.iterator](),
      );
      for (;;) {
        const slot = streams[random.integer(streams.length)]!.next() as IteratorResult<OffloadingProblem, undefined>;
        if (slot.done === true) return;
        yield slot.value;
      }
    },
  };
}
