/** What a scenario is once its slots are made. */
import type { Decision, DecisionProblem, Environment, Workload } from '@mec/model';

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

/** The first slot, which tells a strategy what it decides. */
export function firstSlot({ workload, environment }: OpenScenario): Problem | undefined {
  if (environment !== undefined) return environment().reset();
  for (const problem of workload) return problem;
  return undefined;
}
