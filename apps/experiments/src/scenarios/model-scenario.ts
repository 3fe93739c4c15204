/** A scenario of a family of cost models, against the enumerated minimum. */
import { bruteForce } from '@mec/baselines';
import { families } from '../models/families.js';
import type { Slot } from '../models/slot.js';
import type { OpenScenario, Problem } from './slots.js';
import type { ModelSpec } from './scenario-spec.js';

export function openModelScenario(spec: ModelSpec, seed: number): OpenScenario {
  const scenario = families.find(({ id }) => id === spec.family)!.scenarios[spec.name]!;
  const { identified } = scenario;
  const enumeration = bruteForce();
  return {
    workload: scenario.slots(seed),
    best: (slot) => enumeration.decide((slot as Slot).model),
    views: {
      tasks: (slot) => (slot as Slot).tasks,
      ...(identified === undefined ? {} : { identified: identified as (slot: Problem) => Float64Array }),
    },
    rule: (slot) => (slot as Slot).rule!(),
  };
}
