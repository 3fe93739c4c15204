import { describe, expect, test } from '@jest/globals';
import type { Strategy } from '@mec/model';
import { describeStrategy } from '@mec/model/testing';
import { openScenario } from '../src/scenarios/open-scenario.js';
import { firstSlot } from '../src/scenarios/slots.js';
import { paperScenario } from '../src/scenarios/scenario.js';
import { createPlan } from '../src/plan.js';
import { colorOf, strategies } from '../src/strategies.js';
import { makeStrategy } from '../src/strategies/registry.js';
import type { StrategySpec } from '../src/strategies/strategy-spec.js';

const plan = createPlan({ seed: 1, seeds: 1, iterations: 1000, quick: true });
const scenario = await openScenario(paperScenario('steady', plan), 1);
const first = firstSlot(scenario)!;

async function made(spec: StrategySpec): Promise<Strategy> {
  return (await makeStrategy(spec, { seed: 1, first, scenario })) as unknown as Strategy;
}

for (const name of Object.keys(strategies)) describeStrategy(name, () => made({ name }));

// The README's example of a strategy of one's own, as `--strategy` loads it.
const module = new URL('../../../examples/largest-half.js', import.meta.url).href;
describeStrategy('the example of the README', () => made({ module, digest: '' }));

describe('makeStrategy', () => {
  test('names a module whose default export makes nothing', async () => {
    const nothing = new URL('./fixtures/no-strategy.js', import.meta.url).href;
    await expect(made({ module: nothing, digest: '' })).rejects.toMatchObject({
      code: 'MEC_OUT_OF_DOMAIN',
      detail: { where: nothing, what: 'the default export' },
    });
  });
});

test('added strategies have colours of their own', () => {
  const taken = Object.keys(strategies).map((name, place) => colorOf(name, place));
  expect(taken).not.toContain(colorOf('mine', taken.length));
});
