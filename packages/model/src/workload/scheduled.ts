/** A workload whose environment changes at given iterations: Figs. 5-8 of the paper. */
import { requireNumber } from '../domain.js';
import { OutOfDomainError } from '../errors.js';
import { createProblem, type OffloadingProblem } from '../problem.js';
import type { Workload, WorkloadEvent } from './workload.js';

/** What changes from iteration `at` on (iterations count from 1), until another change says otherwise. */
export interface EnvironmentChange {
  readonly at: number;
  /** New alpha, >= 0. */
  readonly energyWeight?: number;
  /** New F_max^es, MB/s, >= 0. */
  readonly edgeCapacity?: number;
  /** Devices that switch off: their tasks become 0. */
  readonly switchOff?: readonly number[];
  /** Devices that switch on again. */
  readonly switchOn?: readonly number[];
  /** What charts call the change; by default it is made from the fields. */
  readonly label?: string;
}

/**
 * The same stream under a schedule of changes; the tasks drawn stay those of `base`.
 *
 * @param changes - in ascending order of `at`.
 * @throws OutOfDomainError when a change leaves its range or the order is broken.
 * @example
 * scheduledWorkload(base, [{ at: 5000, energyWeight: 3 }, { at: 7000, energyWeight: 1 }]);
 */
export function scheduledWorkload(base: Workload, changes: readonly EnvironmentChange[]): Workload {
  changes.forEach((change, k) => validateChange(change, k, changes[k - 1]?.at ?? 1));
  const events: WorkloadEvent[] = changes.map((change) => ({ at: change.at, label: change.label ?? describe(change) }));
  return {
    name: `${base.name}, ${changes.length} changes`,
    events: [...base.events, ...events].sort((a, b) => a.at - b.at),
    *[Symbol.iterator](): Generator<OffloadingProblem> {
      let iteration = 0;
      let applied = 0;
      let overrides: { energyWeight?: number; edgeCapacity?: number } = {};
      const off = new Set<number>();
      for (const problem of base) {
        iteration++;
        for (let change = changes[applied]; change?.at === iteration; change = changes[++applied]) {
          const { energyWeight, edgeCapacity, switchOff = [], switchOn = [] } = change;
          requireDevices(switchOff, problem.size, applied, 'switchOff');
          requireDevices(switchOn, problem.size, applied, 'switchOn');
          overrides = {
            ...overrides,
            ...(energyWeight === undefined ? {} : { energyWeight }),
            ...(edgeCapacity === undefined ? {} : { edgeCapacity }),
          };
          for (const i of switchOff) off.add(i);
          for (const i of switchOn) off.delete(i);
        }
        yield applied === 0
          ? problem
          : createProblem(
              { ...problem.system, ...overrides },
              problem.tasks.map((task, i) => (off.has(i) ? 0 : task)),
            );
      }
    },
  };
}

function validateChange(change: EnvironmentChange, k: number, earliest: number): void {
  const where = 'scheduledWorkload';
  requireNumber(where, `changes[${k}].at`, change.at, {
    min: earliest,
    integer: true,
    unit: '(ascending iterations, from 1)',
  });
  if (change.energyWeight !== undefined)
    requireNumber(where, `changes[${k}].energyWeight`, change.energyWeight, { min: 0 });
  if (change.edgeCapacity !== undefined) {
    requireNumber(where, `changes[${k}].edgeCapacity`, change.edgeCapacity, { min: 0, unit: 'MB/s' });
  }
  for (const i of [...(change.switchOff ?? []), ...(change.switchOn ?? [])]) {
    requireNumber(where, `changes[${k}]: a device to switch`, i, { min: 0, integer: true });
  }
}

function requireDevices(devices: readonly number[], size: number, k: number, field: string): void {
  for (const i of devices) {
    if (i < size) continue;
    const expected = `a device from 0 to ${size - 1}`;
    throw new OutOfDomainError({ where: 'scheduledWorkload', what: `changes[${k}].${field}`, got: i, expected });
  }
}

function describe(change: EnvironmentChange): string {
  const { energyWeight, edgeCapacity, switchOff = [], switchOn = [] } = change;
  return [
    energyWeight === undefined ? '' : `α = ${energyWeight}`,
    edgeCapacity === undefined ? '' : `F = ${edgeCapacity} MB/s`,
    switchOff.length === 0 ? '' : `${switchOff.length} devices off`,
    switchOn.length === 0 ? '' : `${switchOn.length} devices on`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
