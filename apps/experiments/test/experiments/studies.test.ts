/** The numbers that studies compute, from made-up runs whose answers can be worked out by hand. */
import { describe, expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import { SHARED_PRICES } from '../../src/cost-models/droo.js';
import type { Analysis, Experiment } from '../../src/experiments/experiment.js';
import { ablation } from '../../src/experiments/studies/ablation.js';
import { agents } from '../../src/experiments/studies/agents.js';
import { gapSeries, ratiosWithin, worstSlots, worstWindows } from '../../src/experiments/studies/compositions.js';
import { droo } from '../../src/experiments/studies/droo.js';
import { modelStudy } from '../../src/experiments/studies/model-study.js';
import type { Run, RunResult } from '../../src/jobs/job.js';
import type { ModelFamily } from '../../src/models/model-family.js';
import { slotOf } from '../../src/models/slot.js';
import { createPlan, type Plan } from '../../src/plan.js';
import type { ServerShareSpec } from '../../src/scenarios/scenario-spec.js';
import {
  BEST_COMPOSITION,
  composedAgent,
  PAPER_COMPOSITION,
  type Composition,
} from '../../src/strategies/compositions.js';
import type { NamedStrategy } from '../../src/strategies/strategy-spec.js';
import { answering, claimOf, lineOf, planOf } from './study-runs.js';

/** Whether a run is that of this composition. */
const isOf = ({ strategy }: Run, composition: Composition): boolean =>
  isDeepStrictEqual(strategy, composedAgent(composition, false));

/** A tenth of the paper's length: what is measured scales with it. */
const shortPlan = (seeds: number): Plan => createPlan({ seed: 1, seeds, iterations: 1000, quick: false });

/** A ratio per iteration of a tenth of the paper's length, by the iteration of the paper. */
const shortly = (of: (iteration: number) => number): number[] =>
  Array.from({ length: 1000 }, (_, i) => of(10 * (i + 1)));

/** A ratio per iteration. */
const through = (of: (iteration: number) => number): number[] => Array.from({ length: 10_000 }, (_, i) => of(i + 1));

describe('compositions', () => {
  const plan = planOf(1);
  const run: RunResult<'ratio' | 'acting'> = {
    name: 'AGENT',
    sense: 'minimise',
    // Two slots before 1,000 and one after it stand out, and 200 slots from 6,001 on are a little lower.
    ratio: through((i) => (i === 300 ? 0.2 : i === 5000 ? 0.7 : i > 6000 && i <= 6200 ? 0.9 : 1)),
    acting: [],
  };

  test('ratiosWithin: the iterations after the first up to the last', () => {
    const [ratios] = ratiosWithin([run], 4999, 5001, plan);
    expect(Array.from(ratios!)).toEqual([0.7, 1]);
  });

  test('worstSlots: the lowest of the slots that count', () => {
    expect(worstSlots([run], 0, plan)).toEqual([0.2]);
    expect(worstSlots([run], 1000, plan)).toEqual([0.7]);
    expect(worstSlots([run], 5000, plan)).toEqual([0.9]);
  });

  // Records of every tenth iteration: 20 of them in a row are at 0.9; the slot at 5,000 is a record, 0.3 / 20 below 1.
  test('worstWindows: the lowest mean of 20 records in a row', () => {
    expect(worstWindows([run], 1000, plan)[0]).toBeCloseTo(0.9, 12);
    const spike = { ...run, ratio: through((i) => (i === 5000 ? 0.7 : 1)) };
    expect(worstWindows([spike], 1000, plan)[0]).toBeCloseTo(1 - 0.3 / 20, 12);
    expect(worstWindows([run, spike], 1000, plan)).toHaveLength(2);
  });

  test('gapSeries: 1 - the mean over seeds, not below what counts as rounding', () => {
    const at = (ratio: number): typeof run => ({ ...run, ratio: through(() => ratio) });
    const { points } = gapSeries('x', '#000000', [at(0.9), at(0.8)]);
    expect(points.at(-1)!.x).toBe(10_000);
    expect(points.at(-1)!.y).toBeCloseTo(0.15, 12);
    expect(gapSeries('x', '#000000', [at(1)]).points[0]!.y).toBe(1e-6);
  });
});

describe('agents', () => {
  /** Seed k of six: a gap of k * size. */
  const sizes = { paper: 1e-3, best: 1e-6 };
  const scenarioOf = ({ scenario }: Run): string => {
    const { system, workload, changes } = scenario as ServerShareSpec;
    if (changes !== undefined) return changes[0]!.energyWeight === undefined ? 'switching' : 'alpha';
    if (workload.kind !== 'uniform') return workload.kind;
    return system.devices === 200 ? 'many' : 'steady';
  };
  const analyse = (change: Partial<Record<string, number>> = {}): Analysis =>
    agents.analyse(
      shortPlan(6),
      answering((run) => {
        const gap = change[scenarioOf(run)] ?? run.seed * (isOf(run, PAPER_COMPOSITION) ? sizes.paper : sizes.best);
        // From 200 to 1,000 ten times as far.
        const ratio = shortly((i) => 1 - (i <= 1000 ? 10 * gap : gap));
        return { ratio, acting: run.record.acting!.map((_, k) => 1 - gap * (k + 1)) };
      }),
    );

  test('median, lowest and highest seed', () => {
    const table = analyse().tables![0];
    const [, median, lowest, highest] = lineOf(table, 'the paper’s agent, iterations 4,000-10,000');
    expect([median, lowest, highest]).toEqual(['0.996500', '0.994000', '0.999000']);
    expect(lineOf(table, 'best composition, iterations 200-1,000').slice(1, 4)).toEqual([
      '0.999965',
      '0.999940',
      '0.999990',
    ]);
    // Until 1,000 it is ten times as far from the minimum, which does not count here.
    const worst = lineOf(table, 'best composition, worst single slot from 1,000');
    expect(worst.slice(2, 4)).toEqual(['0.999994', '0.999999']);
    // Five sizes, the last five times as far.
    expect(lineOf(table, 'trained at N = 10, acting at N = 1,000')[2]).toBe('0.999970');
  });

  test('judges the median by coin tosses over the seeds', () => {
    const { claims } = analyse();
    const paper = claims[0]!;
    expect(paper.measured).toBeCloseTo(0.9965, 9);
    expect(paper.interval[0]).toBeCloseTo(0.994, 9);
    expect(paper.interval[1]).toBeCloseTo(0.999, 9);
    expect(paper.verdict).toBe('undecided');
    expect(new Set(claims.slice(1).map(({ verdict }) => verdict))).toEqual(new Set(['holds']));
  });

  test.each([
    ['steady', 'best composition, worst single slot'],
    ['steady', 'best composition, iterations 1,000-10,000'],
    ['alpha', 'α 1 → 3 → 1'],
    ['switching', 'devices off and on'],
    ['different devices', 'different devices'],
    ['many', 'N = 200, from 1,000'],
    ['any size', 'trained at N = 5-20, acting at N = 5'],
  ])('in %s far from the minimum: fails "%s"', (scenario, words) => {
    expect(claimOf(analyse({ [scenario]: 0.05 }), words).verdict).toBe('fails');
  });
});

describe('ablation', () => {
  const gapOf = (run: Run): number => {
    if (isOf(run, BEST_COMPOSITION)) return 1e-5;
    return (run.strategy as NamedStrategy).explorer === 'perturb 1' ? 0.002 : 0.005;
  };
  const analyse = (of: (run: Run) => number): Analysis =>
    ablation.analyse(
      shortPlan(3),
      answering((run) => {
        const gap = of(run) * (1 + run.seed / 100);
        return { ratio: shortly((i) => 1 - (i <= 1000 ? 2 * gap : gap)), acting: [] };
      }),
    );

  test('the differences, in the direction that the claims say', () => {
    const { claims } = analyse(gapOf);
    // 0.005 - 0.002, and 0.005 - 0.00001, at the seeds' mean factor of 1.02.
    expect(claims[0]!.measured).toBeCloseTo(1.02 * 0.003, 9);
    expect(claims[1]!.measured).toBeCloseTo(1.02 * 0.00499, 9);
    expect(claims.map(({ verdict }) => verdict)).toEqual(['holds', 'holds']);
    const turned = analyse((run) => 0.0051 - gapOf(run));
    expect(turned.claims.map(({ verdict }) => verdict)).toEqual(['fails', 'fails']);
    // Where both are alike neither is nearer.
    expect(analyse(() => 0.001).claims.map(({ verdict }) => verdict)).toEqual(['fails', 'fails']);
  });

  test('its table: median early and late, lowest seed, worst slot', () => {
    const { tables, rows } = analyse(gapOf);
    const [, early, late, lowest, worst] = lineOf(tables![0], 'explorer: perturb 1');
    expect([early, late, lowest, worst]).toEqual(['0.99592', '0.99796', '0.99794', '0.9979']);
    const row = rows.find(
      ({ explorer, policy, seed }) => explorer === 'perturb 1' && policy === 'dense' && seed === 3,
    )!;
    expect(row.ratio_200_1000).toBeCloseTo(1 - 2 * 0.00206, 9);
    expect(row.ratio_4000_10000).toBeCloseTo(1 - 0.00206, 9);
    expect(row.worst_slot_4000_10000).toBeCloseTo(1 - 0.00206, 9);
  });
});

describe('the study of a family', () => {
  const tasks = Float64Array.of(1, 2);
  const slot = slotOf({ size: 2, observation: tasks, evaluate: () => ({ cost: 1, allocation: undefined }) }, tasks);
  const family: ModelFamily = {
    id: 'made-up',
    label: 'Made up',
    caption: 'a family',
    scenarios: {
      one: {
        title: 'One',
        deviceCount: 2,
        // Asked only who can decide it.
        slots: () => ({ name: 'slots', events: [], [Symbol.iterator]: () => [slot].values() }),
      },
    },
    expectations: [
      { claim: 'a is above 0.8', scenario: 'one', contender: 'GREEDY', criterion: { atLeast: 0.8 }, elsewhere: '0.85' },
      { claim: 'a is better than b', scenario: 'one', contender: 'GREEDY', over: 'RANDOM', criterion: { above: 0 } },
      { claim: 'b is better than a', scenario: 'one', contender: 'RANDOM', over: 'GREEDY', criterion: { above: 0 } },
    ],
  };
  const experiment: Experiment = modelStudy(family);
  const analysis = experiment.analyse(
    planOf(3),
    // In the first slot nothing can be carried out; CD misses what could be in the second.
    answering(({ strategy, seed }) => {
      const { name, tries } = strategy as NamedStrategy;
      const second =
        name === 'GREEDY' ? 0.8 + seed / 100 : name === 'CD' ? 0 : name === 'RANDOM' && tries === undefined ? 0.2 : 0.5;
      return {
        ratio: [1, second],
        cost: [Infinity, second === 0 ? Infinity : 1 / second],
        best: [Infinity, 1],
        evaluations: name === 'GREEDY' ? [1, 5] : [0, 2 * seed],
      };
    }),
  );
  const names = analysis.tables![0]!.lines.slice(1).map(([name]) => name!);

  // GREEDY's seeds: 0.905, 0.91, 0.915.
  test('means, the lowest seed, the worst slot, what was missed, evaluations', () => {
    const table = analysis.tables![0]!;
    expect(table.title).toBe('One; in 3 of 6 slots nothing can be carried out');
    expect(lineOf(table, 'GREEDY')).toEqual(['GREEDY', '0.91000', '0.90500', '0.81000', '0', '3.0']);
    expect(lineOf(table, 'RANDOM')).toEqual(['RANDOM', '0.60000', '0.60000', '0.20000', '0', '2.0']);
    expect(lineOf(table, 'CD')).toEqual(['CD', '0.50000', '0.50000', '0.00000', '3', '2.0']);
  });

  test('judges means and differences in their direction', () => {
    const [level, better, worse] = analysis.claims;
    expect(level).toMatchObject({ verdict: 'holds', paper: 'not in the paper; independent runs gave 0.85' });
    expect(level!.measured).toBeCloseTo(0.91, 12);
    expect(better!.measured).toBeCloseTo(0.31, 12);
    expect([better!.verdict, worse!.verdict]).toEqual(['holds', 'fails']);
  });

  test('its rows tell each seed', () => {
    expect(analysis.rows).toHaveLength(3 * names.length);
    const rowOf = (strategy: string): object =>
      analysis.rows.find((row) => row.seed === 2 && row.strategy === strategy)!;
    expect(rowOf('GREEDY')).toMatchObject({ worst_ratio: 0.8 + 2 / 100, not_carried_out: 0 });
    expect(rowOf('CD')).toMatchObject({ mean_ratio: 0.5, worst_ratio: 0, not_carried_out: 1 });
  });
});

describe('droo', () => {
  // The last fifth counts: all before is lower, and 20 frames in a row within it are at 0.8.
  const late = (i: number): boolean => i > 8000;
  const analysis = droo.analyse(
    planOf(6),
    answering(({ scenario: { iterations } }) => {
      // Who does not learn decides frames of the last fifth alone.
      const own = (of: (frame: number) => number): number[] => through(of).slice(-iterations);
      return {
        ratio: own((i) => (!late(i) ? 0.5 : i > 9000 && i <= 9020 ? 0.8 : 1)),
        evaluations: own((i) => (late(i) ? 5 : 1000)),
        seconds: own((i) => (late(i) ? 0.002 : 1)),
        outcomes: {},
      };
    }),
  );

  test('counts the last fifth alone, and shows its worst frames in a row', () => {
    // 1 - 20 * 0.2 / 2,000.
    expect(lineOf(analysis.tables![1], SHARED_PRICES)).toEqual([
      SHARED_PRICES,
      '0.99800',
      '0.99800',
      '0.8000',
      '5.0',
      '2.00 ms',
    ]);
  });

  test('judges the lowest window of 500 frames from 1,000 on', () => {
    const claim = claimOf(analysis, 'weights change places');
    expect(claim.measured).toBe(0.5);
    expect(claim.verdict).toBe('fails');
  });
});
