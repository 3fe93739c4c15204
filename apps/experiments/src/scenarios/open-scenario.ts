/** A scenario with its slots, made from its data and a seed. */
import { openModelScenario } from './model-scenario.js';
import { openModule } from './module-scenario.js';
import { openQueues } from './queues-scenario.js';
import type { ScenarioSpec } from './scenario-spec.js';
import { openServerShare } from './server-share-scenario.js';
import type { OpenScenario } from './slots.js';
import { openWirelessPowered } from './wireless-powered-scenario.js';

/**
 * Makes the slots of a scenario. The same data and the same seed give the same slots.
 *
 * @throws OutOfDomainError when a number leaves its range, or a module makes no slots.
 */
export function openScenario(spec: ScenarioSpec, seed: number): Promise<OpenScenario> | OpenScenario {
  switch (spec.cost) {
    case 'server share':
      return openServerShare(spec, seed);
    case 'model':
      return openModelScenario(spec, seed);
    case 'wireless powered':
      return openWirelessPowered(spec, seed);
    case 'queues':
      return openQueues(spec, seed);
    case 'module':
      return openModule(spec, seed);
  }
}
