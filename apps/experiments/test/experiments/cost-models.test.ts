import { describe, expect, test } from '@jest/globals';
import type { Claim } from '../../src/claims/claim.js';
import { LYDROO_PUBLISHED } from '../../src/cost-models/lydroo.js';
import type { Experiment, Results } from '../../src/experiments/experiment.js';
import { droo } from '../../src/experiments/studies/droo.js';
import { lydroo } from '../../src/experiments/studies/lydroo.js';
import { executeRun } from '../../src/jobs/execute-run.js';
import { jobKey, runsAlone, type Job, type Run, type RunResult } from '../../src/jobs/job.js';
import { createPlan } from '../../src/plan.js';
import type { NamedStrategy } from '../../src/strategies/strategy-spec.js';

// As few seeds as a median's interval takes.
const plan = createPlan({ seed: 1, seeds: 6, iterations: 200, quick: true });

type EntrantRun = RunResult<'ratio' | 'evaluations' | 'seconds' | 'outcomes'>;

/** A run with what came of it. */
interface Done {
  readonly run: Run;
  readonly result: EntrantRun;
}

/** Every run of the experiment with the first seed, once. */
async function carriedOut(experiment: Experiment): Promise<Done[]> {
  const done: Done[] = [];
  for (const run of (experiment.jobs(plan) as Run[]).filter(({ seed }) => seed === 1)) {
    let share = 0;
    const result = (await executeRun(run, (slots, of) => (share = slots / of))) as EntrantRun;
    expect(share).toBe(1);
    done.push({ run, result });
  }
  return done;
}

/** The first seed's runs for every seed, changed or as they are: so all vary by nothing. */
function resultsOf(all: readonly Done[], change: (result: EntrantRun) => EntrantRun = (result) => result): Results {
  const known = new Map(all.map(({ run, result }) => [jobKey(run), change(result)]));
  const keyOf = (job: Job): string => jobKey({ ...job, seed: 1 });
  return { has: (job) => known.has(keyOf(job)), of: (job) => known.get(keyOf(job)) as never };
}

const nameOf = ({ strategy }: Run): string => (strategy as NamedStrategy).name;
const verdictsOf = (claims: readonly Claim[]): string[] => claims.map(({ verdict }) => verdict);

describe('droo', () => {
  test('measures everyone against the proved highest rate, and judges by what was measured', async () => {
    const all = await carriedOut(droo);
    expect(all.map(({ run }) => nameOf(run))).toEqual(
      expect.arrayContaining(['GREEDY', 'ENUMERATION', 'PRICE_RULE', 'MINIMUM']),
    );
    for (const { run, result } of all) {
      const { ratio, evaluations, seconds } = result;
      expect(Math.max(...ratio)).toBeLessThanOrEqual(1);
      expect(Math.min(...ratio)).toBeGreaterThan(0);
      const least = ['MINIMUM', 'ENUMERATION'].includes(nameOf(run));
      if (least) ratio.forEach((value) => expect(value).toBeCloseTo(1, 9));
      if (nameOf(run) === 'ENUMERATION') expect(new Set(evaluations)).toEqual(new Set([2 ** 10 + 1]));
      expect(seconds.every((value) => value > 0)).toBe(true);
    }
    const { tables, rows, charts } = droo.analyse(plan, resultsOf(all));
    expect(tables).toHaveLength(4);
    expect(tables![0]!.lines.flat().join()).toContain('github.com/revenol/DROO');
    // Two more runs are those in which the weights change.
    expect(rows).toHaveLength(plan.seeds.length * (all.length - 2));
    expect(charts).toHaveLength(1);

    const answer = (level: number) => (result: EntrantRun) => ({
      ...result,
      ratio: result.ratio.map(() => level),
      seconds: result.seconds.map(() => 1 - level),
    });
    const good = droo.analyse(plan, resultsOf(all, answer(1)));
    expect(new Set(verdictsOf(good.claims))).toEqual(new Set(['holds']));
    const bad = droo.analyse(plan, resultsOf(all, answer(0.9)));
    expect(new Set(verdictsOf(bad.claims))).toEqual(new Set(['fails']));
  });
  test('runs alone, for its times', () => {
    for (const job of [...droo.jobs(plan), ...lydroo.jobs(plan)]) expect(runsAlone(job)).toBe(true);
  });
});

describe('lydroo', () => {
  test('gives everyone queues of its own, and judges by what was measured', async () => {
    const all = await carriedOut(lydroo);
    const outcome = (name: string, what: string): readonly number[] =>
      all.find(({ run }) => nameOf(run) === name)!.result.outcomes[what]!;
    expect(outcome('GREEDY', 'data queue (Mbit)')).toHaveLength(LYDROO_PUBLISHED.frames);
    expect(outcome('GREEDY', 'arrival (Mbit)')).toEqual(outcome('ALL_LOCAL', 'arrival (Mbit)'));
    expect(outcome('GREEDY', 'data queue (Mbit)')).not.toEqual(outcome('ALL_LOCAL', 'data queue (Mbit)'));
    const { tables, claims } = lydroo.analyse(plan, resultsOf(all));
    expect(tables![0]!.lines[1]!.join()).toContain('54.2');
    expect(verdictsOf(claims)).toEqual(Array.from(claims, () => 'holds'));

    const longer = resultsOf(all, (result) => ({
      ...result,
      outcomes: { ...result.outcomes, 'data queue (Mbit)': result.outcomes['data queue (Mbit)']!.map(() => 60) },
    }));
    const judged = lydroo.analyse(plan, longer).claims.filter(({ quantity }) => quantity.startsWith('mean data queue'));
    expect(verdictsOf(judged)).toEqual(['fails', 'fails']);
  });
});
