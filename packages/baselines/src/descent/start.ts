/** Where a descent begins. */
import { OutOfDomainError, requireOffload, type OffloadingProblem, type Random } from '@mec/model';

/**
 * `random`: each device offloads with probability one half; `local`, `offload`: none or all do; or a decision vector of N
 * entries, or a function that makes one.
 */
export type Start = 'random' | 'local' | 'offload' | ArrayLike<number> | StartRule;

export type StartRule = (problem: OffloadingProblem, random: Random) => ArrayLike<number>;

/**
 * Refuses what is no start.
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
 * The first decision of a descent. Without capacity only all local can be priced, whatever the start.
 *
 * @returns x_i, N new entries.
 * @throws OutOfDomainError or LengthMismatchError when a given start is no decision of this problem.
 */
export function startingPoint(where: string, start: Start, problem: OffloadingProblem, random: Random): Uint8Array {
  const offload = new Uint8Array(problem.size);
  if (start === 'random') {
    // Devices that are switched off draw too, so that a device going off moves no other's draw.
    for (let i = 0; i < problem.size; i++) offload[i] = random.integer(2);
  } else if (start === 'offload') {
    offload.fill(1);
  } else if (start !== 'local') {
    const given = typeof start === 'function' ? start(problem, random) : start;
    requireOffload(where, problem.size, given);
    offload.set(given);
  }
  return problem.system.edgeCapacity === 0 ? offload.fill(0) : offload;
}
