import { describe, expect, test } from '@jest/globals';
import type { Claim } from '../../src/claims/claim.js';
import { LYDROO_PUBLISHED } from '../../src/cost-models/lydroo.js';
import type { Experiment, Results } from '../../src/experiments/experiment.js';
import { droo } from '../../src/experiments/studies/droo.js';
import { lydroo } from '../../src/experiments/studies/lydroo.js';
import { jobKey, runsAlone, type CostModelResult, type JobResult } from '../../src/jobs/job.js';
import { runJob } from '../../src/jobs/run-job.js';
import { createPlan } from '../../src/plan.js';

const plan = createPlan({ seed: 1, seeds: 1, iterations: 200, quick: true, strategy: [] });

/** Runs of the experiment, changed or as they are. */
async function resultsOf(experiment: Experiment, change: (run: CostModelResult) => CostModelResult): Promise<Results> {
  const known = new Map<string, JobResult>();
  for (const job of experiment.jobs(plan)) {
    let share = 0;
    const run = (await runJob(job, plan, (done) => (share = done))) as CostModelResult;
    expect(share).toBeCloseTo(1, 1);
    known.set(jobKey(job), change(run));
  }
  return { of: (job) => known.get(jobKey(job)) as never };
}

const verdictsOf = (claims: readonly Claim[]): string[] => claims.map(({ verdict }) => verdict);

describe('droo', () => {
  test('measures everyone against the proved highest rate, and judges by what was measured', async () => {
    const runs: CostModelResult[] = [];
    const results = await resultsOf(droo, (run) => {
      runs.push(run);
      return run;
    });
    const names = runs[0]!.entrants.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['GREEDY', 'ENUMERATION', 'PRICE_RULE', 'MINIMUM']));
    for (const { name, ratio, evaluations, seconds } of runs.flatMap(({ entrants }) => entrants)) {
      expect(Math.max(...ratio)).toBeLessThanOrEqual(1);
      expect(Math.min(...ratio)).toBeGreaterThan(0);
      if (name === 'MINIMUM' || name === 'ENUMERATION') ratio.forEach((value) => expect(value).toBeCloseTo(1, 9));
      if (name === 'ENUMERATION') expect(evaluations).toBe(2 ** 10 + 1);
      expect(seconds).toBeGreaterThan(0);
    }
    const { tables, rows, charts } = droo.analyse(plan, results);
    expect(tables).toHaveLength(4);
    expect(tables![0]!.lines.flat().join()).toContain('github.com/revenol/DROO');
    expect(rows.length).toBe(runs.slice(0, 3).reduce((sum, { entrants }) => sum + entrants.length, 0));
    expect(charts).toHaveLength(1);

    const answer = (level: number) => (run: CostModelResult) => ({
      ...run,
      entrants: run.entrants.map((each) => ({ ...each, ratio: each.ratio.map(() => level), seconds: 1 - level })),
    });
    const good = droo.analyse(plan, await resultsOf(droo, answer(1)));
    expect(new Set(verdictsOf(good.claims))).toEqual(new Set(['holds']));
    const bad = droo.analyse(plan, await resultsOf(droo, answer(0.9)));
    expect(new Set(verdictsOf(bad.claims))).toEqual(new Set(['fails']));
  });
  test('runs alone, for its times', () => {
    for (const job of [...droo.jobs(plan), ...lydroo.jobs(plan)]) expect(runsAlone(job)).toBe(true);
  });
});

describe('lydroo', () => {
  test('gives everyone queues of its own, and judges by what was measured', async () => {
    let first: CostModelResult | undefined;
    const results = await resultsOf(lydroo, (run) => (first = run));
    const outcome = (name: string, what: string): readonly number[] =>
      first!.entrants.find((entrant) => entrant.name === name)!.outcomes[what]!;
    expect(outcome('GREEDY', 'data queue (Mbit)')).toHaveLength(LYDROO_PUBLISHED.frames);
    expect(outcome('GREEDY', 'arrival (Mbit)')).toEqual(outcome('ALL_LOCAL', 'arrival (Mbit)'));
    expect(outcome('GREEDY', 'data queue (Mbit)')).not.toEqual(outcome('ALL_LOCAL', 'data queue (Mbit)'));
    const { tables, claims } = lydroo.analyse(plan, results);
    expect(tables![0]!.lines[1]!.join()).toContain('54.2');
    expect(verdictsOf(claims)).toEqual(Array.from(claims, () => 'holds'));

    const longer = await resultsOf(lydroo, (run) => ({
      ...run,
      entrants: run.entrants.map((each) => ({
        ...each,
        outcomes: { ...each.outcomes, 'data queue (Mbit)': each.outcomes['data queue (Mbit)']!.map(() => 60) },
      })),
    }));
    const judged = lydroo.analyse(plan, longer).claims.filter(({ quantity }) => quantity.startsWith('mean data queue'));
    expect(verdictsOf(judged)).toEqual(['fails', 'fails']);
  });
});
