/** Fig. 9: every strategy of the paper over the same problems. */
import { ratioRows, type Series } from '@mec/bench';
import { everyIteration, judge, mean, windowOf, type Criterion } from '../claims/claim.js';
import type { BaselineJob, BaselineName } from '../jobs/job.js';
import type { Plan } from '../plan.js';
import { AGENT_COLOR, BASELINE_COLORS } from './colors.js';
import type { Experiment, Results } from './experiment.js';
import { agentJobs } from './loss-figure.js';
import { ratioPoints } from './ratio-figure.js';

const BASELINES: readonly BaselineName[] = ['ALL_LOCAL', 'ALL_OFFLOAD', 'CD_AVERAGE', 'CD_SLSQP'];
const AGENT = 'Proposed (DRL + SLSQP)';

/** The paper reads the agent's level "after a period of convergence"; all are read over the same iterations. */
const CONVERGED = 4000;

const LEVELS: readonly { strategy: string; paper: string; criterion: Criterion }[] = [
  { strategy: 'ALL_LOCAL', paper: '0.84-0.90', criterion: { atLeast: 0.84, atMost: 0.9 } },
  { strategy: 'ALL_OFFLOAD', paper: '0.84-0.90', criterion: { atLeast: 0.84, atMost: 0.9 } },
  { strategy: 'CD_AVERAGE', paper: '0.84-0.90', criterion: { atLeast: 0.84, atMost: 0.9 } },
  { strategy: 'CD_SLSQP', paper: '0.998', criterion: { atLeast: 0.9965, atMost: 0.9995 } },
  { strategy: AGENT, paper: '0.995', criterion: { atLeast: 0.993, atMost: 0.997 } },
];

function baselineJobs(strategy: BaselineName, plan: Plan): BaselineJob[] {
  return plan.seeds.map((seed) => ({ kind: 'baseline', strategy, seed }));
}

/** Each strategy's ratios, one run per seed. */
function ratios(
  plan: Plan,
  results: Results,
): { strategy: string; color: string; runs: { ratio: readonly number[] }[] }[] {
  return [
    ...BASELINES.map((strategy) => ({
      strategy,
      color: BASELINE_COLORS[strategy],
      runs: baselineJobs(strategy, plan).map((job) => results.of(job)),
    })),
    { strategy: AGENT, color: AGENT_COLOR, runs: agentJobs('steady', plan).map((job) => results.of(job)) },
  ];
}

export const fig9: Experiment = {
  id: 'fig9',
  label: 'Fig. 9',
  caption: 'Results compared with other algorithms',
  jobs: (plan) => [...agentJobs('steady', plan), ...BASELINES.flatMap((strategy) => baselineJobs(strategy, plan))],
  analyse(plan, results) {
    const strategies = ratios(plan, results);
    const converged = (strategy: string): Float64Array[] =>
      strategies
        .find((entry) => entry.strategy === strategy)!
        .runs.map(({ ratio }) => windowOf(everyIteration(ratio), plan.at(CONVERGED), plan.iterations));
    const names = strategies.map(({ strategy }) => strategy);
    const windows = new Map(names.map((name) => [name, converged(name)]));
    const others = names.filter((name) => name !== 'CD_SLSQP');
    return {
      chart: {
        x: { title: 'Iteration', domain: [0, plan.iterations], format: ',d' },
        y: { title: 'Minimum cost / cost', domain: [0.8, 1], format: '.2f' },
        series: strategies.map(({ strategy, color, runs }): Series => ({
          name: strategy,
          color,
          points: ratioPoints(runs),
        })),
      },
      rows: plan.seeds.flatMap((seed, k) => {
        const runs = strategies.map(({ strategy, runs }) => {
          const ratio = Float64Array.from(runs[k]!.ratio);
          return { strategy, ratio, cost: ratio };
        });
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
          quantity: 'mean ratio of CD_SLSQP - of the best other strategy',
          clusters: plan.seeds.map((_, k) => ['CD_SLSQP', ...others].map((name) => windows.get(name)![k]!)),
          statistic: ([cd, ...rest]) => mean(cd!) - Math.max(...rest.map(mean)),
          criterion: { atLeast: 0 },
        }),
      ],
    };
  },
};
