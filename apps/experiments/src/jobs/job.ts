/** What is computed, as data: a run of one strategy through one scenario, or the timings of Table 1. Known by its key. */
import { createHash } from 'node:crypto';
import type { Sense } from '@mec/model';
import type { MachineLoad } from '../peers/machine-load.js';
import { scenarioTitle, type ScenarioSpec } from '../scenarios/scenario-spec.js';
import { expectedWeight } from '../strategies/registry.js';
import { strategyTitle, type StrategySpec } from '../strategies/strategy-spec.js';

/** One strategy through one scenario. Plain JSON: beside the code, everything that its numbers follow from. */
export interface Run<R extends Recording = never> {
  readonly kind: 'run';
  readonly strategy: StrategySpec;
  readonly scenario: ScenarioSpec;
  readonly seed: number;
  /** What is kept of it, by the names of {@link Recordings}. */
  readonly record: Readonly<Pick<RecordOptions, R> & Partial<RecordOptions>>;
}

/** What can be kept of a run: one entry per slot that counts, unless said otherwise. */
export interface Recordings {
  /** Infinity where the decision cannot be carried out. */
  readonly cost: readonly number[];
  /** The minimum; Infinity where no decision can be carried out. */
  readonly best: readonly number[];
  /** Minimum cost / cost, of rates rate / highest rate. */
  readonly ratio: readonly number[];
  /** Costs asked for. */
  readonly evaluations: readonly number[];
  /** Of processor time, learning included. */
  readonly seconds: readonly number[];
  /** An environment's outcomes by name. */
  readonly outcomes: Readonly<Record<string, readonly number[]>>;
  /** One per training step of an agent. */
  readonly losses: readonly number[];
  /** The iteration after which each training step was taken. */
  readonly lossIterations: readonly number[];
  /** Of those that negotiate, means per decision; of those that keep a table, its size. */
  readonly extras: Extras;
  /** Slots whose minimum is proved. */
  readonly proved: number;
  /** Of a game: worst equilibrium / optimum. */
  readonly anarchy: { readonly mean: number; readonly worst: number };
  /** Mean ratio in each of some further scenarios, in which a trained agent acts without learning. */
  readonly acting: readonly number[];
}

type Recording = keyof Recordings;

/** How each is recorded. */
type RecordOptions = {
  [R in Recording]: R extends 'acting' ? readonly ScenarioSpec[] : R extends 'seconds' ? 'alone' | 'shared' : true;
};

export interface Extras {
  readonly rounds?: number;
  readonly messages?: number;
  readonly tableSize?: number;
}

export type RunResult<R extends Recording = never> = Pick<Recordings, R> & {
  /** The strategy's own name. */
  readonly name: string;
  /** What the costs stand for. */
  readonly sense: Sense;
  /** What trained the strategy's network, where it has one. */
  readonly backend?: string;
};

/** Table 1: seconds per decision at every number of devices. Runs alone, so that nothing else takes the processor. */
export interface TimingJob {
  readonly kind: 'timing';
  readonly timing: TimingSpec;
  readonly seed: number;
}

/** How Table 1 is measured. */
export interface TimingSpec {
  readonly deviceCounts: readonly number[];
  /** Decisions that the agents learn from before they are timed. */
  readonly training: number;
  /** How often every time is taken, in turns. */
  readonly repetitions: number;
  /** Decisions of the agent in a repetition, here and in Python. */
  readonly decisions: { readonly here: number; readonly python: number };
  /** Decisions of CD_SLSQP in a repetition. */
  readonly descents: { readonly here: number; readonly python: number };
}

export interface TimingResult {
  readonly series: readonly TimingSeries[];
  /** Mean seconds of a decision of the agent that learns, training steps included: what an iteration costs. */
  readonly learning: readonly { readonly deviceCount: number; readonly seconds: number }[];
  readonly load: MachineLoad;
  /** The peer's versions; null where there was no Python with scipy. */
  readonly python: string | null;
  readonly backend: string;
}

export interface TimingSeries {
  readonly deviceCount: number;
  readonly where: 'here' | 'Python';
  readonly who: 'agent' | 'CD_SLSQP';
  /** Median seconds per decision, one per repetition. */
  readonly seconds: readonly number[];
}

export type Job = Run | TimingJob;
export type JobResult = RunResult | TimingResult;
export type ResultOf<J extends Job> = J extends Run<infer R> ? RunResult<R> : TimingResult;

/** Whether nothing else may take the processor meanwhile: its times are what it is run for. */
export function runsAlone(job: Job): boolean {
  return job.kind === 'timing' || job.record.seconds === 'alone';
}

/** Names the job among those of the same code: a hash of its whole specification. */
export function jobKey(job: Job): string {
  return createHash('sha256').update(canonical(job)).digest('hex').slice(0, 32);
}

/** JSON whose text does not depend on the order in which properties were set. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** What the progress line and failures call the job. */
export function jobTitle(job: Job): string {
  if (job.kind === 'timing') return 'time per decision';
  return `${strategyTitle(job.strategy)}, ${scenarioTitle(job.scenario)}, seed ${job.seed}`;
}

/** Threads start the longest jobs first, so that none is left alone at the end. Units: a paper's agent's run. */
export function expectedCost(job: Job): number {
  if (job.kind === 'timing') return 8;
  const { iterations, warmup } = job.scenario;
  const slots = iterations + (warmup === undefined ? 0 : (warmup.decided ?? warmup.slots));
  return (expectedWeight(job.strategy) * slots) / 10_000;
}
