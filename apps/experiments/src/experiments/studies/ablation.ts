/** Which part of the agent does what: one exchanged at a time, around the paper's composition and around the best. */
import type { LineChart, Row, Series } from '@mec/bench';
import { median } from 'simple-statistics';
import { judge, type Claim } from '../../claims/claim.js';
import { mean } from '../../mean.js';
import type { Plan } from '../../plan.js';
import {
  AXES,
  BEST_COMPOSITION,
  compositionName,
  PAPER_COMPOSITION,
  type Composition,
} from '../../strategies/compositions.js';
import type { Experiment, NamedTable, Results } from '../experiment.js';
import {
  compositionJobs,
  compositionRuns,
  type CompositionResult,
  GAP_TITLE,
  gapSeries,
  ratiosWithin,
  worstSlots,
} from './compositions.js';

const LABEL = 'Ablation';

type Axis = keyof Composition;

const BASES: readonly { readonly name: string; readonly composition: Composition }[] = [
  { name: 'the paper’s agent', composition: PAPER_COMPOSITION },
  { name: 'the best composition', composition: BEST_COMPOSITION },
];

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
];

/** The compositions along one axis. */
function along(axis: Axis, base: Composition): Composition[] {
  return AXES[axis].map((choice) => ({ ...base, [axis]: choice }));
}

function everyComposition(): Composition[] {
  const all = BASES.flatMap(({ composition }) =>
    (Object.keys(AXES) as Axis[]).flatMap((axis) => along(axis, composition)),
  );
  return [...new Map(all.map((composition) => [compositionName(composition), composition])).values()];
}

export const ablation: Experiment = {
  id: 'ablation',
  label: LABEL,
  caption: 'Policy, explorer, memory and training exchanged one at a time',
  jobs: (plan) => everyComposition().flatMap((composition) => compositionJobs(composition, 'steady', plan)),
  analyse(plan, results) {
    const runsOf = (composition: Composition): CompositionResult[] =>
      compositionRuns(compositionJobs(composition, 'steady', plan), results);
    return {
      charts: BASES.flatMap(({ composition }, k) =>
        (Object.keys(AXES) as Axis[]).map((axis) => ({
          name: `${k === 0 ? 'paper' : 'best'}-${axis}`,
          chart: axisChart(axis, composition, plan, runsOf),
        })),
      ),
      tables: BASES.map(({ name, composition }) => tableAround(name, composition, plan, runsOf)),
      rows: everyComposition().flatMap((composition) => {
        const runs = runsOf(composition);
        return runs.map((run, k): Row => ({
          ...composition,
          seed: plan.seeds[k]!,
          ratio_200_1000: mean(ratiosWithin([run], 200, 1000, plan)[0]!),
          ratio_4000_10000: mean(ratiosWithin([run], 4000, 10_000, plan)[0]!),
          worst_slot_4000_10000: worstSlots([run], 4000, plan)[0]!,
        }));
      }),
      claims: claims(plan, results),
    };
  },
};

function axisChart(
  axis: Axis,
  base: Composition,
  plan: Plan,
  runsOf: (composition: Composition) => CompositionResult[],
): LineChart {
  return {
    x: { title: 'Iteration', domain: [0, plan.iterations], format: ',d' },
    y: { title: GAP_TITLE, scale: 'log', format: '.1~e' },
    series: along(axis, base).map((composition, k): Series =>
      gapSeries(composition[axis], COLORS[k]!, runsOf(composition)),
    ),
  };
}

function tableAround(
  name: string,
  base: Composition,
  plan: Plan,
  runsOf: (composition: Composition) => CompositionResult[],
): NamedTable {
  const lines = (Object.keys(AXES) as Axis[]).flatMap((axis) =>
    along(axis, base).map((composition) => {
      const runs = runsOf(composition);
      const early = ratiosWithin(runs, 200, 1000, plan).map(mean);
      const late = ratiosWithin(runs, 4000, 10_000, plan).map(mean);
      const mark = composition[axis] === base[axis] ? ' (base)' : '';
      return [
        `${axis}: ${composition[axis]}${mark}`,
        median(early).toFixed(5),
        median(late).toFixed(5),
        Math.min(...late).toFixed(5),
        Math.min(...worstSlots(runs, 4000, plan)).toFixed(4),
      ];
    }),
  );
  const heading = ['Exchanged', '200-1,000', '4,000-10,000', 'Lowest seed', 'Worst slot from 4,000'];
  return { title: `Around ${name} (${compositionName(base)})`, lines: [heading, ...lines] };
}

/** What the design holds of c, measured: 4 explores, 1 refines. */
function claims(plan: Plan, results: Results): Claim[] {
  const refined: Composition = { ...PAPER_COMPOSITION, explorer: 'perturb 1' };
  const late = (composition: Composition): Float64Array[] =>
    ratiosWithin(compositionRuns(compositionJobs(composition, 'steady', plan), results), 4000, 10_000, plan);
  const [four, one, best] = [late(PAPER_COMPOSITION), late(refined), late(BEST_COMPOSITION)];
  return [
    judge({
      figure: LABEL,
      claim: 'In the paper’s agent, disturbing one device refines more than disturbing four',
      paper: 'not in the paper, which disturbs four',
      quantity: 'mean ratio of iterations 4,000-10,000 with c = 1 - with c = 4',
      clusters: plan.seeds.map((_, k) => [one[k]!, four[k]!]),
      statistic: ([a, b]) => mean(a!) - mean(b!),
      criterion: { above: 0 },
    }),
    judge({
      figure: LABEL,
      claim: 'The best composition comes nearer to the minimum than the paper’s',
      paper: 'not in the paper',
      quantity: 'mean ratio of iterations 4,000-10,000, best - paper’s',
      clusters: plan.seeds.map((_, k) => [best[k]!, four[k]!]),
      statistic: ([a, b]) => mean(a!) - mean(b!),
      criterion: { above: 0 },
    }),
  ];
}
