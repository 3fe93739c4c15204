/** What was measured of one device's task. */
import { OutOfDomainError, requireNumber } from '@mec/model';

/** At least one of delay, energy and cost is there. */
export interface TaskMeasurement {
  /** The device's place in the system, from 0. */
  readonly device: number;
  /** d_i, MB, > 0. */
  readonly task: number;
  /** f_i^es, MB/s: the share of the server it was given; 0: it was computed on the device itself. */
  readonly edgeRate: number;
  /** T_i, s, > 0. */
  readonly delay?: number;
  /** E_i, J, >= 0. */
  readonly energy?: number;
  /** T_i + alpha E_i, > 0, where only that was measured. */
  readonly cost?: number;
}

/** Kinds of what is measured, each with a formula of its own. */
export const KINDS = ['delay', 'energy', 'cost'] as const;
export type Kind = (typeof KINDS)[number];

/** @throws OutOfDomainError naming the number that leaves its range. */
export function requireTaskMeasurement(
  where: string,
  what: string,
  measurement: TaskMeasurement,
  deviceCount: number,
): void {
  // Callers from plain JavaScript may hand anything.
  const given = measurement as Partial<TaskMeasurement> | null | undefined;
  if (typeof given !== 'object' || given === null) {
    throw new OutOfDomainError({ where, what, got: given, expected: 'a TaskMeasurement' });
  }
  requireNumber(where, `${what}.device`, given.device, { min: 0, max: deviceCount - 1, integer: true });
  requireNumber(where, `${what}.task`, given.task, { above: 0, unit: 'MB' });
  requireNumber(where, `${what}.edgeRate`, given.edgeRate, { min: 0, unit: 'MB/s (0: computed on the device)' });
  if (given.delay !== undefined) requireNumber(where, `${what}.delay`, given.delay, { above: 0, unit: 's' });
  if (given.energy !== undefined) requireNumber(where, `${what}.energy`, given.energy, { min: 0, unit: 'J' });
  if (given.cost !== undefined) requireNumber(where, `${what}.cost`, given.cost, { above: 0 });
  if (KINDS.some((kind) => given[kind] !== undefined)) return;
  throw new OutOfDomainError({ where, what, got: given, expected: 'a delay, an energy or a cost' });
}
