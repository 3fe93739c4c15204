import { describe, expect, test } from '@jest/globals';
import type { OffloadingProblem } from '@mec/model';
import { createPlan } from '../../src/plan.js';
import { scenarioWorkload, type ScenarioName } from '../../src/scenarios/scenario.js';

const plan = createPlan({ seed: 1, seeds: 1, iterations: 1000, quick: false });

function problems(scenario: ScenarioName, count: number): OffloadingProblem[] {
  const stream = scenarioWorkload(scenario, 1, plan)[Symbol.iterator]();
  return Array.from({ length: count }, () => stream.next().value as OffloadingProblem);
}

describe('scenarioWorkload', () => {
  test('alpha is 3 from iteration 500 of 1,000 up to 699', () => {
    const alphas = problems('alpha', 1000).map(({ system }) => system.energyWeight);
    expect([alphas[498], alphas[499], alphas[698], alphas[699]]).toEqual([1, 3, 3, 1]);
  });

  test('three devices are off from iteration 500 up to 699', () => {
    const active = problems('switching', 1000).map(({ tasks }) => tasks.filter((task) => task > 0).length);
    expect([active[498], active[499], active[698], active[699]]).toEqual([10, 7, 7, 10]);
  });

  test('every scenario draws the same tasks', () => {
    const [steady, alpha] = [problems('steady', 800), problems('alpha', 800)];
    expect(alpha.map(({ tasks }) => tasks)).toEqual(steady.map(({ tasks }) => tasks));
  });

  test('marks its changes for the charts', () => {
    expect(scenarioWorkload('steady', 1, plan).events).toEqual([]);
    expect(scenarioWorkload('alpha', 1, plan).events.map(({ at }) => at)).toEqual([500, 700]);
  });
});
