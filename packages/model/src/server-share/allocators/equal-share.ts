/** The server divided into equal parts, as in the paper's ALL_OFFLOAD and CD_AVERAGE. */
import { requireOneOf } from '../../contract/domain.js';
import type { OffloadingProblem } from '../offloading-problem.js';
import { allocatorOf, offloadedTasks, type Allocator } from './allocator.js';
import { withinCapacity } from './within-capacity.js';

export interface EqualShareOptions {
  /**
   * `all`: F/N to each offloader, N counting every device of the system, so the others' parts lie idle. A device that is
   * switched off and offloads has its part too.
   * The paper's "equally divided among all user devices"; only this reading gives Fig. 9's 0.88.
   * `offloaded`: F/|S| to each device that offloads a task.
   */
  readonly among: 'all' | 'offloaded';
}

/**
 * Equal parts of the server.
 *
 * @throws OutOfDomainError when `among` is neither `all` nor `offloaded`.
 */
export function equalShareAllocator(options: EqualShareOptions): Allocator {
  // Callers from plain JavaScript may hand anything.
  const given: unknown = (options as Partial<EqualShareOptions> | null | undefined)?.among;
  const among = requireOneOf('equalShareAllocator', 'among', given, ['all', 'offloaded']);
  const allocate = (problem: OffloadingProblem, offload: ArrayLike<number>): Float64Array => {
    const offloaded = offloadedTasks('equalShareAllocator', problem, offload);
    const allocation = new Float64Array(problem.size);
    if (among === 'all') {
      for (let i = 0; i < problem.size; i++) allocation[i] = (offload[i]! * problem.system.edgeCapacity) / problem.size;
    } else {
      for (const i of offloaded) allocation[i] = problem.system.edgeCapacity / offloaded.length;
    }
    return withinCapacity(allocation, problem.system.edgeCapacity);
  };
  const name = among === 'all' ? 'equal share of all' : 'equal share of the offloaded';
  return allocatorOf(name, allocate, { settings: { kind: 'equalShareAllocator', options: { among } } });
}
