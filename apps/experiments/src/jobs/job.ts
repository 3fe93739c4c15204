/** The runs behind the figures. Figures that need the same run share it: a job is known by its key. */
import { compositionName, type Composition } from '../compositions.js';
import { cellName, type Cell } from '../scenarios/cell.js';
import type { MachineLoad } from '../peers/machine-load.js';
import type { ScenarioName } from '../scenarios/scenario.js';

/** The agent deciding and learning through a scenario. */
export interface AgentJob {
  readonly kind: 'agent';
  readonly scenario: ScenarioName;
  readonly seed: number;
  /** Samples that it keeps. Default 256, the paper's. */
  readonly memorySize?: number;
}

/** A strategy of Fig. 9 other than the agent, through the steady scenario. */
export interface BaselineJob {
  readonly kind: 'baseline';
  /** A name of `strategies.ts`, or the URL of a module that makes a strategy. */
  readonly strategy: string;
  readonly seed: number;
}

/** Table 1: seconds per decision at every number of devices. Runs alone, so that nothing else takes the processor. */
export interface TimingJob {
  readonly kind: 'timing';
  readonly seed: number;
}

/** Every contender of the study of baselines over the slots of one cell. */
export interface ComparisonJob {
  readonly kind: 'comparison';
  readonly cell: Cell;
  readonly seed: number;
}

/** An agent of exchangeable parts, with the closed form, through a scenario. */
export interface CompositionJob {
  readonly kind: 'composition';
  readonly composition: Composition;
  /** `different`: devices with rates and powers of their own. `any size`: N from 5 to 20. `many`: N = 200. */
  readonly scenario: ScenarioName | 'different' | 'any size' | 'many';
  readonly seed: number;
  /** Whether it acts at other numbers of devices once it has learned. */
  readonly actAfterwards: boolean;
}

/** Every strategy for any cost over the slots of a user's module. */
export interface OwnProblemJob {
  readonly kind: 'own problem';
  /** URL of the module that makes the slots. */
  readonly problem: string;
  readonly seed: number;
}

/** Every strategy for any cost over a scenario of a cost model beyond the paper's. */
export interface ModelJob {
  readonly kind: 'model';
  /** Id of a family of `models/families.ts`, and the name of one of its scenarios. */
  readonly family: string;
  readonly scenario: string;
  readonly seed: number;
}

/** Everyone who enters DROO's table, at one number of devices. Runs alone, for its times. */
export interface DrooJob {
  readonly kind: 'droo';
  readonly deviceCount: number;
  /** Whether the weights change places every so often: then only two agents run. */
  readonly weightsChange: boolean;
  readonly seed: number;
}

/** Everyone who enters LyDROO's table. Runs alone, for its times. */
export interface LydrooJob {
  readonly kind: 'lydroo';
  readonly seed: number;
}

export type Job =
  DrooJob | LydrooJob | AgentJob | BaselineJob | TimingJob | ComparisonJob | CompositionJob | OwnProblemJob | ModelJob;

/** Whether nothing else may take the processor meanwhile: its times are what it is run for. */
export function runsAlone(job: Job): boolean {
  return (
    job.kind === 'droo' ||
    job.kind === 'lydroo' ||
    job.kind === 'timing' ||
    (job.kind === 'comparison' && job.cell.complete)
  );
}

/** One entry per iteration. */
export interface AgentResult {
  readonly ratio: readonly number[];
  /** One per training step, with the iteration after which it was taken. */
  readonly losses: readonly number[];
  readonly lossIterations: readonly number[];
  readonly backend: string;
}

export interface BaselineResult {
  /** The strategy's own name. */
  readonly name: string;
  readonly ratio: readonly number[];
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

export interface ComparisonResult {
  /** Slots whose minimum is proved. */
  readonly proved: number;
  readonly contenders: readonly ContenderResult[];
  /** Price of anarchy (worst equilibrium / optimum) of each game's rule; empty in cells of the grid. */
  readonly anarchy: readonly { readonly rule: string; readonly mean: number; readonly worst: number }[];
  /** What trained the agents. */
  readonly backend: string;
}

export interface ContenderResult {
  readonly name: string;
  /** Minimum cost / cost, one per slot that counts. */
  readonly ratio: readonly number[];
  /** Seconds per decision. */
  readonly median: number;
  readonly p99: number;
  /** Mean per decision, of those that negotiate. */
  readonly rounds?: number;
  readonly messages?: number;
  /** Numbers in a learner's tables. */
  readonly tableSize?: number;
}

export interface CompositionResult {
  /** One per iteration. */
  readonly ratio: readonly number[];
  /** Mean ratio without learning, one per number of devices tried; empty where none was asked for. */
  readonly acting: readonly number[];
  readonly backend: string;
}

export interface OwnProblemResult {
  /** The workload's or environment's own name. */
  readonly name: string;
  /** One per strategy. */
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  /** What trained the agents. */
  readonly backend: string;
}

/** Against the minimum of every slot that counts. */
export interface ModelResult {
  readonly contenders: readonly ModelContenderResult[];
  /** Slots in which no decision can be carried out. */
  readonly infeasible: number;
  readonly backend: string;
}

export interface ModelContenderResult {
  readonly name: string;
  /** Minimum cost / cost, one per slot that counts; 0 where the decision cannot be carried out and another can. */
  readonly ratio: readonly number[];
  /** Slots in which the decision cannot be carried out and another can. */
  readonly missed: number;
  /** Costs asked for in a slot, on average. */
  readonly evaluations: number;
}

export interface CostModelResult {
  readonly entrants: readonly EntrantResult[];
  /** What trained the agents. */
  readonly backend: string;
}

export interface EntrantResult {
  readonly name: string;
  /** Cost / minimum of rates, one per slot that it decided. */
  readonly ratio: readonly number[];
  /** Means per slot that counts: costs asked for, and processor time with learning. */
  readonly evaluations: number;
  readonly seconds: number;
  /** An environment's outcomes by name, one entry per slot each. */
  readonly outcomes: Readonly<Record<string, readonly number[]>>;
}

export type ResultOf<J extends Job> = J extends DrooJob | LydrooJob
  ? CostModelResult
  : J extends AgentJob
    ? AgentResult
    : J extends BaselineJob
      ? BaselineResult
      : J extends ComparisonJob
        ? ComparisonResult
        : J extends CompositionJob
          ? CompositionResult
          : J extends OwnProblemJob
            ? OwnProblemResult
            : J extends ModelJob
              ? ModelResult
              : TimingResult;

export type JobResult =
  | AgentResult
  | BaselineResult
  | TimingResult
  | ComparisonResult
  | CompositionResult
  | OwnProblemResult
  | CostModelResult
  | ModelResult;

/** Names the run, in file names too. */
export function jobKey(job: Job): string {
  switch (job.kind) {
    case 'droo':
      return `droo-n${job.deviceCount}${job.weightsChange ? '-weights' : ''}-seed${job.seed}`;
    case 'lydroo':
      return `lydroo-seed${job.seed}`;
    case 'agent':
      return `agent-${job.scenario}${job.memorySize === undefined ? '' : `-memory${job.memorySize}`}-seed${job.seed}`;
    case 'baseline':
      return `${job.strategy.toLowerCase().replace(/[^a-z0-9]+/g, '_')}-seed${job.seed}`;
    case 'timing':
      return `timing-seed${job.seed}`;
    case 'comparison':
      return `comparison-${cellName(job.cell)}-seed${job.seed}`;
    case 'model':
      return `model-${job.family}-${job.scenario}-seed${job.seed}`;
    case 'own problem':
      return `problem-${job.problem.toLowerCase().replace(/[^a-z0-9]+/g, '_')}-seed${job.seed}`;
    case 'composition': {
      const words = `${compositionName(job.composition)} ${job.scenario}${job.actAfterwards ? ' acting' : ''}`;
      return `composition-${words.replace(/[^a-z0-9]+/g, '_')}-seed${job.seed}`;
    }
  }
}

/** What the progress line calls the run. */
export function jobTitle(job: Job): string {
  switch (job.kind) {
    case 'droo':
      return `DROO, N = ${job.deviceCount}${job.weightsChange ? ', weights changing' : ''}, seed ${job.seed}`;
    case 'lydroo':
      return `LyDROO, seed ${job.seed}`;
    case 'agent':
      return `agent, ${job.scenario} environment${job.memorySize === undefined ? '' : `, ${job.memorySize} samples`}, seed ${job.seed}`;
    case 'baseline':
      return `${job.strategy.split('/').at(-1)!}, seed ${job.seed}`;
    case 'timing':
      return 'time per decision';
    case 'model':
      return `${job.family}, ${job.scenario}, seed ${job.seed}`;
    case 'own problem':
      return `${job.problem.split('/').at(-1)!}, seed ${job.seed}`;
    case 'composition':
      return `agent ${compositionName(job.composition)}, ${job.scenario}, seed ${job.seed}`;
    case 'comparison': {
      const { devices, deviceCount, energyWeight, edgeCapacity } = job.cell;
      return `all strategies, N = ${deviceCount} ${devices}, α = ${energyWeight}, F = ${edgeCapacity}, seed ${job.seed}`;
    }
  }
}
