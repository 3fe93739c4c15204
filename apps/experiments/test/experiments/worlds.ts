/** Made-up runs of known truth: one that does what the paper reports, and others that each do something else. */
import { createRandom } from '@mec/model';
import type { Results } from '../../src/experiments/experiment.js';
import {
  jobKey,
  type AgentJob,
  type AgentResult,
  type Job,
  type JobResult,
  type TimingResult,
  type TimingSeries,
} from '../../src/jobs/job.js';
import type { MachineLoad } from '../../src/peers/machine-load.js';

const ITERATIONS = 10_000;

/** What happens in a world; numbers are the truth that the noise surrounds. */
export interface World {
  /** Of the loss and of 1 - ratio: start and end of their fall, and how fast they fall (iterations). */
  readonly loss: { readonly from: number; readonly to: number; readonly fall: number };
  readonly gap: { readonly from: number; readonly to: number; readonly fall: number };
  /** Height of what a change adds to the loss and to 1 - ratio, and in how many iterations it is gone; 0: it stays. */
  readonly alpha: { readonly loss: number; readonly gap: number; readonly gone: number };
  readonly switching: { readonly loss: number; readonly gap: number; readonly gone: number };
  /** The same runs with a memory of 10,000: added to loss and 1 - ratio throughout. */
  readonly unlimited: { readonly loss: number; readonly gap: number };
  readonly levels: Readonly<Record<string, number>>;
  /** Seconds at N = 10, 15, 20. */
  readonly agent: readonly [number, number, number];
  readonly cdSlsqp: readonly [number, number, number];
  readonly load: MachineLoad;
}

/** As the paper reports. A curve is within a quarter of its end from `fall` ln 16 on where it starts at five times it. */
export const asInPaper: World = {
  loss: { from: 0.75, to: 0.15, fall: 4500 / Math.log(16) },
  gap: { from: 0.025, to: 0.005, fall: 4000 / Math.log(16) },
  alpha: { loss: 0.5, gap: 0.03, gone: 250 },
  switching: { loss: 0.1, gap: 0.004, gone: 250 },
  unlimited: { loss: 0.1, gap: 0.001 },
  levels: { ALL_LOCAL: 0.86, ALL_OFFLOAD: 0.88, CD_AVERAGE: 0.88, CD_SLSQP: 0.998 },
  agent: [0.069, 0.174, 0.435],
  cdSlsqp: [0.47, 2.247, 9.333],
  load: { processors: 2, others: 0 },
};

/** Nothing falls, changes or differs. */
export const flat: World = {
  ...asInPaper,
  loss: { from: 0.15, to: 0.15, fall: 1000 },
  gap: { from: 0.005, to: 0.005, fall: 1000 },
  alpha: { loss: 0, gap: 0, gone: 250 },
  switching: { loss: 0, gap: 0, gone: 250 },
  unlimited: { loss: 0, gap: 0 },
  levels: { ALL_LOCAL: 0.995, ALL_OFFLOAD: 0.995, CD_AVERAGE: 0.995, CD_SLSQP: 0.995 },
  agent: [0.069, 0.069, 0.069],
  cdSlsqp: [0.069, 0.069, 0.069],
};

/** Results of every job that a figure asks for, with noise that follows from its key. */
export function resultsOf(world: World): Results {
  const known = new Map<string, JobResult>();
  const of = (job: Job): JobResult => {
    const result = known.get(jobKey(job)) ?? resultOf(world, job);
    known.set(jobKey(job), result);
    return result;
  };
  return { of } as unknown as Results;
}

function resultOf(world: World, job: Job): JobResult {
  const random = createRandom(1).split(jobKey(job));
  // Off by at most `part` of the truth, and a little of that for all values of a seed.
  const seedOff = random.uniform(-1, 1);
  const noisy = (value: number, part: number): number => value * (1 + part * (random.uniform(-1, 1) + 0.1 * seedOff));
  switch (job.kind) {
    case 'agent':
      return agentResult(world, job, noisy);
    case 'baseline': {
      const gap = 1 - world.levels[job.strategy]!;
      return { name: job.strategy, ratio: Array.from({ length: ITERATIONS }, () => 1 - noisy(gap, 0.05)) };
    }
    case 'timing':
      return timingResult(world, noisy);
    default:
      throw new Error(`no figure needs ${job.kind}`);
  }
}

type Noisy = (value: number, part: number) => number;

function agentResult(world: World, { scenario, memorySize }: AgentJob, noisy: Noisy): AgentResult {
  const change = scenario === 'steady' ? undefined : world[scenario];
  const added = (iteration: number, height: number): number =>
    [5000, 7000].reduce((sum, at) => {
      if (change === undefined || iteration < at) return sum;
      return sum + height * (change.gone === 0 ? 1 : Math.exp(-(iteration - at) / change.gone));
    }, 0);
  const curve = (iteration: number, what: 'loss' | 'gap'): number => {
    const { from, to, fall } = world[what];
    const more = memorySize === undefined ? 0 : world.unlimited[what];
    return to + (from - to) * Math.exp(-iteration / fall) + added(iteration, change?.[what] ?? 0) + more;
  };
  const iterations = Array.from({ length: ITERATIONS }, (_, i) => i + 1);
  const lossIterations = iterations.filter((iteration) => iteration >= 130 && iteration % 10 === 0);
  return {
    ratio: iterations.map((iteration) => 1 - noisy(curve(iteration, 'gap'), 0.8)),
    losses: lossIterations.map((iteration) => noisy(curve(iteration, 'loss'), 0.1)),
    lossIterations,
    backend: 'none',
  };
}

function timingResult(world: World, noisy: Noisy): TimingResult {
  const sizes = [10, 15, 20];
  const series = sizes.flatMap((deviceCount, k) =>
    (['agent', 'CD_SLSQP'] as const).map((who): TimingSeries => {
      const truth = who === 'agent' ? world.agent[k]! : world.cdSlsqp[k]!;
      return { deviceCount, where: 'here', who, seconds: Array.from({ length: 10 }, () => noisy(truth, 0.05)) };
    }),
  );
  const learning = sizes.map((deviceCount, k) => ({ deviceCount, seconds: world.agent[k]! }));
  return { series, learning, load: world.load, python: null, backend: 'none' };
}
