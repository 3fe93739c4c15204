/** Tasks read from rows of numbers: measurements, or another program's workload. */
import { requireLength, requireNumber, requireOptions } from '../../contract/domain.js';
import { validateSystem, type EdgeSystem } from '../edge-system.js';
import { OutOfDomainError } from '../../contract/errors.js';
import { createProblem } from '../create-problem.js';
import type { OffloadingProblem } from '../offloading-problem.js';
import type { Workload } from '../../contract/workload.js';

export interface TraceWorkloadOptions {
  readonly system: EdgeSystem;
  /** One row per slot, one task (MB, >= 0) per device in each. */
  readonly rows: readonly ArrayLike<number>[];
}

/**
 * A workload that ends with its rows.
 *
 * @throws OutOfDomainError or LengthMismatchError naming the row, before any of them is used.
 */
export function traceWorkload(options: TraceWorkloadOptions): Workload {
  requireOptions('traceWorkload', options);
  const { system, rows } = options;
  validateSystem('traceWorkload', system);
  // Callers from plain JavaScript may hand anything.
  const given: unknown = rows;
  if (!Array.isArray(given)) {
    throw new OutOfDomainError({ where: 'traceWorkload', what: 'rows', got: given, expected: 'an array of rows' });
  }
  rows.forEach((row, t) => {
    requireLength('traceWorkload', `rows[${t}]`, row, system.devices.length, 'one task per device');
    for (let i = 0; i < row.length; i++) {
      requireNumber('traceWorkload', `rows[${t}][${i}]`, row[i], { min: 0, unit: 'MB' });
    }
  });
  return {
    name: `trace of ${rows.length} iterations`,
    events: [],
    *[Symbol.iterator](): Generator<OffloadingProblem> {
      for (const row of rows) yield createProblem(system, row);
    },
  };
}
