/** Where a descent begins. */
import {
  choicesOf,
  OutOfDomainError,
  requireOffload,
  type DecisionProblem,
  type OffloadingProblem,
  type Random,
} from '@mec/model/contract';

/**
 * `random`: each choice of each device is as likely; `local`: all at 0, `offload`: all at 1; or a decision vector of N entries,
 * or a function that makes one.
 */
export type Start<P = OffloadingProblem> = 'random' | 'local' | 'offload' | ArrayLike<number> | StartRule<P>;

export type StartRule<P = OffloadingProblem> = (problem: P, random: Random) => ArrayLike<number>;

/**
 * Throws when the start is not one of those.
 *
 * @throws OutOfDomainError naming the argument.
 */
export function requireStart(where: string, start: Start): Start {
  const given: unknown = start;
  const isVector = typeof given === 'object' && given !== null && 'length' in given;
  if (given !== 'random' && given !== 'local' && given !== 'offload' && typeof given !== 'function' && !isVector) {
    const expected = "'random', 'local', 'offload', a decision vector or a function that makes one";
    throw new OutOfDomainError({ where, what: 'start', got: given, expected });
  }
  return start;
}

/**
 * The first decision of a descent: all local where no device is active.
 *
 * @returns N new entries.
 * @throws OutOfDomainError or LengthMismatchError when a given start is not a decision of this problem.
 */
export function startingPoint(
  where: string,
  start: Start,
  problem: DecisionProblem<unknown>,
  random: Random,
): Uint8Array {
  const choices = choicesOf(problem);
  const offload = new Uint8Array(problem.size);
  if (start === 'random') {
    // Devices that are not active draw too, so that a device going off moves no other's draw.
    for (let i = 0; i < problem.size; i++) offload[i] = random.integer(choices);
  } else if (start === 'offload') {
    offload.fill(1);
  } else if (start !== 'local') {
    // A rule was written for the kind of problem that its strategy is given.
    const given = typeof start === 'function' ? start(problem as OffloadingProblem, random) : start;
    requireOffload(where, problem.size, given, choices);
    offload.set(given);
  }
  return problem.active?.length === 0 ? offload.fill(0) : offload;
}
