/** A workload whose environment changes at given slots: Figs. 5-8 of the paper. */
import { requireNumber } from '../../contract/domain.js';
import { OutOfDomainError } from '../../contract/errors.js';
import { createProblem } from '../create-problem.js';
import type { OffloadingProblem } from '../offloading-problem.js';
import { requireWorkload, type Workload, type WorkloadEvent } from '../../contract/workload.js';

/** What changes from slot `at` on (slots count from 1), until another change overrides it. */
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
 * @param base - its first problem is looked at here, for the number of devices.
 * @param changes - in ascending order of `at`.
 * @throws OutOfDomainError when a change leaves its range, changes nothing and has no label, names a device that is not
 * there, or the order is broken.
 * @example
 * scheduledWorkload(base, [{ at: 5000, energyWeight: 3 }, { at: 7000, energyWeight: 1 }]);
 */
export function scheduledWorkload(base: Workload, changes: readonly EnvironmentChange[]): Workload {
  requireSchedule(base, changes);
  const size = deviceCountOf(base);
  changes.forEach((change, k) => validateChange(change, k, changes[k - 1]?.at ?? 1, size));
  const events: WorkloadEvent[] = changes.map((change) => ({ at: change.at, label: change.label ?? describe(change) }));
  return {
    name: `${base.name}, ${counted(changes.length, 'change')}`,
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

/** Callers from plain JavaScript may hand anything. */
function requireSchedule(base: Workload, changes: readonly EnvironmentChange[]): void {
  const where = 'scheduledWorkload';
  requireWorkload(where, 'base', base);
  const given: unknown = changes;
  if (!Array.isArray(given)) {
    throw new OutOfDomainError({ where, what: 'changes', got: given, expected: 'a list of changes' });
  }
  for (const [k, change] of given.entries()) {
    if (typeof change !== 'object' || change === null) {
      throw new OutOfDomainError({ where, what: `changes[${k}]`, got: change, expected: 'an EnvironmentChange' });
    }
    for (const field of ['switchOff', 'switchOn'] as const) {
      const devices: unknown = (change as EnvironmentChange)[field];
      if (devices === undefined || Array.isArray(devices)) continue;
      const expected = 'a list of devices';
      throw new OutOfDomainError({ where, what: `changes[${k}].${field}`, got: devices, expected });
    }
  }
}

/** N of the first problem; of a workload without any, whatever a change may name. */
function deviceCountOf(base: Workload): number {
  for (const problem of base) return problem.size;
  return Infinity;
}

function validateChange(change: EnvironmentChange, k: number, earliest: number, size: number): void {
  const where = 'scheduledWorkload';
  const { energyWeight, edgeCapacity, switchOff, switchOn, label } = change;
  if ([energyWeight, edgeCapacity, switchOff, switchOn, label].every((field) => field === undefined)) {
    const expected = 'at least one of energyWeight, edgeCapacity, switchOff, switchOn, label';
    throw new OutOfDomainError({ where, what: `changes[${k}]`, got: change, expected });
  }
  requireNumber(where, `changes[${k}].at`, change.at, {
    min: earliest,
    integer: true,
    unit: '(ascending iterations, from 1)',
  });
  if (energyWeight !== undefined) requireNumber(where, `changes[${k}].energyWeight`, energyWeight, { min: 0 });
  if (edgeCapacity !== undefined) {
    requireNumber(where, `changes[${k}].edgeCapacity`, edgeCapacity, { min: 0, unit: 'MB/s' });
  }
  for (const [field, devices] of Object.entries({ switchOff, switchOn })) {
    devices?.forEach((device, position) => {
      requireNumber(where, `changes[${k}].${field}[${position}]`, device, { min: 0, max: size - 1, integer: true });
    });
  }
}

function describe(change: EnvironmentChange): string {
  const { energyWeight, edgeCapacity, switchOff = [], switchOn = [] } = change;
  return [
    energyWeight === undefined ? '' : `α = ${energyWeight}`,
    edgeCapacity === undefined ? '' : `F = ${edgeCapacity} MB/s`,
    switchOff.length === 0 ? '' : `${counted(switchOff.length, 'device')} off`,
    switchOn.length === 0 ? '' : `${counted(switchOn.length, 'device')} on`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
