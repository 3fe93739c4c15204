/**
 * Who offloads is decided; an allocator says how much of the server each offloader gets: problem (10).
 */
import type { AllocationRule } from '../../contract/allocation-rule.js';
import { OutOfDomainError } from '../../contract/errors.js';
import { requireOffload } from '../../contract/decision-vector.js';
import { requireOffloadingProblem, type OffloadingProblem } from '../offloading-problem.js';

export interface Allocator extends AllocationRule<OffloadingProblem, Float64Array> {
  readonly name: string;
  /**
   * Divides the server among the offloaders.
   *
   * @param offload - x_i, N entries, 0 or 1.
   * @returns f_i^es in MB/s, N new entries, >= 0, 0 where x_i = 0, adding up to at most F_max^es.
   * @throws OutOfDomainError or LengthMismatchError for a bad decision, or when tasks are offloaded to a server without capacity.
   */
  allocate(problem: OffloadingProblem, offload: ArrayLike<number>): Float64Array;
}

/**
 * An allocator whose walk and settings speak of its own `allocate` alone: an object that takes over the rest (by a spread, as a
 * prototype) and allocates otherwise has neither.
 */
export function allocatorOf(
  name: string,
  allocate: Allocator['allocate'],
  own: Pick<Allocator, 'walk' | 'settings'>,
): Allocator {
  const getter = (key: keyof typeof own): PropertyDescriptor => ({
    enumerable: false,
    get(this: Allocator) {
      return this.allocate === allocate ? own[key] : undefined;
    },
  });
  return Object.defineProperties({ name, allocate }, { walk: getter('walk'), settings: getter('settings') });
}

/**
 * Checks a decision before allocation and lists S = {i : x_i = 1, d_i > 0}, the devices that need a share.
 *
 * @returns the indices in S, ascending.
 * @throws OutOfDomainError or LengthMismatchError, as {@link Allocator.allocate}.
 */
export function offloadedTasks(where: string, problem: OffloadingProblem, offload: ArrayLike<number>): number[] {
  requireOffloadingProblem(where, problem);
  requireOffload(where, problem.size, offload);
  const offloaded: number[] = [];
  for (let i = 0; i < problem.size; i++) {
    if (offload[i] === 1 && problem.tasks[i]! > 0) offloaded.push(i);
  }
  const { edgeCapacity } = problem.system;
  if (offloaded.length > 0 && edgeCapacity === 0) {
    const expected = `> 0 MB/s, since ${offloaded.length} of the tasks are offloaded`;
    throw new OutOfDomainError({ where, what: 'system.edgeCapacity', got: edgeCapacity, expected });
  }
  return offloaded;
}
