/** The studies of cost models: their scenarios, their runs, and their claims. */
import { describe, expect, test } from '@jest/globals';
import { bruteForce } from '@mec/baselines';
import { modelStudy } from '../src/experiments/studies/model-study.js';
import type { Results } from '../src/experiments/experiment.js';
import { jobKey, type ModelJob, type ModelResult } from '../src/jobs/job.js';
import { runModel } from '../src/jobs/run-model.js';
import { families } from '../src/models/families.js';
import { modelContenders } from '../src/models/model-contenders.js';
import type { ModelScenario } from '../src/models/model-family.js';
import { createPlan } from '../src/plan.js';

const plan = createPlan({ seed: 1, seeds: 2, iterations: 400, quick: true, strategy: [], problem: [] });
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
    const names = modelContenders(firstSlot(scenario), scenario).map((contender) => contender.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { scenario: of, contender, over } of family.expectations) {
      if (of === name) expect(names).toEqual(expect.arrayContaining([contender, over ?? contender]));
    }
  });
});

describe.each(families.map((family) => [family.id, family] as const))('the study of %s', (_id, family) => {
  test('runs, tabulates evaluations beside every ratio, and judges every expectation', async () => {
    const study = modelStudy(family);
    const jobs = study.jobs(plan) as ModelJob[];
    expect(new Set(jobs.map(jobKey)).size).toBe(jobs.length);
    // One run stands for those of the other seeds and scenarios of as many choices.
    const result: ModelResult = await runModel(jobs[0]!, plan, () => undefined);
    const full: ModelResult = { ...result, contenders: [...result.contenders, ...missing(result)] };
    const analysis = study.analyse(plan, { of: () => full } as unknown as Results);
    expect(analysis.tables).toHaveLength(Object.keys(family.scenarios).length);
    for (const { lines } of analysis.tables!) {
      expect(lines[0]).toContain('Evaluations a slot');
      for (const line of lines) expect(line).toHaveLength(lines[0]!.length);
    }
    expect(analysis.claims).toHaveLength(family.expectations.length);
    expect(analysis.claims.every(({ measured }) => Number.isFinite(measured))).toBe(true);
    expect(new Set(analysis.claims.map(({ claim }) => claim)).size).toBe(analysis.claims.length);

    for (const { name, ratio, missed, evaluations } of result.contenders) {
      expect(ratio).toHaveLength(plan.at(500));
      for (const value of ratio) expect(value >= 0 && value <= 1).toBe(true);
      expect(ratio.filter((value) => value === 0)).toHaveLength(missed);
      expect(evaluations).toBeGreaterThanOrEqual(name.includes('7') ? 7 : 1);
    }
  });

  function missing({ contenders }: ModelResult): ModelResult['contenders'] {
    const names = family.expectations.flatMap(({ contender, over }) => [contender, over ?? contender]);
    const absent = [...new Set(names)].filter((name) => !contenders.some((contender) => contender.name === name));
    return absent.map((name) => ({ ...contenders[0]!, name }));
  }
});
