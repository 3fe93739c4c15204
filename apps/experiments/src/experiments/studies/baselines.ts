/** Beyond the paper: every family that its introduction names, against the certified minimum of every slot. */
import {
  interquartileMean,
  performanceProfileLines,
  performanceProfiles,
  type LineChart,
  type Series,
} from '@mec/bench';
import { judge, type Claim } from '../../claims/claim.js';
import type { Criterion } from '../../claims/verdict.js';
import { mean } from '../../mean.js';
import type { Plan } from '../../plan.js';
import { cellName, gridCells, paperCell, type Cell } from '../../scenarios/cell.js';
import { contenders } from '../../strategies/contenders.js';
import type { Analysis, Experiment, Results } from '../experiment.js';
import { comparisonJobs, comparisonResult, type ComparisonResult } from './comparison.js';
import { groupsOf, meanRatio, measured, type GridCell } from './grid.js';
import { recommendations } from './recommendations.js';

const LABEL = 'Baselines';

/** What independent runs gave at the paper's parameters. */
const EXPECTED: readonly { strategy: string; ratio: number; tolerance: number }[] = [
  { strategy: 'GREEDY', ratio: 1, tolerance: 1e-9 },
  { strategy: 'CLOCK_AUCTION', ratio: 0.998, tolerance: 0.0025 },
  { strategy: 'GAME_TOLL', ratio: 0.998, tolerance: 0.0025 },
  { strategy: 'GAME_SELFISH', ratio: 0.955, tolerance: 0.005 },
  { strategy: 'GAME_EQUAL', ratio: 0.882, tolerance: 0.005 },
];

/** Those drawn: one of a family, or two where the difference is the point. More lines cannot be told apart. */
const DRAWN: Readonly<Record<string, string>> = {
  EXACT: '#111111',
  'AGENT, from scratch': '#1f5fb4',
  'AGENT, trained at N = 10': '#5aa7e0',
  GREEDY: '#2a8f5b',
  'CD, closed form': '#a3234f',
  LR: '#00838f',
  CLOCK_AUCTION: '#d98200',
  GAME_TOLL: '#6b3fa0',
  GAME_SELFISH: '#8a8a8a',
  Q_LEARNING: '#d0417e',
  GENETIC: '#7a5c00',
};

function cellsOf(plan: Plan): Cell[] {
  return [paperCell(plan.quick), ...gridCells(plan.quick)];
}

export const baselines: Experiment = {
  id: 'baselines',
  label: LABEL,
  caption: 'Every strategy against the proved minimum, at the paper’s parameters and over a grid',
  jobs: (plan) => plan.seeds.flatMap((seed) => cellsOf(plan).flatMap((cell) => comparisonJobs(cell, seed))),
  analyse(plan, results): Analysis {
    const runsOf = (cell: Cell): ComparisonResult[] => plan.seeds.map((seed) => comparisonResult(cell, seed, results));
    const paper = paperCell(plan.quick);
    const grid = gridCells(plan.quick).map((cell) => ({ cell, runs: runsOf(cell) }));
    return {
      charts: [
        { name: 'profile', chart: profileChart(grid.flatMap(({ runs }) => runs)) },
        { name: 'gap', chart: gapChart(grid) },
      ],
      tables: [
        { title: 'At the paper’s parameters', lines: paperTable(runsOf(paper)) },
        {
          title: 'Price of anarchy at the paper’s parameters, worst equilibrium / optimum',
          lines: anarchyTable(runsOf(paper)),
        },
        { title: 'Mean ratio over the grid, by N and kind of devices', lines: gridTable(grid) },
        recommendations(grid),
      ],
      rows: cellsOf(plan).flatMap((cell) =>
        plan.seeds.flatMap((seed) =>
          comparisonResult(cell, seed, results).contenders.map((contender) => ({
            cell: cellName(cell),
            devices: cell.devices,
            N: cell.deviceCount,
            alpha: cell.energyWeight,
            capacity_MBps: cell.edgeCapacity,
            seed,
            strategy: contender.name,
            mean_ratio: mean(contender.ratio),
            iqm_ratio: interquartileMean(contender.ratio),
            worst_ratio: Math.min(...contender.ratio),
            median_s: contender.median,
            p99_s: contender.p99,
            rounds: contender.rounds ?? '',
            messages: contender.messages ?? '',
            table_size: contender.tableSize ?? '',
          })),
        ),
      ),
      claims: [...expectedClaims(runsOf(paper)), provedClaim(plan, results)],
    };
  },
};

const ratio = (value: number): string => value.toFixed(5);
const micro = (seconds: number): string => {
  const value = seconds * 1e6;
  return value >= 10 ? value.toFixed(0) : value.toFixed(1);
};

function paperTable(runs: readonly ComparisonResult[]): string[][] {
  const heading = [
    'Strategy',
    'Family',
    'Mean',
    'IQM',
    'Worst slot',
    'Median µs',
    'p99 µs',
    'Rounds',
    'Messages',
    'Table',
  ];
  const lines = contenders.map(({ name, family }) => {
    const { ratios, median, p99, rounds, messages, tableSize } = measured(name, runs)!;
    const all = ratios.flat();
    return [
      name,
      family,
      ratio(mean(all)),
      ratio(interquartileMean(all)),
      ratio(Math.min(...all)),
      micro(median),
      micro(p99),
      rounds?.toFixed(1) ?? '–',
      messages?.toFixed(1) ?? '–',
      tableSize?.toLocaleString('en') ?? '–',
    ];
  });
  return [heading, ...lines];
}

function anarchyTable(runs: readonly ComparisonResult[]): string[][] {
  const rules = runs[0]!.anarchy.map(({ rule }, k) => {
    const prices = runs.map(({ anarchy }) => anarchy[k]!);
    return [
      rule,
      mean(prices.map((price) => price.mean)).toFixed(4),
      Math.max(...prices.map(({ worst }) => worst)).toFixed(4),
    ];
  });
  return [['Rule', 'Mean', 'Worst slot'], ...rules];
}

function gridTable(grid: readonly GridCell[]): string[][] {
  const groups = groupsOf(grid);
  const names = contenders.filter(({ paperOnly }) => paperOnly !== true).map(({ name }) => name);
  return [
    ['Strategy', ...groups.map(({ devices, deviceCount }) => `${devices}, N = ${deviceCount}`)],
    ...names.map((name) => [name, ...groups.map(({ cells }) => meanRatio(name, cells).toFixed(4))]),
  ];
}

/** Cost over the minimum: one problem per slot of the whole grid. */
function profileChart(runs: readonly ComparisonResult[]): LineChart {
  const measures = Object.keys(DRAWN).map((name) => ({
    solver: name,
    values: measured(name, runs)!
      .ratios.flat()
      .map((value) => 1 / value),
  }));
  return performanceProfileLines(performanceProfiles(measures), {
    colors: Object.values(DRAWN),
    limit: 1.25,
    titles: { x: 'Cost / minimum cost, τ', y: 'Share of slots within τ' },
  });
}

/** How much is lost, 1 - ratio, against N; what is lost nowhere is left out, since a log axis has no 0. */
function gapChart(grid: readonly GridCell[]): LineChart {
  const groups = groupsOf(grid).filter(({ devices }) => devices === 'different');
  const series = Object.entries(DRAWN).flatMap(([name, color]): Series[] => {
    const points = groups.map(({ deviceCount, cells }) => ({ x: deviceCount, y: 1 - meanRatio(name, cells) }));
    return points.every(({ y }) => y > 1e-9) ? [{ name, color, points }] : [];
  });
  const counts = groups.map(({ deviceCount }) => deviceCount);
  return {
    x: {
      title: 'Number of devices N (different devices)',
      scale: 'log',
      domain: [Math.min(...counts), Math.max(...counts, 6)],
    },
    y: { title: '1 - minimum cost / cost', scale: 'log', format: '.1~e' },
    series,
  };
}

function expectedClaims(runs: readonly ComparisonResult[]): Claim[] {
  return EXPECTED.map(({ strategy, ratio: expected, tolerance }) => {
    const criterion: Criterion = { atLeast: Number((expected - tolerance).toFixed(9)), atMost: expected + tolerance };
    return judge({
      figure: LABEL,
      claim: `${strategy} is at ${expected}`,
      paper: `not in the paper; independent runs gave ${expected}`,
      quantity: 'mean ratio at the paper’s parameters',
      clusters: measured(strategy, runs)!.ratios.map((group) => [group]),
      statistic: ([ratios]) => mean(ratios!),
      criterion: expected === 1 ? { atLeast: criterion.atLeast! } : criterion,
    });
  });
}

function provedClaim(plan: Plan, results: Results): Claim {
  return judge({
    figure: LABEL,
    claim: 'The minimum of every slot is proved',
    paper: 'not in the paper',
    quantity: 'share of slots with a proved minimum',
    clusters: plan.seeds.map((seed) => [
      cellsOf(plan).map((cell) => comparisonResult(cell, seed, results).proved / cell.slots),
    ]),
    statistic: ([shares]) => mean(shares!),
    criterion: { atLeast: 1 },
  });
}
