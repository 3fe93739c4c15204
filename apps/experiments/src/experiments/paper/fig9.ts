/** Fig. 9: every strategy of the paper over the same problems, and those that the user adds. */
import { ratioRows, type Series } from '@mec/bench';
import { everyIteration, judge, windowOf, type Criterion } from '../../claims/claim.js';
import { mean } from '../../mean.js';
import type { BaselineJob } from '../../jobs/job.js';
import type { Plan } from '../../plan.js';
import { AGENT_COLOR, colorOf, strategies } from '../../strategies.js';
import type { Experiment, Results } from '../experiment.js';
import { agentJobs } from './agent-runs.js';
import { comparisonGuides } from './paper-values.js';
import { ratioPoints } from './ratio-figure.js';

const AGENT = 'Proposed';

/** The paper reads the agent's level "after a period of convergence"; all are read over the same iterations. */
const CONVERGED = 4000;

const LEVELS: readonly { strategy: string; paper: string; criterion: Criterion }[] = [
  { strategy: 'ALL_LOCAL', paper: '0.84-0.90', criterion: { atLeast: 0.84, atMost: 0.9 } },
  { strategy: 'ALL_OFFLOAD', paper: '0.84-0.90', criterion: { atLeast: 0.84, atMost: 0.9 } },
  { strategy: 'CD_AVERAGE', paper: '0.84-0.90', criterion: { atLeast: 0.84, atMost: 0.9 } },
  { strategy: 'CD_SLSQP', paper: '0.998', criterion: { atLeast: 0.9965, atMost: 0.9995 } },
  { strategy: AGENT, paper: '0.995', criterion: { atLeast: 0.993, atMost: 0.997 } },
];

/** One line of the figure, with one run per seed. */
interface Line {
  readonly name: string;
  readonly style: { readonly color: string; readonly dash?: readonly number[] };
  readonly runs: readonly { readonly ratio: readonly number[] }[];
}

function baselines(plan: Plan): string[] {
  return [...Object.keys(strategies), ...plan.addedStrategies];
}

function baselineJobs(strategy: string, plan: Plan): BaselineJob[] {
  return plan.seeds.map((seed) => ({ kind: 'baseline', strategy, seed }));
}

function linesOf(plan: Plan, results: Results): Line[] {
  const others = baselines(plan).map((strategy, place) => {
    const runs = baselineJobs(strategy, plan).map((job) => results.of(job));
    const dash = strategies[strategy]?.dash;
    const style = { color: colorOf(strategy, place), ...(dash === undefined ? {} : { dash }) };
    return { name: strategy in strategies ? strategy : runs[0]!.name, style, runs };
  });
  const agentRuns = agentJobs('steady', plan).map((job) => results.of(job));
  return [...others, { name: AGENT, style: { color: AGENT_COLOR }, runs: agentRuns }];
}

/** Every line's level, those of the user's strategies included. */
function levels(lines: readonly Line[], plan: Plan): string[][] {
  return [
    ['Strategy', 'Mean', 'Worst'],
    ...lines.map(({ name, runs }) => {
      const converged = runs.flatMap(({ ratio }) => ratio.slice(plan.at(CONVERGED)));
      const worst = converged.reduce((least, ratio) => Math.min(least, ratio), 1);
      return [name, mean(converged).toFixed(5), worst.toFixed(5)];
    }),
  ];
}

export const fig9: Experiment = {
  id: 'fig9',
  label: 'Fig. 9',
  caption: 'Results compared with other algorithms',
  jobs: (plan) => [...agentJobs('steady', plan), ...baselines(plan).flatMap((name) => baselineJobs(name, plan))],
  analyse(plan, results) {
    const lines = linesOf(plan, results);
    const windows = new Map(
      lines.map(({ name, runs }) => [
        name,
        runs.map(({ ratio }) => windowOf(everyIteration(ratio), plan.at(CONVERGED), plan.iterations)),
      ]),
    );
    const paperStrategies = LEVELS.map(({ strategy }) => strategy);
    const others = paperStrategies.filter((name) => name !== 'CD_SLSQP');
    return {
      charts: [
        {
          name: '',
          chart: {
            x: { title: 'Iteration', domain: [0, plan.iterations], format: ',d' },
            // Most of the paper's claims are about the last hundredth.
            y: { title: 'Minimum cost / cost', includes: [1], enlargedFrom: 0.99, format: '.3f' },
            series: lines.map(({ name, style, runs }): Series => ({
              name,
              ...style,
              points: ratioPoints(runs).map(({ x, y }) => ({ x, y })),
            })),
            guides: comparisonGuides(plan),
            height: 320,
          },
        },
      ],
      tables: [{ title: 'Minimum cost / cost, iterations 4,000-10,000', lines: levels(lines, plan) }],
      rows: plan.seeds.flatMap((seed, k) => {
        const runs = lines.map(({ name, runs }) => ({ strategy: name, ratio: runs[k]!.ratio }));
        return ratioRows(runs).map((row) => ({ seed, ...row }));
      }),
      claims: [
        ...LEVELS.map(({ strategy, paper, criterion }) =>
          judge({
            figure: 'Fig. 9',
            claim: `${strategy} is at ${paper}`,
            paper,
            quantity: 'mean ratio of iterations 4,000-10,000',
            clusters: windows.get(strategy)!.map((group) => [group]),
            statistic: ([group]) => mean(group!),
            criterion,
          }),
        ),
        judge({
          figure: 'Fig. 9',
          claim: 'CD_SLSQP is the closest to 1',
          paper: 'performs best',
          quantity: 'mean ratio of CD_SLSQP - of the best other strategy of the paper',
          clusters: plan.seeds.map((_, k) => ['CD_SLSQP', ...others].map((name) => windows.get(name)![k]!)),
          statistic: ([cd, ...rest]) => mean(cd!) - Math.max(...rest.map(mean)),
          criterion: { atLeast: 0 },
        }),
      ],
    };
  },
};
