/** The slots of a cost model of the user's own, which a module makes. */
import { OutOfDomainError, type Environment, type Workload } from '@mec/model';
import { makeFromModule } from '../modules/make-from-module.js';
import type { OpenScenario, Problem } from './slots.js';
import type { OwnCostSpec } from './scenario-spec.js';

type OwnSlots = Workload<Problem> | Environment<Problem>;

/** @throws OutOfDomainError when the module makes neither a workload nor an environment. */
export async function openModule({ module }: OwnCostSpec, seed: number): Promise<OpenScenario> {
  const slots = await makeFromModule<OwnSlots>(module, { seed });
  if (isEnvironment(slots)) {
    // Each strategy has a history of its own; this process runs one strategy at a time.
    return { environment: () => slots };
  }
  if (typeof (slots as Partial<Workload> | null | undefined)?.[Symbol.iterator] === 'function') {
    return { workload: slots };
  }
  const expected = 'a Workload (iterable) or an Environment (reset, step)';
  throw new OutOfDomainError({ where: module, what: 'what the default export makes', got: slots, expected });
}

function isEnvironment(slots: OwnSlots): slots is Environment<Problem> {
  const given = slots as Partial<Environment<Problem>> | null | undefined;
  return typeof given?.step === 'function' && typeof given.reset === 'function';
}
