/** The study of a family of cost models: in each scenario every strategy for any cost, with what it took to get there. */
import type { Row } from '@mec/bench';
import { judge, type Claim } from '../../claims/claim.js';
import type { ModelContenderResult, ModelJob, ModelResult } from '../../jobs/job.js';
import { mean } from '../../mean.js';
import type { Expectation, ModelFamily } from '../../models/model-family.js';
import type { Plan } from '../../plan.js';
import type { Experiment, NamedTable, Results } from '../experiment.js';

export function modelStudy(family: ModelFamily): Experiment {
  const { id, label, caption, scenarios } = family;
  const names = Object.keys(scenarios);
  const jobsOf = (scenario: string, plan: Plan): ModelJob[] =>
    plan.seeds.map((seed) => ({ kind: 'model', family: id, scenario, seed }));
  return {
    id,
    label,
    caption,
    jobs: (plan) => names.flatMap((scenario) => jobsOf(scenario, plan)),
    analyse(plan, results) {
      const runsOf = (scenario: string): ModelResult[] => jobsOf(scenario, plan).map((job) => results.of(job));
      return {
        charts: [],
        tables: names.map((scenario) => tableOf(scenarios[scenario]!.title, runsOf(scenario))),
        rows: names.flatMap((scenario) => rowsOf(scenario, plan, results, jobsOf(scenario, plan))),
        claims: family.expectations.map((expectation) => claimOf(label, expectation, runsOf(expectation.scenario))),
      };
    },
  };
}

const ratio = (value: number): string => value.toFixed(5);

/** One contender's results over the seeds. */
function resultsOf(name: string, runs: readonly ModelResult[]): ModelContenderResult[] {
  return runs.map(({ contenders }) => contenders.find((contender) => contender.name === name)!);
}

function tableOf(title: string, runs: readonly ModelResult[]): NamedTable {
  const infeasible = runs.reduce((sum, run) => sum + run.infeasible, 0);
  const slots = runs.reduce((sum, { contenders }) => sum + contenders[0]!.ratio.length, 0);
  const none = infeasible === 0 ? '' : `; in ${infeasible} of ${slots} slots nothing can be carried out`;
  const lines = runs[0]!.contenders.map(({ name }) => {
    const results = resultsOf(name, runs);
    const ratios = results.map((result) => result.ratio);
    return [
      name,
      ratio(mean(ratios.flat())),
      ratio(Math.min(...ratios.map(mean))),
      ratio(Math.min(...ratios.flat())),
      String(results.reduce((sum, { missed }) => sum + missed, 0)),
      mean(results.map(({ evaluations }) => evaluations)).toFixed(1),
    ];
  });
  const heading = ['Strategy', 'Mean ratio', 'Lowest seed', 'Worst slot', 'Not carried out', 'Evaluations a slot'];
  return { title: `${title}${none}`, lines: [heading, ...lines] };
}

function rowsOf(scenario: string, plan: Plan, results: Results, jobs: readonly ModelJob[]): Row[] {
  return jobs.flatMap((job, k) =>
    results.of(job).contenders.map((contender) => ({
      scenario,
      seed: plan.seeds[k]!,
      strategy: contender.name,
      mean_ratio: mean(contender.ratio),
      worst_ratio: Math.min(...contender.ratio),
      not_carried_out: contender.missed,
      evaluations_per_slot: contender.evaluations,
    })),
  );
}

function claimOf(figure: string, expectation: Expectation, runs: readonly ModelResult[]): Claim {
  const { claim, contender, over, criterion, elsewhere } = expectation;
  const own = resultsOf(contender, runs);
  const others = over === undefined ? [] : resultsOf(over, runs);
  return judge({
    figure,
    claim,
    paper: elsewhere === undefined ? 'not in the paper' : `not in the paper; independent runs gave ${elsewhere}`,
    quantity: over === undefined ? `mean ratio of ${contender}` : `mean ratio of ${contender} - of ${over}`,
    clusters: own.map((result, k) => (over === undefined ? [result.ratio] : [result.ratio, others[k]!.ratio])),
    statistic: ([one, other]) => mean(one!) - (other === undefined ? 0 : mean(other)),
    criterion,
  });
}
