/** What a reproduction runs: data only, made from the options. */

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
  /** URLs of modules whose default exports make strategies to add to Fig. 9. */
  readonly strategy: readonly string[];
  /** URLs of modules whose default exports make slots of a cost model of the user's own. Default none. */
  readonly problem?: readonly string[];
  /** Threads; 0 runs everything in the main one. */
  readonly workers: number;
}

/** The paper's number of iterations; its moments (5,000, 7,000, ...) scale with what is run instead. */
export const PAPER_ITERATIONS = 10_000;

/** The options that numbers depend on. */
export type PlanOptions = Pick<BenchOptions, 'seed' | 'seeds' | 'iterations' | 'quick' | 'strategy' | 'problem'>;

export interface Plan {
  readonly seeds: readonly number[];
  readonly iterations: number;
  readonly quick: boolean;
  /** Whether the paper's 10,000 iterations are run: only then do the verdicts speak of the paper. */
  readonly fullScale: boolean;
  /** URLs of modules whose strategies Fig. 9 shows too. */
  readonly addedStrategies: readonly string[];
  /** URLs of modules that make slots of a cost model of the user's own. */
  readonly ownProblems: readonly string[];
  readonly timing: {
    readonly deviceCounts: readonly number[];
    /** Decisions the agent learns from before it is timed. */
    readonly training: number;
    /** Times that everyone takes a turn. */
    readonly repetitions: number;
    /** Decisions of the agent timed in each, here and in Python, which takes some forty times as long. */
    readonly decisions: { readonly here: number; readonly python: number };
    /** The same of CD_SLSQP, of which one takes as long as ten or more of the agent's. */
    readonly descents: { readonly here: number; readonly python: number };
  };
  /** An iteration of the paper's 10,000, in this run. */
  readonly at: (paperIteration: number) => number;
}

export function createPlan(options: PlanOptions): Plan {
  const { seed, seeds, iterations, quick, strategy, problem = [] } = options;
  return {
    seeds: Array.from({ length: seeds }, (_, k) => seed + k),
    iterations,
    quick,
    fullScale: iterations === PAPER_ITERATIONS,
    addedStrategies: strategy,
    ownProblems: problem,
    timing: {
      deviceCounts: [10, 15, 20],
      training: quick ? 300 : 1000,
      repetitions: quick ? 3 : 10,
      decisions: { here: 40, python: 8 },
      descents: { here: 10, python: 2 },
    },
    at: (paperIteration) => Math.round((paperIteration * iterations) / PAPER_ITERATIONS),
  };
}
