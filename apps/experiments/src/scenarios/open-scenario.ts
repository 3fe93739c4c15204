/** A scenario with its slots, made from its data and a seed. */
import type { Decision, DecisionProblem, Environment, Workload } from '@mec/model';
import { openModelScenario } from './model-scenario.js';
import { openModule } from './module-scenario.js';
import { openQueues } from './queues-scenario.js';
import type { ScenarioSpec } from './scenario-spec.js';
import { openServerShare } from './server-share-scenario.js';
import { openWirelessPowered } from './wireless-powered-scenario.js';

export type Problem = DecisionProblem<unknown>;

/** A decision of least cost. */
export interface Best extends Decision<unknown> {
  /** Whether the minimum is proved. Default true. */
  readonly proved?: boolean;
}

interface CommonParts {
  /** A decision of least cost; missing where nobody knows the minimum. */
  readonly best?: (problem: Problem) => Best;
  /** What an agent may be shown instead of a problem's own observation, by name. */
  readonly views?: Readonly<Record<string, (problem: Problem) => Float64Array>>;
  /** What the formulas behind the rows say, without an evaluation. */
  readonly rule?: (problem: Problem) => Uint8Array;
}

export type OpenScenario = CommonParts &
  (
    | { readonly workload: Workload<Problem>; readonly environment?: never }
    | { readonly environment: () => Environment<Problem>; readonly workload?: never }
  );

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

/** The first slot, which tells a strategy what it decides. */
export function firstSlot({ workload, environment }: OpenScenario): Problem | undefined {
  if (environment !== undefined) return environment().reset();
  for (const problem of workload) return problem;
  return undefined;
}
