/** Beyond the paper: frames that depend on each other, LyDROO's, decided by everyone, beside what LyDROO published. */
import { rollingWindow, type LineChart, type Row, type Series } from '@mec/bench';
import { median } from 'simple-statistics';
import { judge, type Claim } from '../../claims/claim.js';
import { everyIteration, windowOf } from '../../claims/trace.js';
import type { Criterion } from '../../claims/verdict.js';
import {
  LYDROO_COMPOSITION,
  LYDROO_PUBLISHED,
  lydrooEntrants,
  SHARED_EARNINGS,
  SHARED_QUEUES,
  STRICT_EARNINGS,
} from '../../cost-models/lydroo.js';
import type { Run } from '../../jobs/job.js';
import { mean } from '../../mean.js';
import type { Plan } from '../../plan.js';
import type { Experiment, NamedTable, Results } from '../experiment.js';
import {
  entrantOf,
  entrantRuns,
  evaluationsOf,
  namesOf,
  timeOf,
  type CostModelResult,
  type EntrantResult,
} from './entrants.js';

const LABEL = 'LyDROO';
const QUEUE = 'data queue (Mbit)';
const ENERGY = 'energy (J)';

const { frames, counted } = LYDROO_PUBLISHED;

const DEVICES = 10;

function runOf(
  { strategy, observe, energyLimit }: (typeof lydrooEntrants)[number],
  seed: number,
): Run<'ratio' | 'evaluations' | 'seconds' | 'outcomes'> {
  return {
    kind: 'run',
    strategy: strategy(DEVICES),
    scenario: {
      cost: 'queues',
      devices: DEVICES,
      observe,
      ...(energyLimit === undefined ? {} : { energyLimit }),
      iterations: frames,
    },
    seed,
    record: { ratio: true, evaluations: true, seconds: 'alone', outcomes: true },
  };
}

/** One per seed. */
function resultsOf(plan: Plan, results: Results): CostModelResult[] {
  return plan.seeds.map((seed) => ({
    entrants: lydrooEntrants.map((entrant) =>
      entrantOf(entrant.name, results.of(runOf(entrant, seed)), frames - counted),
    ),
  }));
}

/** Over the frames that count. */
const level = (run: EntrantResult, what: string): number => mean(run.outcomes[what]!.slice(frames - counted));
const ratio = (run: EntrantResult): number => mean(run.ratio.slice(frames - counted));

export const lydroo: Experiment = {
  id: 'lydroo',
  label: LABEL,
  caption:
    'Data and energy queues: mean queue and energy over the last 100 of 500 frames, beside LyDROO’s published run',
  jobs: (plan) => plan.seeds.flatMap((seed) => lydrooEntrants.map((entrant) => runOf(entrant, seed))),
  analyse(plan, results) {
    const runs = resultsOf(plan, results);
    return {
      charts: [{ name: '', chart: queueChart(runs) }],
      tables: [table(runs)],
      rows: namesOf(runs).flatMap((name) =>
        entrantRuns(runs, name).map((run, k): Row => ({
          strategy: name,
          seed: plan.seeds[k]!,
          queue_Mbit: level(run, QUEUE),
          energy_J: level(run, ENERGY),
          rate_Mbit: level(run, 'rate (Mbit)'),
          arrival_Mbit: level(run, 'arrival (Mbit)'),
          ratio_to_best_of_frame: ratio(run),
          evaluations_per_slot: run.evaluations,
          seconds_per_slot: run.seconds,
        })),
      ),
      claims: claims(runs),
    };
  },
};

function table(runs: readonly CostModelResult[]): NamedTable {
  const lines = namesOf(runs).map((name) => {
    const each = entrantRuns(runs, name);
    const queues = each.map((run) => level(run, QUEUE));
    const last = each.map((run) => mean(run.outcomes[QUEUE]!.slice(frames - counted - 100, frames - counted)));
    return [
      name,
      median(queues).toFixed(1),
      Math.max(...queues).toFixed(1),
      median(queues.map((queue, k) => queue - last[k]!)).toFixed(1),
      median(each.map((run) => level(run, ENERGY))).toFixed(4),
      median(each.map(ratio)).toFixed(4),
      evaluationsOf(each),
      timeOf(each),
    ];
  });
  const { queue, energy, source } = LYDROO_PUBLISHED;
  const heading = [
    'Strategy',
    'Mean queue, Mbit',
    'Longest seed',
    'Growth in 100 frames',
    'Mean energy, J',
    'Earned / most of its frame',
    'Evaluations per slot',
    'Processor time per slot',
  ];
  return {
    title: 'Beside LyDROO’s published run; a step of a walk counts as an evaluation',
    lines: [
      heading,
      [`LyDROO, published (${source}; its own channels)`, String(queue), '', '', String(energy), '', 'at most 10', ''],
      ...lines,
    ],
    ours: lines.map((_, k) => k + 1),
  };
}

function queueChart(runs: readonly CostModelResult[]): LineChart {
  const colors = {
    [LYDROO_COMPOSITION]: '#8a8a8a',
    [SHARED_QUEUES]: '#d98200',
    [SHARED_EARNINGS]: '#1f5fb4',
    GREEDY: '#2a8f5b',
    MINIMUM: '#111111',
  };
  const series = Object.entries(colors).map(([name, color]): Series => {
    const each = entrantRuns(runs, name).map((run) => rollingWindow(run.outcomes[QUEUE]!, 20).mean);
    const points = Array.from({ length: frames }, (_, k) => ({ x: k + 1, y: mean(each.map((queue) => queue[k]!)) }));
    return { name, color, points };
  });
  return {
    x: { title: 'Frame', domain: [0, frames], format: ',d' },
    y: { title: 'Mean data queue, Mbit (mean of 20 frames)' },
    series,
    guides: [{ at: LYDROO_PUBLISHED.queue, label: 'published' }],
  };
}

function claims(runs: readonly CostModelResult[]): Claim[] {
  const { queue, energy, energyLimit } = LYDROO_PUBLISHED;
  const levelOf = (name: string, what: string, claim: string, published: string, criterion: Criterion): Claim =>
    judge({
      figure: LABEL,
      claim,
      paper: published,
      quantity: `mean ${what}, last 100 of 500 frames`,
      clusters: entrantRuns(runs, name).map((run) => [
        windowOf(everyIteration(run.outcomes[what]!), frames - counted, frames),
      ]),
      statistic: ([values]) => mean(values!),
      criterion,
    });
  return [
    levelOf(
      STRICT_EARNINGS,
      QUEUE,
      'The shared agent with earnings and a stricter limit has queues no longer than LyDROO’s',
      `${queue} Mbit`,
      {
        atMost: queue,
      },
    ),
    levelOf(STRICT_EARNINGS, ENERGY, 'and spends no more energy', `${energy} J`, { atMost: energy }),
    levelOf(SHARED_EARNINGS, QUEUE, 'At LyDROO’s own limit its queues are no longer either', `${queue} Mbit`, {
      atMost: queue,
    }),
    levelOf(SHARED_EARNINGS, ENERGY, 'and its energy is within 1 % of the limit', `limit ${energyLimit} J`, {
      atMost: 1.01 * energyLimit,
    }),
    judge({
      figure: LABEL,
      claim: 'Shown the same numbers, the shared agent has shorter queues than LyDROO’s composition',
      paper: 'no figure published',
      quantity: 'mean queue of LyDROO’s composition - of the shared agent with h, Q and Y, Mbit',
      clusters: runs.map((run) =>
        [LYDROO_COMPOSITION, SHARED_QUEUES].map((name) =>
          windowOf(everyIteration(entrantRuns([run], name)[0]!.outcomes[QUEUE]!), frames - counted, frames),
        ),
      ),
      statistic: ([theirs, ours]) => mean(theirs!) - mean(ours!),
      criterion: { above: 0 },
    }),
  ];
}
