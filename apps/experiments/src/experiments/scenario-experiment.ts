/** Any strategies over any scenario: a figure of how near the best known cost each is, a table with intervals, and limits judged. */
import {
  compareRuns,
  estimate,
  recorded,
  RECORD_EVERY,
  rollingWindow,
  strategyRows,
  type LineChart,
  type Point,
  type Row,
  type StrategyRun,
} from '@mec/bench';
import { judge, type Claim } from '../claims/claim.js';
import { everyIteration, windowOf } from '../claims/trace.js';
import type { Criterion } from '../claims/verdict.js';
import type { Run, RunResult } from '../jobs/job.js';
import { mean } from '../mean.js';
import type { ScenarioSpec } from '../scenarios/scenario-spec.js';
import type { StrategySpec } from '../strategies/strategy-spec.js';
import type { Analysis, Experiment, Results } from './experiment.js';

export interface ScenarioExperimentOptions {
  readonly id: string;
  readonly label: string;
  readonly caption: string;
  readonly scenario: ScenarioSpec;
  readonly lines: readonly ScenarioLine[];
  /** Iterations left out of the table and of what is judged, while learners learn. */
  readonly from: number;
  /** What is drawn: distances from the best known cost, losses of those that learn. Default `ratio`. */
  readonly draw?: readonly ('ratio' | 'loss')[];
  readonly limits?: readonly Limit[];
  readonly seeds: readonly number[];
}

export interface ScenarioLine {
  /** By default the strategy's own name. */
  readonly name?: string;
  readonly strategy: StrategySpec;
}

/** What the mean ratio of a strategy should be. */
interface Limit {
  /** The line's name. */
  readonly strategy: string;
  readonly criterion: Criterion;
  /** What is said elsewhere, in words. */
  readonly published?: string;
}

type LineRun = Run<'cost' | 'best' | 'evaluations' | 'outcomes' | 'losses' | 'lossIterations'>;

/** One line with its runs, one per seed. */
interface Drawn {
  readonly name: string;
  readonly runs: readonly StrategyRun[];
}

const COLORS = [
  '#1f5fb4',
  '#d98200',
  '#2a8f5b',
  '#a3234f',
  '#6b3fa0',
  '#8a8a8a',
  '#00838f',
  '#7a5c00',
  '#d0417e',
  '#111111',
  '#5aa7e0',
];

export function scenarioExperiment(options: ScenarioExperimentOptions): Experiment {
  const { id, label, caption, scenario, lines, from, draw = ['ratio'], limits = [], seeds } = options;
  const runOf = (strategy: StrategySpec, seed: number): LineRun => ({
    kind: 'run',
    strategy,
    scenario,
    seed,
    record: { cost: true, best: true, evaluations: true, outcomes: true, losses: true, lossIterations: true },
  });
  return {
    id,
    label,
    caption,
    jobs: () => lines.flatMap(({ strategy }) => seeds.map((seed) => runOf(strategy, seed))),
    // A strategy that failed with one seed is compared with none.
    canDo: (_plan, results) => lines.some(({ strategy }) => seeds.every((seed) => results.has(runOf(strategy, seed)))),
    analyse(_plan, results): Analysis {
      const whole = lines.filter(({ strategy }) => seeds.every((seed) => results.has(runOf(strategy, seed))));
      const drawn = compared(whole, seeds, (strategy, seed) => runOf(strategy, seed), results);
      return {
        charts: draw.flatMap((what, k) => {
          const name = k === 0 ? '' : what;
          if (what === 'ratio') return [{ name, chart: distanceChart(drawn, scenario.iterations) }];
          const learners = whole.flatMap(({ strategy }, line): Learner[] => {
            const runs = seeds.map((seed) => results.of(runOf(strategy, seed)));
            return runs[0]!.losses.length === 0 ? [] : [{ name: drawn[line]!.name, runs }];
          });
          // Nobody has learned yet in a run that is too short.
          return learners.length === 0 ? [] : [{ name, chart: lossChart(learners, scenario.iterations) }];
        }),
        tables: [{ title: caption, lines: table(drawn, from) }],
        rows: seeds.flatMap((seed, k) =>
          strategyRows(namedRuns(drawn, k), { from }).map((row): Row => ({ seed, ...row })),
        ),
        // Of one that failed, the failure is all there is to say.
        claims: limits.flatMap((limit) => {
          const line = drawn.find(({ name }) => name === limit.strategy);
          return line === undefined ? [] : [claimOf(label, limit, line, from)];
        }),
      };
    },
  };
}

function compared(
  lines: readonly ScenarioLine[],
  seeds: readonly number[],
  runOf: (strategy: StrategySpec, seed: number) => LineRun,
  results: Results,
): Drawn[] {
  const bySeed = seeds.map((seed) =>
    compareRuns(
      lines.map(({ strategy }) => {
        const { name, ...run } = results.of(runOf(strategy, seed));
        return { strategy: name, ...run };
      }),
    ),
  );
  return lines.map(({ name }, k) => ({
    name: name ?? bySeed[0]![k]!.strategy,
    runs: bySeed.map((runs) => runs[k]!),
  }));
}

function namedRuns(drawn: readonly Drawn[], seed: number): StrategyRun[] {
  return drawn.map(({ name, runs }) => ({ ...runs[seed]!, strategy: name }));
}

/** Of a run: ratios to the best known cost, or gaps over their scale where the signs of costs are mixed. */
function distances({ comparison, ratio, gap, scale }: StrategyRun): Float64Array {
  return comparison === 'ratio' ? ratio : gap.map((value) => value / scale);
}

/** The mean of the last 20 records, averaged over the seeds; the band goes from the lowest seed to the highest. */
function distanceChart(drawn: readonly Drawn[], iterations: number): LineChart {
  const series = drawn.map(({ name, runs }, k) => {
    const windows = runs.map((run) => rollingWindow(recorded(distances(run))).mean);
    const points = Array.from({ length: windows[0]!.length }, (_, record): Point => {
      const values = windows.map((window) => window[record]!);
      const x = (record + 1) * RECORD_EVERY;
      return runs.length === 1
        ? { x, y: values[0]! }
        : { x, y: mean(values), low: Math.min(...values), high: Math.max(...values) };
    });
    return { name, color: COLORS[k % COLORS.length]!, points };
  });
  const ratios = drawn[0]!.runs.every(({ comparison }) => comparison === 'ratio');
  return {
    x: { title: 'Iteration', domain: [0, iterations], format: ',d' },
    y: ratios
      ? { title: 'Best known cost / cost', includes: [1], format: '.2f' }
      : { title: '(Cost - best known) / mean size of the best known' },
    series,
  };
}

/** One who learns, with one run per seed. */
interface Learner {
  readonly name: string;
  readonly runs: readonly Pick<RunResult<'losses' | 'lossIterations'>, 'losses' | 'lossIterations'>[];
}

/** The loss of each training step, averaged over the seeds. */
function lossChart(learners: readonly Learner[], iterations: number): LineChart {
  const series = learners.map(({ name, runs }, k) => {
    const steps = Math.min(...runs.map(({ losses }) => losses.length));
    const points = Array.from({ length: steps }, (_, step): Point => ({
      x: runs[0]!.lossIterations[step]!,
      y: mean(runs.map(({ losses }) => losses[step]!)),
    }));
    return { name, color: COLORS[k % COLORS.length]!, points };
  });
  return {
    x: { title: 'Iteration', domain: [0, iterations], format: ',d' },
    y: { title: 'Training loss (mean cross entropy)', scale: 'log' },
    series,
  };
}

/** Means over the seeds, with an interval of the first column. */
function table(drawn: readonly Drawn[], from: number): string[][] {
  const [first] = drawn[0]!.runs as [StrategyRun];
  const ratios = drawn[0]!.runs.every(({ comparison }) => comparison === 'ratio');
  const rates = first.sense === 'maximise';
  const outcomes = Object.keys(first.outcomes);
  const heading = [
    'Strategy',
    ratios ? 'Best known cost / cost' : 'Relative gap',
    '95 % interval',
    'Worst slot',
    rates ? 'Mean rate' : 'Mean cost',
    'Not carried out',
    'Evaluations per slot',
    ...outcomes.map((outcome) => `Mean ${outcome}`),
  ];
  return [
    heading,
    ...drawn.map(({ name, runs }) => {
      const late = runs.map((run) => distances(run).slice(from));
      const { value, interval } = estimate({
        clusters: runs.map((run) => [windowOf(everyIteration(distances(run)), from, run.cost.length)]),
        statistic: ([values]) => mean(values!),
      });
      const costs = runs.flatMap((run) => [...run.cost.slice(from)].filter((cost) => cost < Infinity));
      const worst = late.map((values) => values.reduce((a, b) => (ratios ? Math.min(a, b) : Math.max(a, b))));
      return [
        name,
        value.toFixed(5),
        `[${interval.map((end) => end.toFixed(5)).join(', ')}]`,
        (ratios ? Math.min(...worst) : Math.max(...worst)).toFixed(5),
        ((rates ? -1 : 1) * mean(costs)).toPrecision(5),
        String(runs.reduce((sum, run) => sum + run.cost.length - from, 0) - costs.length),
        mean(runs.map((run) => mean(run.evaluations.slice(from)))).toFixed(1),
        ...outcomes.map((outcome) => mean(runs.map((run) => mean(run.outcomes[outcome]!.slice(from)))).toPrecision(5)),
      ];
    }),
  ];
}

function claimOf(label: string, { strategy, criterion, published }: Limit, { runs }: Drawn, from: number): Claim {
  return judge({
    figure: label,
    claim: `${strategy} keeps its limits`,
    paper: published ?? 'set by the experiment',
    quantity: `mean of best known cost / cost from iteration ${from} on`,
    clusters: runs.map((run) => [windowOf(everyIteration(run.ratio), from, run.cost.length)]),
    statistic: ([values]) => mean(values!),
    criterion,
  });
}
