/** A report's parts, small and of known content. */
import { lineChart, type LineChart } from '@mec/bench';
import { renderSvg } from '@mec/bench/render';
import type { Claim } from '../../src/claims/claim.js';
import type { Manifest } from '../../src/output/manifest.js';
import type { Shown } from '../../src/output/report.js';

export function claimOf(parts: Partial<Claim> = {}): Claim {
  return {
    figure: 'Fig. 4',
    claim: 'The ratio is around 0.995',
    paper: '0.995',
    measured: 0.9949,
    interval: [0.9947, 0.9951],
    quantity: 'mean ratio',
    criterion: 'between 0.993 and 0.997',
    verdict: 'holds',
    basis: 'seeds',
    deviation: 0.0003,
    ...parts,
  };
}

export function manifestOf(parts: Partial<Manifest> = {}): Manifest {
  return {
    format: 1,
    version: 'a version',
    startedAt: '2026-01-01T00:00:00.000Z',
    seconds: 60,
    options: {
      only: ['fig4'],
      seed: 1,
      seeds: 3,
      iterations: 10_000,
      out: 'results',
      quick: false,
      strategy: [],
      problem: [],
      allocator: [],
      workload: [],
      files: [],
      workers: 2,
      decisionLimit: 60,
      fresh: false,
    },
    seeds: [1, 2, 3],
    fullScale: true,
    backend: 'wasm',
    node: 'v20.20.2',
    platform: 'linux x64',
    cpu: { model: 'a processor with a name <of its own>', threads: 2, memoryGiB: 8 },
    git: null,
    versions: { vega: '6.4.0' },
    secondsPerFigure: { fig4: 1.5 },
    secondsPerRun: {},
    resumedRuns: [],
    failedRuns: [],
    origins: {},
    ...parts,
  };
}

const wave = (level: number, shift: number): { x: number; y: number; low: number; high: number }[] =>
  Array.from({ length: 200 }, (_, k) => {
    const y = level + 0.004 * Math.sin(k / 9 + shift);
    return { x: 50 * (k + 1), y, low: y - 0.01, high: Math.min(1, y + 0.004) };
  });

const x = { title: 'Iteration', domain: [0, 10_000], format: ',d' } as const;

/** A mean with its runs and its band, a guide and a marked moment. */
export const ratioChart: LineChart = {
  x,
  y: { title: 'Minimum cost / cost', includes: [1], format: '.2f' },
  series: [
    {
      name: 'mean of 3 seeds',
      color: '#1f5fb4',
      bandName: 'least to most',
      points: wave(0.98, 0),
      runs: { name: 'each seed', points: [0, 1, 2].map((shift) => wave(0.98, shift)) },
    },
  ],
  guides: [{ at: 0.98, from: 4000, label: 'paper 0.98' }],
  marks: [{ at: 5000, label: 'α = 3' }],
};

/** Two panels, and a curve that covers another. */
const comparisonChart: LineChart = {
  x,
  y: { title: 'Minimum cost / cost', includes: [1], enlargedFrom: 0.99, format: '.3f' },
  series: [
    { name: 'ALL_LOCAL', color: '#8a8a8a', points: wave(0.86, 0) },
    { name: 'ALL_OFFLOAD', color: '#d98200', points: wave(0.88, 0) },
    { name: 'CD_AVERAGE', color: '#2a8f5b', points: wave(0.88, 0), dash: [6, 5] },
    { name: 'Proposed', color: '#1f5fb4', points: wave(0.995, 0) },
  ],
  guides: [{ at: [0.84, 0.9], label: 'paper 0.84–0.90' }],
};

async function shown(id: string, label: string, chart: LineChart, parts: Partial<Shown['analysis']>): Promise<Shown> {
  return {
    experiment: { id, label, caption: `What ${label} shows, with <brackets> & signs` },
    analysis: { charts: [{ name: '', chart }], claims: [], ...parts },
    svgs: [await renderSvg(lineChart(chart))],
  };
}

/** A page with a claim of each verdict, two figures and a wide table. */
export async function sampleReport(): Promise<Shown[]> {
  return [
    await shown('fig4', 'Fig. 4', ratioChart, {
      claims: [
        claimOf(),
        claimOf({ claim: 'The ratio dips', verdict: 'fails', measured: 0.0002, interval: [-0.0003, 0.0008] }),
      ],
    }),
    await shown('fig9', 'Fig. 9', comparisonChart, {
      claims: [
        claimOf({ figure: 'Fig. 9', claim: 'Proposed is at 0.995' }),
        claimOf({ figure: 'Fig. 9', claim: 'CD_AVERAGE is low', verdict: 'undecided', reason: 'too few seeds' }),
      ],
      tables: [
        {
          title: 'Levels',
          lines: [
            ['Strategy', ...Array.from({ length: 12 }, (_, k) => `a column ${k}`)],
            ['Proposed', ...Array.from({ length: 12 }, (_, k) => `0.99${k}`)],
            ['CD / Proposed', '6.3× [5.6, 7.0]', ...Array.from({ length: 11 }, () => '1')],
          ],
          ours: [0],
        },
      ],
    }),
  ];
}
