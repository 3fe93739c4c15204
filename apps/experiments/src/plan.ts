/** What a reproduction runs: data only, made from the options. */
import { NO_MODULES, type CheckedModules } from './modules/check-modules.js';
import type { TimingSpec } from './jobs/job.js';
import type { StrategySpec } from './strategies/strategy-spec.js';

/** Options of `pnpm bench`, checked. */
export interface BenchOptions {
  /** Ids of the experiments to run, in the registry's order. */
  readonly only: readonly string[];
  /** The first seed; each further run takes the next. */
  readonly seed: number;
  /** How many runs with seeds of their own. */
  readonly seeds: number;
  readonly iterations: number;
  /** Folder of the results. */
  readonly out: string;
  readonly quick: boolean;
  /** URLs of modules whose default exports make strategies. */
  readonly strategy: readonly string[];
  /** URLs of modules whose default exports make slots of a cost model of the user's own. */
  readonly problem: readonly string[];
  /** URLs of modules whose default exports make allocators. */
  readonly allocator: readonly string[];
  /** URLs of modules whose default exports make workloads of the paper's cost. */
  readonly workload: readonly string[];
  /** Threads; 0 runs everything in the main one. */
  readonly workers: number;
  /** Experiment files to run. */
  readonly files: readonly string[];
  /** URL of a Redis server whose workers carry out what may share a processor; without one, threads of this machine do. */
  readonly distributed?: string;
  /** Seconds that a decision of a user's module may take; nothing ends it where everything runs in one thread. */
  readonly decisionLimit: number;
  /** Whether what an earlier command left in the folder is forgotten. */
  readonly fresh: boolean;
}

/** The paper's number of iterations; its moments (5,000, 7,000, ...) scale with what is run instead. */
export const PAPER_ITERATIONS = 10_000;

/** Runs of the paper's figures, each with a seed of its own. */
export const PAPER_SEEDS = 10;

/** The options that numbers depend on. */
export type PlanOptions = Pick<BenchOptions, 'seed' | 'seeds' | 'iterations' | 'quick'>;

export interface Plan {
  readonly seeds: readonly number[];
  readonly iterations: number;
  readonly quick: boolean;
  /** Whether the paper's 10,000 iterations are run: only then do the verdicts speak of the paper. */
  readonly fullScale: boolean;
  /** What the user added. */
  readonly modules: CheckedModules;
  /** Strategies that the user added, and a descent with each allocator that the user added. */
  readonly addedStrategies: readonly StrategySpec[];
  readonly timing: TimingSpec;
  /** An iteration of the paper's 10,000, in this run. */
  readonly at: (paperIteration: number) => number;
}

export function createPlan(options: PlanOptions, modules: CheckedModules = NO_MODULES): Plan {
  const { seed, seeds, iterations, quick } = options;
  return {
    seeds: Array.from({ length: seeds }, (_, k) => seed + k),
    iterations,
    quick,
    fullScale: iterations === PAPER_ITERATIONS,
    modules,
    addedStrategies: [
      ...modules.strategy.map(({ module, digest }) => ({ module, digest })),
      ...modules.allocator.map(({ module, digest }) => ({ name: 'CD', allocator: { module, digest } })),
    ],
    timing: {
      deviceCounts: [10, 15, 20],
      training: quick ? 300 : 1000,
      repetitions: quick ? 3 : 10,
      // A decision takes some forty times as long in Python, and one of CD_SLSQP as long as ten or more of the agent's.
      decisions: { here: 40, python: 8 },
      descents: { here: 10, python: 2 },
    },
    at: (paperIteration) => Math.round((paperIteration * iterations) / PAPER_ITERATIONS),
  };
}
