/** A slot of a cost model as the contenders of its study see it: each cost that they ask for is an evaluation. */
import type { DecisionProblem } from '@mec/model';

export interface Slot extends DecisionProblem<unknown> {
  /** The problem itself, with its walk: for the minimum, not for contenders. */
  readonly model: DecisionProblem<unknown>;
  /** The paper's observation, d_i in MB. */
  readonly tasks: Float64Array;
  /** What the formulas behind the rows say, without an evaluation; none where they say nothing. */
  readonly rule?: () => Uint8Array;
}

/**
 * A slot without a walk, since its steps would be counted otherwise than evaluations.
 *
 * @param problem - its observation is what agents see whose rows are not the tasks.
 */
export function slotOf(problem: DecisionProblem<unknown>, tasks: Float64Array, rule?: () => Uint8Array): Slot {
  return {
    model: problem,
    tasks,
    ...(rule === undefined ? {} : { rule }),
    ...seenAs(problem, problem.observation),
  };
}

/** The same slot with other rows. */
function seenAs(problem: DecisionProblem<unknown>, observation: Float64Array): DecisionProblem<unknown> {
  return {
    size: problem.size,
    observation,
    ...(problem.choices === undefined ? {} : { choices: problem.choices }),
    ...(problem.active === undefined ? {} : { active: problem.active }),
    evaluate: (offload) => problem.evaluate(offload),
  };
}

/** Offloads where a row's first number, the logarithm of what offloading saves over what it costs, is above 0. */
export function byFirstNumber({ size, observation }: DecisionProblem<unknown>): Uint8Array {
  const width = observation.length / size;
  return Uint8Array.from({ length: size }, (_, i) => (observation[i * width]! > 0 ? 1 : 0));
}
