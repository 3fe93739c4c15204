/** One runner for every kind of run: what is decided before the slots that count, what is kept, and the bits of the paper's runs. */
import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { exact, greedy } from '@mec/baselines';
import { paperSystem, uniformWorkload, type OffloadingProblem } from '@mec/model';
import { fig9 } from '../../src/experiments/paper/fig9.js';
import { fig6 } from '../../src/experiments/paper/fig6.js';
import { fig8 } from '../../src/experiments/paper/fig8.js';
import { executeRun } from '../../src/jobs/execute-run.js';
import type { Run, RunResult } from '../../src/jobs/job.js';
import { jobTitle } from '../../src/jobs/job.js';
import { createPlan } from '../../src/plan.js';
import type { ServerShareSpec } from '../../src/scenarios/scenario-spec.js';

const scenario: ServerShareSpec = {
  cost: 'server share',
  system: { devices: 6 },
  workload: { kind: 'uniform' },
  iterations: 4,
};
const run: Run<'ratio' | 'cost' | 'best' | 'evaluations' | 'proved'> = {
  kind: 'run',
  strategy: { name: 'CD_AVERAGE' },
  scenario,
  seed: 3,
  record: { ratio: true, cost: true, best: true, evaluations: true, proved: true },
};
type Result = RunResult<'ratio' | 'cost' | 'best' | 'evaluations' | 'proved'>;

const nothing = (): void => undefined;

function slots(count: number, from = 0): OffloadingProblem[] {
  const stream = uniformWorkload({ system: paperSystem(6), seed: 3 })[Symbol.iterator]();
  return Array.from({ length: from + count }, () => stream.next().value as OffloadingProblem).slice(from);
}

describe('executeRun', () => {
  test('keeps costs, minima, ratios and evaluations of the slots that count, and nothing else', async () => {
    const result = (await executeRun(run, nothing)) as Result;
    expect(Object.keys(result).sort()).toEqual(['best', 'cost', 'evaluations', 'name', 'proved', 'ratio', 'sense']);
    const optimum = exact();
    expect(result.best).toEqual(slots(4).map((problem) => optimum.solve(problem).cost));
    expect(result.ratio).toEqual(result.cost.map((cost, k) => result.best[k]! / cost));
    expect(result.proved).toBe(4);
    expect(result.evaluations.every((count) => count > 6)).toBe(true);
  });

  test('slots before those that count are left out, decided or not', async () => {
    const later = { ...scenario, warmup: { slots: 10, decided: 0 } };
    const plain: Run = { ...run, strategy: { name: 'GREEDY' }, scenario: later };
    const result = (await executeRun(plain, nothing)) as Result;
    const rule = greedy();
    expect(result.cost).toEqual(slots(4, 10).map((problem) => rule.decide(problem).cost));
    const learner = (decided: number): Promise<Result> =>
      executeRun(
        { ...run, strategy: { name: 'RANDOM' }, scenario: { ...scenario, warmup: { slots: 10, decided } } },
        nothing,
      ) as Promise<Result>;
    // Its draws go on from those of the slots before.
    expect((await learner(10)).cost).not.toEqual((await learner(0)).cost);
    expect((await learner(10)).best).toEqual((await learner(0)).best);
  });

  test('tells how far it is, from the first slot to the last', async () => {
    const told: [number, number][] = [];
    await executeRun({ ...run, scenario: { ...scenario, warmup: { slots: 5, decided: 2 } } }, (done, of) =>
      told.push([done, of]),
    );
    expect(told).toEqual([0, 1, 2, 3, 4, 5, 6].map((done) => [done, 6]));
  });

  test('works out the price of anarchy of the game that is played', async () => {
    const anarchy: Run<'anarchy'> = {
      ...run,
      strategy: { name: 'BEST_RESPONSE', rule: 'GAME_SELFISH' },
      record: { anarchy: true },
    };
    const { anarchy: price } = (await executeRun(anarchy, nothing)) as RunResult<'anarchy'>;
    expect(price.worst).toBeGreaterThanOrEqual(price.mean);
    expect(price.mean).toBeGreaterThan(1);
  });

  test('acts without learning where it is asked to', async () => {
    const acting: Run<'acting' | 'ratio'> = {
      ...run,
      strategy: { name: 'AGENT', policy: 'shared', allocator: 'closed form' },
      record: { ratio: true, acting: [{ ...scenario, system: { devices: 8 }, iterations: 3 }] },
    };
    const { acting: ratios } = (await executeRun(acting, nothing)) as RunResult<'acting'>;
    expect(ratios).toEqual([expect.any(Number)]);
    expect(ratios[0]).toBeGreaterThan(0.5);
    expect(ratios[0]).toBeLessThanOrEqual(1);
  });

  test('counts no evaluation of its own checks against a strategy of the user’s', async () => {
    const module = new URL('../../../../examples/largest-half.js', import.meta.url).href;
    const result = (await executeRun({ ...run, strategy: { module, digest: '' } }, nothing)) as Result;
    expect(result.evaluations).toEqual([0, 0, 0, 0]);
    expect(result.name).toBe('LARGEST_HALF');
  });

  test('throws when a workload ends too soon', async () => {
    const trace: Run = { ...run, scenario: { ...scenario, workload: { kind: 'trace', rows: [[1, 2, 3, 4, 5, 6]] } } };
    await expect(executeRun(trace, nothing)).rejects.toMatchObject({ code: 'MEC_LENGTH_MISMATCH' });
  });
});

describe('the bits of the paper’s runs', () => {
  const plan = createPlan({ seed: 1, seeds: 1, iterations: 300, quick: true });
  const jobs = [fig9, fig6, fig8].flatMap((figure) => figure.jobs(plan)) as Run[];
  const unique = [...new Map(jobs.map((job) => [jobTitle(job), job])).entries()];

  test.each(unique)('%s', async (title, job) => {
    const fixture = JSON.parse(
      await readFile(new URL('../fixtures/paper-runs.json', import.meta.url), 'utf8'),
    ) as Record<string, Record<string, string>>;
    const result = await executeRun(job, nothing);
    const digests = Object.fromEntries(
      Object.entries(result).flatMap(([what, values]) =>
        Array.isArray(values)
          ? [
              [
                what,
                createHash('sha256')
                  .update(Float64Array.from(values as number[]))
                  .digest('hex')
                  .slice(0, 16),
              ],
            ]
          : [],
      ),
    );
    expect(digests).toEqual(fixture[title]);
  });
});
