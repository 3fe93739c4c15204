/** Fig. 9: every strategy of the paper over the same problems, and those that the user adds. */
import { estimate, ratioRows, type Cluster, type Series } from '@mec/bench';
import type { Claim } from '../../claims/claim.js';
import { judgePaper } from '../../claims/judge-paper.js';
import { everyIteration, windowOf } from '../../claims/trace.js';
import { mean } from '../../mean.js';
import type { Run } from '../../jobs/job.js';
import type { Plan } from '../../plan.js';
import { paperScenario } from '../../scenarios/scenario.js';
import { AGENT_COLOR, colorOf, strategies } from '../../strategies.js';
import { isOfUser, type NamedStrategy, type StrategySpec } from '../../strategies/strategy-spec.js';
import type { Experiment, Results } from '../experiment.js';
import { agentJobs } from './agent-runs.js';
import { comparisonGuides } from './paper-values.js';
import { ratioPoints } from './ratio-figure.js';

const AGENT = 'Proposed';

/** The paper reads the agent's level "after a period of convergence"; all are read over the same iterations. */
const CONVERGED = 4000;

const OTHERS = ['ALL_LOCAL', 'ALL_OFFLOAD', 'CD_AVERAGE', AGENT] as const;

/** Of 0.84-0.90. */
const MIDDLE = 0.87;

/** One line of the figure, with one run per seed. */
interface Line {
  readonly name: string;
  readonly style: { readonly color: string; readonly dash?: readonly number[] };
  readonly runs: readonly { readonly ratio: readonly number[] }[];
}

function baselines(plan: Plan): StrategySpec[] {
  return [...Object.keys(strategies).map((name) => ({ name })), ...plan.addedStrategies];
}

/** Those of the user's may fail; the figure is drawn without them. */
function finished(plan: Plan, results: Results): StrategySpec[] {
  return baselines(plan).filter(
    (strategy) => !isOfUser(strategy) || baselineJobs(strategy, plan).every((job) => results.has(job)),
  );
}

function baselineJobs(strategy: StrategySpec, plan: Plan): Run<'ratio'>[] {
  const scenario = paperScenario('steady', plan);
  return plan.seeds.map((seed) => ({ kind: 'run', strategy, scenario, seed, record: { ratio: true } }));
}

function linesOf(plan: Plan, results: Results): Line[] {
  const others = finished(plan, results).map((strategy, place) => {
    const runs = baselineJobs(strategy, plan).map((job) => results.of(job));
    const name = isOfUser(strategy) ? runs[0]!.name : (strategy as NamedStrategy).name;
    const dash = strategies[name]?.dash;
    const style = { color: colorOf(name, place), ...(dash === undefined ? {} : { dash }) };
    return { name, style, runs };
  });
  const agentRuns = agentJobs('steady', plan).map((job) => results.of(job));
  return [...others, { name: AGENT, style: { color: AGENT_COLOR }, runs: agentRuns }];
}

/** Every line's level, those of the user's strategies included. */
function levels(lines: readonly Line[], plan: Plan): string[][] {
  return [
    ['Strategy', 'Mean', '95 % interval', 'Worst'],
    ...lines.map(({ name, runs }) => {
      const converged = runs.flatMap(({ ratio }) => ratio.slice(plan.at(CONVERGED)));
      const worst = converged.reduce((least, ratio) => Math.min(least, ratio), 1);
      const { interval } = estimate({
        clusters: runs.map(({ ratio }) => [windowOf(everyIteration(ratio), plan.at(CONVERGED), plan.iterations)]),
        statistic: ([ratios]) => mean(ratios!),
      });
      const ends = interval.map((end) => end.toFixed(5)).join(', ');
      return [name, mean(converged).toFixed(5), `[${ends}]`, worst.toFixed(5)];
    }),
  ];
}

export const fig9: Experiment = {
  id: 'fig9',
  label: 'Fig. 9',
  caption: 'Results compared with other algorithms',
  jobs: (plan) => [...agentJobs('steady', plan), ...baselines(plan).flatMap((name) => baselineJobs(name, plan))],
  canDo: (plan, results) =>
    [
      ...agentJobs('steady', plan),
      ...baselines(plan)
        .filter((each) => !isOfUser(each))
        .flatMap((each) => baselineJobs(each, plan)),
    ].every((job) => results.has(job)),
  analyse(plan, results) {
    const lines = linesOf(plan, results);
    const windows = new Map(
      lines.map(({ name, runs }) => [
        name,
        runs.map(({ ratio }) => windowOf(everyIteration(ratio), plan.at(CONVERGED), plan.iterations)),
      ]),
    );
    const sideBySide = (names: readonly string[]): Cluster[] =>
      plan.seeds.map((_, k) => names.map((name) => windows.get(name)![k]!));
    const level = (id: 'fig9 ALL_LOCAL' | 'fig9 CD_SLSQP' | 'fig9 agent', name: string): Claim =>
      judgePaper(id, plan, sideBySide([name]), ([ratios]) => mean(ratios!));
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
        level('fig9 ALL_LOCAL', 'ALL_LOCAL'),
        judgePaper('fig9 equal shares', plan, sideBySide(['ALL_OFFLOAD', 'CD_AVERAGE']), (groups) =>
          groups.map(mean).reduce((far, value) => (Math.abs(value - MIDDLE) > Math.abs(far - MIDDLE) ? value : far)),
        ),
        level('fig9 CD_SLSQP', 'CD_SLSQP'),
        level('fig9 agent', AGENT),
        judgePaper(
          'fig9 best',
          plan,
          sideBySide(['CD_SLSQP', ...OTHERS]),
          ([cd, ...rest]) => mean(cd!) - Math.max(...rest.map(mean)),
        ),
      ],
    };
  },
};
