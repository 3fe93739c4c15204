/** Beyond the paper: its reference problem, DROO's, decided by everyone, beside what DROO published. */
import { medianOverRuns, rollingWindow, type LineChart, type Row } from '@mec/bench';
import { median } from 'simple-statistics';
import { DROO_COMPOSITION, DROO_PUBLISHED, drooEntrants, SHARED_GAINS, SHARED_PRICES } from '../../cost-models/droo.js';
import type { Run } from '../../jobs/job.js';
import { judge, judgeEstimate, type Claim } from '../../claims/claim.js';
import { everyIteration, windowOf } from '../../claims/trace.js';
import { mean } from '../../mean.js';
import type { Plan } from '../../plan.js';
import type { Experiment, NamedTable, Results } from '../experiment.js';
import { GAP_TITLE, gapSeries } from './compositions.js';
import {
  entrantOf,
  entrantRuns,
  evaluationsOf,
  namesOf,
  timeOf,
  type CostModelResult,
  type EntrantResult,
} from './entrants.js';

const LABEL = 'DROO';
const SIZES = [10, 20, 30];
/** N of the published program's run, and of the run in which the weights change. */
const PUBLISHED_SIZE = 10;
/** Frames of a window, of the paper's 10,000, and where windows begin to count. */
const WINDOW = 500;
const WINDOWS_FROM = 1000;
/** Frames in a row, of whose means the table shows the worst. */
const TOGETHER = 20;

/** The frames that count begin here, of the paper's 10,000: the last fifth, as in DROO. */
const COUNTED_FROM = 8000;
/** Frames that those decide who do not learn. */
const SAMPLE = { full: 400, quick: 40 } as const;
/** Frames from one change of the weights to the next, of the paper's 10,000. */
const PERIOD = 2000;

type Entrant = (typeof drooEntrants)[number];

/** Where the weights change only two agents run. */
function entrantsOf(devices: number, weightsChange: boolean): Entrant[] {
  return drooEntrants.filter(
    ({ name, upTo }) =>
      devices <= (upTo ?? Infinity) && (!weightsChange || name === DROO_COMPOSITION || name === SHARED_PRICES),
  );
}

/** Those that do not learn decide only frames that count. */
function runOf(
  { strategy, observe, learns }: Entrant,
  devices: number,
  weightsChange: boolean,
  seed: number,
  plan: Plan,
): Run<'ratio' | 'evaluations' | 'seconds' | 'outcomes'> {
  const from = plan.at(COUNTED_FROM);
  const sample = Math.min(plan.iterations - from, plan.quick ? SAMPLE.quick : SAMPLE.full);
  return {
    kind: 'run',
    strategy: strategy(devices),
    scenario: {
      cost: 'wireless powered',
      devices,
      observe,
      ...(weightsChange ? { weightsPeriod: plan.at(PERIOD) } : {}),
      ...(learns === true
        ? { iterations: plan.iterations }
        : { iterations: sample, warmup: { slots: from, decided: 0 } }),
    },
    seed,
    record: { ratio: true, evaluations: true, seconds: 'alone', outcomes: true },
  };
}

function jobsOf(plan: Plan, devices: number, weightsChange = false): Run[] {
  return plan.seeds.flatMap((seed) =>
    entrantsOf(devices, weightsChange).map((entrant) => runOf(entrant, devices, weightsChange, seed, plan)),
  );
}

/** One per seed. */
function resultsAt(plan: Plan, results: Results, devices: number, weightsChange = false): CostModelResult[] {
  return plan.seeds.map((seed) => ({
    entrants: entrantsOf(devices, weightsChange).map((entrant) => {
      const run = results.of(runOf(entrant, devices, weightsChange, seed, plan));
      return entrantOf(entrant.name, run, entrant.learns === true ? plan.at(COUNTED_FROM) : 0);
    }),
  }));
}

export const droo: Experiment = {
  id: 'droo',
  label: LABEL,
  caption: 'Wireless-powered frames: rate / highest rate and processor time, beside DROO’s published figures',
  jobs: (plan) => [...SIZES.flatMap((size) => jobsOf(plan, size)), ...jobsOf(plan, PUBLISHED_SIZE, true)],
  analyse(plan, results) {
    const runsAt = (size: number, weightsChange = false): CostModelResult[] =>
      resultsAt(plan, results, size, weightsChange);
    return {
      charts: [{ name: '', chart: gapChart(plan, runsAt(PUBLISHED_SIZE)) }],
      tables: [publishedTable(plan, results), ...SIZES.map((size) => sizeTable(plan, size, runsAt(size)))],
      rows: SIZES.flatMap((size) =>
        namesOf(runsAt(size)).flatMap((name) =>
          entrantRuns(runsAt(size), name).map((run, k): Row => ({
            devices: size,
            strategy: name,
            seed: plan.seeds[k]!,
            ratio: mean(counted(run, plan)),
            evaluations_per_slot: run.evaluations,
            seconds_per_slot: run.seconds,
          })),
        ),
      ),
      claims: claims(plan, runsAt),
    };
  },
};

/** The ratios of the frames that count; who does not learn decided only such frames. */
function counted({ ratio }: EntrantResult, plan: Plan): Float64Array {
  const from = ratio.length === plan.iterations ? plan.at(COUNTED_FROM) : 0;
  return windowOf(everyIteration(ratio), from, ratio.length);
}

function sizeTable(plan: Plan, size: number, runs: readonly CostModelResult[]): NamedTable {
  const lines = namesOf(runs).map((name) => {
    const each = entrantRuns(runs, name);
    const levels = each.map((run) => mean(counted(run, plan)));
    const worst = Math.min(...each.map((run) => lowestMean(counted(run, plan), TOGETHER)));
    return [
      name,
      median(levels).toFixed(5),
      Math.min(...levels).toFixed(5),
      worst.toFixed(4),
      evaluationsOf(each),
      timeOf(each),
    ];
  });
  const heading = [
    'Strategy',
    'Ratio',
    'Lowest seed',
    `Worst ${TOGETHER} frames in a row`,
    'Evaluations per slot',
    'Processor time per slot',
  ];
  return {
    title: `N = ${size}: rate / proved highest rate, last fifth of the frames; a step of a walk counts as an evaluation`,
    lines: [heading, ...lines],
  };
}

function publishedTable(plan: Plan, results: Results): NamedTable {
  const { ratio, seconds, program, secondsAtThirty, paper } = DROO_PUBLISHED;
  const here = (size: number, name: string): string[] => {
    const each = entrantRuns(resultsAt(plan, results, size), name);
    return [
      `${name}, here`,
      String(size),
      median(each.map((run) => mean(counted(run, plan)))).toFixed(4),
      timeOf(each),
    ];
  };
  const lines = [
    ['Who', 'N', 'Rate / highest', 'Processor time per frame'],
    [`DROO’s program (${program})`, String(PUBLISHED_SIZE), ratio.toFixed(4), `${seconds * 1000} ms`],
    here(10, DROO_COMPOSITION),
    here(10, SHARED_GAINS),
    here(10, SHARED_PRICES),
    [`DROO (${paper})`, '30', 'near-optimal', `< ${secondsAtThirty * 1000} ms`],
    here(30, DROO_COMPOSITION),
    here(30, SHARED_PRICES),
  ];
  return { title: 'Beside DROO’s published figures', lines, ours: [1, 2, 3, 5, 6] };
}

function gapChart(plan: Plan, runs: readonly CostModelResult[]): LineChart {
  const colors = { [DROO_COMPOSITION]: '#8a8a8a', [SHARED_GAINS]: '#d98200', [SHARED_PRICES]: '#1f5fb4' };
  return {
    x: { title: 'Frame', domain: [0, plan.iterations], format: ',d' },
    y: { title: GAP_TITLE, scale: 'log', format: '.1~e' },
    series: Object.entries(colors).map(([name, color]) => gapSeries(name, color, entrantRuns(runs, name))),
    guides: [{ at: 1 - DROO_PUBLISHED.ratio, label: 'DROO’s program' }],
  };
}

/** The lowest mean of so many values in a row. */
function lowestMean(values: ArrayLike<number>, count: number): number {
  const { mean: means } = rollingWindow(values, count);
  return Math.min(...means.slice(Math.min(count, means.length) - 1));
}

/** The lowest mean of a window of frames, windows following each other. */
function lowestWindow({ ratio }: EntrantResult, plan: Plan): number {
  const size = Math.max(1, plan.at(WINDOW));
  const means: number[] = [];
  for (let k = plan.at(WINDOWS_FROM); k + size <= ratio.length; k += size) means.push(mean(ratio.slice(k, k + size)));
  return Math.min(...means);
}

function claims(plan: Plan, runsAt: (size: number, weightsChange?: boolean) => CostModelResult[]): Claim[] {
  const ratioOf = (size: number, name: string, atLeast: number, claim: string, published: string): Claim =>
    judge({
      figure: LABEL,
      claim,
      paper: published,
      quantity: `mean of rate / highest rate over the last fifth, N = ${size}`,
      clusters: entrantRuns(runsAt(size), name).map((run) => [counted(run, plan)]),
      statistic: ([ratio]) => mean(ratio!),
      criterion: { atLeast },
    });
  const atTen = entrantRuns(runsAt(PUBLISHED_SIZE), DROO_COMPOSITION);
  return [
    ratioOf(
      10,
      DROO_COMPOSITION,
      DROO_PUBLISHED.ratio,
      'DROO’s composition here is as near the optimum as DROO’s program',
      `${DROO_PUBLISHED.ratio}`,
    ),
    ...SIZES.map((size) =>
      ratioOf(
        size,
        SHARED_PRICES,
        0.9999,
        `The shared agent with prices is at the optimum at N = ${size}`,
        'not published',
      ),
    ),
    judge({
      figure: LABEL,
      claim: 'A frame of DROO’s composition, learning included, takes less time here than in DROO’s program',
      paper: `${DROO_PUBLISHED.seconds * 1000} ms`,
      quantity: 'mean ms of processor time per frame, N = 10',
      clusters: atTen.map(({ seconds }) => [[seconds]]),
      statistic: ([seconds]) => 1000 * mean(seconds!),
      criterion: { atMost: 1000 * DROO_PUBLISHED.seconds },
    }),
    judgeEstimate(
      {
        figure: LABEL,
        claim: 'The shared agent with prices stays at the optimum where weights change places every so often',
        paper: 'no figure published',
        quantity: `lowest mean of ${WINDOW} frames from ${WINDOWS_FROM} on, median over the seeds, N = 10`,
        criterion: { atLeast: 0.9998 },
      },
      medianOverRuns({
        values: entrantRuns(runsAt(PUBLISHED_SIZE, true), SHARED_PRICES).map((run) => lowestWindow(run, plan)),
      }),
    ),
  ];
}
