/** The slots of a workload of the paper's system, whose devices share one uplink. */
import { requireOptions, requireWorkload, type Workload } from '@mec/model';
import {
  dividedUplinkProblem,
  type DividedUplinkOptions,
  type DividedUplinkProblem,
} from './divided-uplink-problem.js';

export interface DividedUplinkWorkloadOptions extends Omit<DividedUplinkOptions, 'system' | 'tasks'> {
  /** Systems and tasks; `uplinkRate` of a device is what it reaches when it has the whole uplink. */
  readonly workload: Workload;
}

/**
 * The same slots on a divided uplink.
 *
 * @throws OutOfDomainError when the workload is not a Workload; an option that is wrong is named with the first slot.
 * @example
 * dividedUplinkWorkload({ workload: uniformWorkload({ system }), access: 'frequency' });
 */
export function dividedUplinkWorkload(options: DividedUplinkWorkloadOptions): Workload<DividedUplinkProblem> {
  requireOptions('dividedUplinkWorkload', options);
  const { workload, ...rest } = options;
  requireWorkload('dividedUplinkWorkload', 'workload', workload);
  return {
    name: `divided uplink, ${workload.name}`,
    events: workload.events,
    *[Symbol.iterator](): Generator<DividedUplinkProblem, void> {
      for (const { system, tasks } of workload) yield dividedUplinkProblem({ ...rest, system, tasks });
    },
  };
}
