/** The numbers of the study of baselines, from made-up runs whose answers can be worked out by hand. */
import { describe, expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import type { Analysis } from '../../src/experiments/experiment.js';
import { baselines } from '../../src/experiments/studies/baselines.js';
import type { ContenderResult } from '../../src/experiments/studies/comparison.js';
import type { GridCell } from '../../src/experiments/studies/grid.js';
import { recommendations } from '../../src/experiments/studies/recommendations.js';
import type { Recordings, Run } from '../../src/jobs/job.js';
import type { Cell } from '../../src/scenarios/cell.js';
import { contenders, strategyOf } from '../../src/strategies/contenders.js';
import { answering, claimOf, lineOf, planOf } from './study-runs.js';

const four = (ratio: number): number[] => [ratio, ratio, ratio, ratio];

/** A contender with a ratio and times of its own. */
const contender = (name: string, own: Partial<ContenderResult>): ContenderResult => ({
  name,
  ratio: [0.9, 0.9, 0.8, 0.8],
  median: 1e-6,
  p99: 2e-6,
  ...own,
});

/** Which contender a run is of. */
const contenderOf = ({ strategy, scenario }: Run): string =>
  contenders.find((each) => isDeepStrictEqual(strategyOf(each, { warmup: scenario.warmup!.slots } as Cell), strategy))!
    .name;

describe('baselines', () => {
  const expected: Record<string, number> = {
    GREEDY: 1,
    CLOCK_AUCTION: 0.998,
    GAME_TOLL: 0.998,
    GAME_SELFISH: 0.955,
    GAME_EQUAL: 0.882,
  };
  const analyse = (
    of: (name: string, seed: number) => Partial<ContenderResult>,
    more: Partial<Recordings> = {},
  ): Analysis =>
    baselines.analyse(
      planOf(2, true),
      answering((run) => {
        const { seed, record, scenario } = run;
        if (record.anarchy === true) return { anarchy: { mean: 1 + seed / 10, worst: 2 + seed } };
        const name = contenderOf(run);
        const { ratio, median, p99, ...extras } = contender(name, of(name, seed));
        return { ratio, seconds: [median, p99, median, p99, median], extras, proved: scenario.iterations, ...more };
      }),
    );
  const asExpected = (name: string): Partial<ContenderResult> =>
    name in expected ? { ratio: four(expected[name]!) } : {};

  test('the table at the paper’s parameters: mean, interquartile mean, worst slot, times, messages', () => {
    const analysis = analyse((name, seed) =>
      name === 'GREEDY'
        ? {
            ratio: seed === 1 ? [1, 0.9, 0.8, 0.1] : [1, 1, 1, 1],
            median: 1.5e-6,
            p99: 20e-6,
            rounds: 2,
            messages: 3.25,
            tableSize: 1234,
          }
        : {},
    );
    const line = lineOf(analysis.tables![0], 'GREEDY').slice(2);
    // Of eight values the middle four are 0.9, 1, 1, 1; times are those of the first seed.
    expect(line).toEqual(['0.85000', '0.97500', '0.10000', '1.5', '20', '2.0', '3.3', '1,234']);
  });

  test('the price of anarchy: the mean over the seeds, and the worst of all', () => {
    expect(lineOf(analyse(asExpected).tables![1], 'GAME_EQUAL').slice(1)).toEqual(['1.1500', '4.0000']);
  });

  test('the grid: means by number and kind of devices, and the gap that is drawn', () => {
    const analysis = analyse((name, seed) => (name === 'LR' ? { ratio: four(seed === 1 ? 0.5 : 0.7) } : {}));
    expect(lineOf(analysis.tables![2], 'LR').slice(1)).toEqual(['0.6000', '0.6000']);
    const drawn = JSON.stringify(analysis.charts[1]!.chart);
    expect(drawn).toContain('"LR"');
    // 1 - 0.6, but for rounding.
    expect(drawn).toMatch(/0\.(4|39999)/);
  });

  test('holds what independent runs gave, and fails what is off by more than the tolerance', () => {
    const near = analyse(asExpected);
    expect(near.claims.map(({ verdict }) => verdict)).toEqual(near.claims.map(() => 'holds'));
    const off = analyse((name) => (name in expected ? { ratio: four(expected[name]! - 0.02) } : {}));
    expect(off.claims.slice(0, -1).map(({ verdict }) => verdict)).toEqual(Object.keys(expected).map(() => 'fails'));
    // GREEDY cannot be too near; the games can.
    const above = analyse((name) => (name in expected ? { ratio: four(Math.min(1, expected[name]! + 0.01)) } : {}));
    const verdictOf = (words: string): string => claimOf(above, words).verdict;
    expect([verdictOf('GREEDY'), verdictOf('GAME_SELFISH'), verdictOf('GAME_EQUAL')]).toEqual([
      'holds',
      'fails',
      'fails',
    ]);
  });

  test('says which share of the slots is proved', () => {
    const some = analyse(asExpected, { proved: 5 });
    const claim = claimOf(some, 'proved');
    expect(claim.measured).toBeLessThan(1);
    expect(claim.verdict).toBe('fails');
  });
});

describe('recommendations', () => {
  const cell: Cell = {
    deviceCount: 5,
    energyWeight: 1,
    edgeCapacity: 30,
    devices: 'equal',
    warmup: 1,
    slots: 2,
    complete: false,
  };
  const gridOf = (of: (name: string) => Partial<ContenderResult>): GridCell[] => [
    { cell, runs: [{ proved: 2, contenders: contenders.map(({ name }) => contender(name, of(name))), anarchy: [] }] },
  ];
  const choices = (of: (name: string) => Partial<ContenderResult>): readonly string[] =>
    recommendations(gridOf((name) => ({ ratio: [0.5], p99: 5e-3, ...of(name) }))).lines[1]!.slice(1);

  test('takes the best of those fast enough: slower ones only where more time is allowed', () => {
    const of = (name: string): Partial<ContenderResult> =>
      ({
        GREEDY: { ratio: [0.9], p99: 5e-6 },
        EXACT: { ratio: [1], p99: 5e-5 },
        GENETIC: { ratio: [0.95], p99: 1e-3 },
      })[name] ?? {};
    expect(choices(of)).toEqual(['GREEDY (0.9000)', 'EXACT (1.0000)', 'EXACT (1.0000)', 'EXACT (1.0000)']);
  });

  test('takes the faster of two that are equally good', () => {
    const of = (name: string): Partial<ContenderResult> =>
      ({ GREEDY: { ratio: [0.9], p99: 5e-6 }, EXACT: { ratio: [0.9 + 5e-7], p99: 8e-6 } })[name] ?? {};
    expect(choices(of)[0]).toBe('GREEDY (0.9000)');
    const apart = (name: string): Partial<ContenderResult> =>
      ({ GREEDY: { ratio: [0.9], p99: 5e-6 }, EXACT: { ratio: [0.90001], p99: 8e-6 } })[name] ?? {};
    expect(choices(apart)[0]).toBe('EXACT (0.9000)');
  });

  test('says where nothing is fast enough', () => {
    expect(choices(() => ({}))).toEqual(['none', 'none', 'none', expect.stringContaining('(0.5000)')]);
  });
});
