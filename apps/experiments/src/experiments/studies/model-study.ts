/** The study of a family of cost models: in each scenario every strategy for any cost, with what it took to get there. */
import type { Row } from '@mec/bench';
import { judge, type Claim } from '../../claims/claim.js';
import type { Run } from '../../jobs/job.js';
import { mean } from '../../mean.js';
import { modelContenders, type ModelContender } from '../../models/model-contenders.js';
import type { Expectation, ModelFamily } from '../../models/model-family.js';
import type { Plan } from '../../plan.js';
import type { Experiment, NamedTable, Results } from '../experiment.js';

/** Slots of a run at full scale, and those of them, the last, that count. */
const SLOTS = 5000;
const COUNTED = 500;

/** One scenario with one seed, against the minimum of every slot that counts. */
interface ModelResult {
  readonly contenders: readonly ModelContenderResult[];
  /** Slots in which no decision can be carried out. */
  readonly infeasible: number;
}

interface ModelContenderResult {
  readonly name: string;
  /** Minimum cost / cost, one per slot that counts; 0 where the decision cannot be carried out and another can. */
  readonly ratio: readonly number[];
  /** Slots in which the decision cannot be carried out and another can. */
  readonly missed: number;
  /** Costs asked for in a slot, on average. */
  readonly evaluations: number;
}

type ModelRun = Run<'ratio' | 'cost' | 'best' | 'evaluations'>;

/** @param decided - how many of the slots before those that count are decided: all by those that learn. */
function runOf(
  family: string,
  scenario: string,
  { strategy, learns }: ModelContender,
  seed: number,
  plan: Plan,
): ModelRun {
  const iterations = plan.at(COUNTED);
  const slots = plan.at(SLOTS) - iterations;
  return {
    kind: 'run',
    strategy,
    scenario: {
      cost: 'model',
      family,
      name: scenario,
      iterations,
      warmup: { slots, decided: learns === true ? slots : 0 },
    },
    seed,
    record: { ratio: true, cost: true, best: true, evaluations: true },
  };
}

export function modelStudy(family: ModelFamily): Experiment {
  const { id, label, caption, scenarios } = family;
  const names = Object.keys(scenarios);
  const fitting = new Map(names.map((name) => [name, modelContenders(scenarios[name]!)]));
  const runsWith = (scenario: string, seed: number, plan: Plan): ModelRun[] =>
    fitting.get(scenario)!.map((contender) => runOf(id, scenario, contender, seed, plan));
  return {
    id,
    label,
    caption,
    jobs: (plan) => names.flatMap((scenario) => plan.seeds.flatMap((seed) => runsWith(scenario, seed, plan))),
    analyse(plan, results) {
      const runsOf = (scenario: string): ModelResult[] =>
        plan.seeds.map((seed) => {
          const contenders = fitting.get(scenario)!.map(({ name }) => name);
          return side(contenders, runsWith(scenario, seed, plan), results);
        });
      return {
        charts: [],
        tables: names.map((scenario) => tableOf(scenarios[scenario]!.title, runsOf(scenario))),
        rows: names.flatMap((scenario) => rowsOf(scenario, plan, runsOf(scenario))),
        claims: family.expectations.map((expectation) => claimOf(label, expectation, runsOf(expectation.scenario))),
      };
    },
  };
}

/** The contenders of one scenario and seed side by side. */
function side(names: readonly string[], runs: readonly ModelRun[], results: Results): ModelResult {
  const done = runs.map((run) => results.of(run));
  return {
    contenders: done.map(({ ratio, cost, evaluations }, k) => ({
      name: names[k]!,
      ratio,
      missed: cost.filter((value, slot) => value === Infinity && ratio[slot] === 0).length,
      evaluations: mean(evaluations),
    })),
    infeasible: done[0]!.best.filter((value) => value === Infinity).length,
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

function rowsOf(scenario: string, plan: Plan, runs: readonly ModelResult[]): Row[] {
  return runs.flatMap(({ contenders }, k) =>
    contenders.map((contender) => ({
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
