/** Beyond the paper: how near the minimum an agent of better parts comes, where the environment changes, and at any N. */
import { medianOverRuns, type Row } from '@mec/bench';
import { median } from 'simple-statistics';
import { judgeEstimate, type Claim } from '../../claims/claim.js';
import type { Criterion } from '../../claims/verdict.js';
import { mean } from '../../mean.js';
import type { Plan } from '../../plan.js';
import { BEST_COMPOSITION, compositionName, PAPER_COMPOSITION } from '../../strategies/compositions.js';
import type { Experiment, Results } from '../experiment.js';
import {
  ACTING_SIZES,
  compositionJobs,
  compositionRuns,
  GAP_TITLE,
  gapSeries,
  ratiosWithin,
  worstSlots,
  worstWindows,
} from './compositions.js';

const LABEL = 'Agents';

/** The runs of this study, by what they show. */
function runsBy(plan: Plan) {
  return {
    paper: compositionJobs(PAPER_COMPOSITION, 'steady', plan),
    best: compositionJobs(BEST_COMPOSITION, 'steady', plan, true),
    anySize: compositionJobs(BEST_COMPOSITION, 'any size', plan, true),
    alpha: compositionJobs(BEST_COMPOSITION, 'alpha', plan),
    switching: compositionJobs(BEST_COMPOSITION, 'switching', plan),
    different: compositionJobs(BEST_COMPOSITION, 'different', plan),
    many: compositionJobs(BEST_COMPOSITION, 'many', plan),
  };
}

/** One line of the study: a number per seed, and the limits that its median should keep. */
interface Line {
  readonly what: string;
  /** Per seed; the number is its mean. */
  readonly groups: readonly ArrayLike<number>[];
  readonly criterion: Criterion;
}

function linesOf(plan: Plan, results: Results): Line[] {
  const jobs = runsBy(plan);
  const paper = compositionRuns(jobs.paper, results);
  const best = compositionRuns(jobs.best, results);
  const anySize = compositionRuns(jobs.anySize, results);
  const different = compositionRuns(jobs.different, results);
  const single = (values: readonly number[]): number[][] => values.map((value) => [value]);
  const acting = (runs: typeof best, trained: string): Line[] =>
    ACTING_SIZES.map((size, k) => ({
      what: `trained at ${trained}, acting at N = ${size.toLocaleString('en')}`,
      groups: single(runs.map((run) => run.acting[k]!)),
      criterion: { atLeast: 0.998 },
    }));
  return [
    {
      what: 'the paper’s agent, iterations 4,000-10,000',
      groups: ratiosWithin(paper, 4000, 10_000, plan),
      criterion: { atLeast: 0.994, atMost: 0.997 },
    },
    {
      what: 'best composition, iterations 200-1,000',
      groups: ratiosWithin(best, 200, 1000, plan),
      criterion: { atLeast: 0.9995 },
    },
    {
      what: 'best composition, iterations 1,000-10,000',
      groups: ratiosWithin(best, 1000, 10_000, plan),
      criterion: { atLeast: 0.99995 },
    },
    {
      what: 'best composition, worst single slot from 1,000',
      groups: single(worstSlots(best, 1000, plan)),
      criterion: { atLeast: 0.998 },
    },
    {
      what: 'α 1 → 3 → 1: lowest mean of 20 records from 1,000',
      groups: single(worstWindows(compositionRuns(jobs.alpha, results), 1000, plan)),
      criterion: { atLeast: 0.999 },
    },
    {
      what: 'devices off and on: lowest mean of 20 records from 1,000',
      groups: single(worstWindows(compositionRuns(jobs.switching, results), 1000, plan)),
      criterion: { atLeast: 0.999 },
    },
    {
      what: 'different devices in every slot, from 1,000',
      groups: ratiosWithin(different, 1000, 10_000, plan),
      criterion: { atLeast: 0.9998 },
    },
    {
      what: 'learning from scratch at N = 200, from 1,000',
      groups: ratiosWithin(compositionRuns(jobs.many, results), 1000, 10_000, plan),
      criterion: { atLeast: 0.998 },
    },
    ...acting(best, 'N = 10'),
    ...acting(anySize, 'N = 5-20'),
  ];
}

export const agents: Experiment = {
  id: 'agents',
  label: LABEL,
  caption: `An agent of better parts (${compositionName(BEST_COMPOSITION)}) beside the paper’s`,
  jobs: (plan) => Object.values(runsBy(plan)).flat(),
  analyse(plan, results) {
    const lines = linesOf(plan, results);
    const jobs = runsBy(plan);
    return {
      charts: [
        {
          name: '',
          chart: {
            x: { title: 'Iteration', domain: [0, plan.iterations], format: ',d' },
            y: { title: GAP_TITLE, scale: 'log', format: '.1~e' },
            // Those that meet the same slots until the first change lie upon each other until then.
            series: [
              gapSeries('paper’s agent', '#8a8a8a', compositionRuns(jobs.paper, results)),
              gapSeries('best', '#1f5fb4', compositionRuns(jobs.best, results)),
              gapSeries('best, α changing', '#a3234f', compositionRuns(jobs.alpha, results), [8, 8]),
              gapSeries('best, devices switching', '#d98200', compositionRuns(jobs.switching, results), [2, 6]),
              gapSeries('best, different devices', '#2a8f5b', compositionRuns(jobs.different, results)),
              gapSeries('best, N = 200', '#6b3fa0', compositionRuns(jobs.many, results)),
            ],
          },
        },
      ],
      tables: [{ title: '', lines: table(lines) }],
      rows: lines.flatMap(({ what, groups }) =>
        groups.map((group, k): Row => ({ what, seed: plan.seeds[k]!, ratio: mean(group) })),
      ),
      claims: lines.map(claimOf),
    };
  },
};

function table(lines: readonly Line[]): string[][] {
  const heading = ['Ratio', 'Median', 'Lowest seed', 'Highest seed', 'Aim'];
  return [
    heading,
    ...lines.map(({ what, groups, criterion }) => {
      const values = groups.map(mean);
      const aim =
        criterion.atMost === undefined ? `≥ ${criterion.atLeast}` : `${criterion.atLeast}-${criterion.atMost}`;
      return [what, ...[median(values), Math.min(...values), Math.max(...values)].map((v) => v.toFixed(6)), aim];
    }),
  ];
}

/** The median over the seeds is what is aimed at. */
function claimOf({ what, groups, criterion }: Line): Claim {
  return judgeEstimate(
    {
      figure: LABEL,
      claim: what,
      paper: 'not in the paper',
      quantity: 'median over the seeds of the ratio',
      criterion,
    },
    medianOverRuns({ values: groups.map(mean) }),
  );
}
