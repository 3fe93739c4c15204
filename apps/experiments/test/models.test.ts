/** The studies of cost models: their scenarios, their runs, and their claims. */
import { describe, expect, test } from '@jest/globals';
import { bruteForce } from '@mec/baselines';
import { modelStudy } from '../src/experiments/studies/model-study.js';
import type { Results } from '../src/experiments/experiment.js';
import { executeRun } from '../src/jobs/execute-run.js';
import { jobKey, type Run, type RunResult } from '../src/jobs/job.js';
import { families } from '../src/models/families.js';
import { modelContenders } from '../src/models/model-contenders.js';
import type { ModelScenario } from '../src/models/model-family.js';
import { createPlan } from '../src/plan.js';

const plan = createPlan({ seed: 1, seeds: 2, iterations: 400, quick: true });
const scenarios = families.flatMap((family) =>
  Object.entries(family.scenarios).map(
    ([name, scenario]) => [`${family.id}, ${name}`, family, name, scenario] as const,
  ),
);

function firstSlot(scenario: ModelScenario) {
  for (const slot of scenario.slots(1)) return slot;
  throw new Error('no slot');
}

describe.each(scenarios)('%s', (_title, family, name, scenario) => {
  test('poses slots whose evaluations are the model’s, and counts no walk', () => {
    const slot = firstSlot(scenario);
    expect(slot.size).toBe(scenario.deviceCount);
    expect(slot.walk).toBeUndefined();
    const { offload, cost } = bruteForce().decide(slot.model);
    expect(slot.evaluate(offload).cost).toBe(cost);
    if (slot.rule !== undefined) expect(slot.evaluate(slot.rule()).cost).toBeGreaterThanOrEqual(cost * (1 - 1e-12));
  });

  test('has every contender that its expectations speak of', () => {
    const names = modelContenders(scenario).map((contender) => contender.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { scenario: of, contender, over } of family.expectations) {
      if (of === name) expect(names).toEqual(expect.arrayContaining([contender, over ?? contender]));
    }
  });
});

type ContenderRun = RunResult<'ratio' | 'cost' | 'best' | 'evaluations'>;

describe.each(families.map((family) => [family.id, family] as const))('the study of %s', (_id, family) => {
  test('runs, tabulates evaluations beside every ratio, and judges every expectation', async () => {
    const study = modelStudy(family);
    const jobs = study.jobs(plan) as Run[];
    expect(new Set(jobs.map(jobKey)).size).toBe(jobs.length);
    // The runs of one scenario and seed stand for those of the others.
    const [{ scenario, seed }] = jobs as [Run];
    const name = 'name' in scenario ? scenario.name : '';
    const contenders = modelContenders(family.scenarios[name]!);
    const known = new Map<string, ContenderRun>();
    for (const [k, job] of jobs.slice(0, contenders.length).entries()) {
      expect(job).toMatchObject({ scenario: { name }, seed });
      const result = (await executeRun(job, () => undefined)) as ContenderRun;
      known.set(contenders[k]!.name, result);
      const { ratio, cost, best, evaluations } = result;
      expect(ratio).toHaveLength(plan.at(500));
      ratio.forEach((value, slot) => {
        expect(value >= 0 && value <= 1).toBe(true);
        if (cost[slot] === Infinity && best[slot]! < Infinity) expect(value).toBe(0);
        else expect(value).toBeCloseTo(cost[slot] === best[slot] ? 1 : best[slot]! / cost[slot]!, 12);
      });
      expect(Math.min(...evaluations)).toBeGreaterThanOrEqual(contenders[k]!.name.includes('7') ? 7 : 1);
    }
    const fallback = known.values().next().value!;
    const results = {
      has: () => true,
      of: (job: Run) => {
        const place = jobs.findIndex((each) => jobKey(each) === jobKey(job));
        return known.get(contenders[place]?.name ?? '') ?? fallback;
      },
    } as unknown as Results;
    const analysis = study.analyse(plan, results);
    expect(analysis.tables).toHaveLength(Object.keys(family.scenarios).length);
    for (const { lines } of analysis.tables!) {
      expect(lines[0]).toContain('Evaluations a slot');
      for (const line of lines) expect(line).toHaveLength(lines[0]!.length);
    }
    expect(analysis.claims).toHaveLength(family.expectations.length);
    expect(analysis.claims.every(({ measured }) => Number.isFinite(measured))).toBe(true);
    expect(new Set(analysis.claims.map(({ claim }) => claim)).size).toBe(analysis.claims.length);
  });
});
