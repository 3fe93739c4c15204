/** Made-up runs of known truth: one that does what the paper reports, and others that each do something else. */
import { createRandom } from '@mec/model';
import type { Results } from '../../src/experiments/experiment.js';
import type { AgentResult } from '../../src/experiments/paper/agent-runs.js';
import {
  jobKey,
  type Job,
  type JobResult,
  type Run,
  type RunResult,
  type TimingResult,
  type TimingSeries,
} from '../../src/jobs/job.js';
import type { MachineLoad } from '../../src/peers/machine-load.js';
import type { ServerShareSpec } from '../../src/scenarios/scenario-spec.js';
import type { NamedStrategy } from '../../src/strategies/strategy-spec.js';

const ITERATIONS = 10_000;

/** What happens in a world; numbers are the truth that the noise surrounds. */
export interface World {
  /** Of the loss and of 1 - ratio: start and end of their fall, along a straight line, and the iteration in which it ends. */
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

/** As the paper reports. A curve that starts at five times its end is within a quarter of it from 15/16 of its fall on. */
export const asInPaper: World = {
  loss: { from: 0.75, to: 0.15, fall: (4500 * 16) / 15 },
  gap: { from: 0.025, to: 0.005, fall: (4000 * 16) / 15 },
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

/** Worlds share the runs that they do not differ in. */
const known = new Map<string, JobResult>();

/** Results of every job that a figure asks for, with noise that follows from its key. */
export function resultsOf(world: World): Results {
  const of = (job: Job): JobResult => {
    const key = JSON.stringify([jobKey(job), partOf(world, job)]);
    const result = known.get(key) ?? resultOf(world, job);
    known.set(key, result);
    return result;
  };
  return { has: () => true, of } as unknown as Results;
}

/** What of a world a job's result depends on. */
function partOf(world: World, job: Job): unknown {
  if (job.kind === 'timing') return [world.agent, world.cdSlsqp, world.load];
  const { name, memorySize } = job.strategy as NamedStrategy;
  if (name !== 'AGENT') return world.levels[name];
  const { loss, gap, unlimited } = world;
  return [loss, gap, changeOf(world, job), memorySize === undefined ? undefined : unlimited];
}

/** What changes in a run's scenario, as the world has it. */
function changeOf(world: World, { scenario }: Run): World['alpha'] | undefined {
  const { changes = [] } = scenario as ServerShareSpec;
  if (changes.length === 0) return undefined;
  return changes.some(({ energyWeight }) => energyWeight !== undefined) ? world.alpha : world.switching;
}

function resultOf(world: World, job: Job): JobResult {
  const random = createRandom(1).split(jobKey(job));
  // Off by at most `part` of the truth, and a little of that for all values of a seed.
  const seedOff = random.uniform(-1, 1);
  const noisy = (value: number, part: number): number => value * (1 + part * (random.uniform(-1, 1) + 0.1 * seedOff));
  if (job.kind === 'timing') return timingResult(world, noisy);
  const { name } = job.strategy as NamedStrategy;
  return name === 'AGENT' ? agentResult(world, job, noisy) : baselineResult(name, world.levels[name]!, noisy);
}

function baselineResult(name: string, level: number, noisy: Noisy): RunResult<'ratio'> {
  return { name, sense: 'minimise', ratio: Array.from({ length: ITERATIONS }, () => 1 - noisy(1 - level, 0.05)) };
}

type Noisy = (value: number, part: number) => number;

function agentResult(world: World, run: Run, noisy: Noisy): AgentResult {
  const change = changeOf(world, run);
  const { memorySize } = run.strategy as NamedStrategy;
  const added = (iteration: number, height: number): number =>
    [5000, 7000].reduce((sum, at) => {
      if (change === undefined || iteration < at) return sum;
      return sum + height * (change.gone === 0 ? 1 : Math.exp(-(iteration - at) / change.gone));
    }, 0);
  const curve = (iteration: number, what: 'loss' | 'gap'): number => {
    const { from, to, fall } = world[what];
    const more = memorySize === undefined ? 0 : world.unlimited[what];
    return to + (from - to) * Math.max(0, 1 - iteration / fall) + added(iteration, change?.[what] ?? 0) + more;
  };
  const iterations = Array.from({ length: ITERATIONS }, (_, i) => i + 1);
  const lossIterations = iterations.filter((iteration) => iteration >= 130 && iteration % 10 === 0);
  return {
    name: 'AGENT',
    sense: 'minimise',
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
