/** What a policy may know of a slot: one row of numbers per device. */
import { OutOfDomainError } from './errors.js';

/**
 * Checks what an observer made, for cost models that take one as an option.
 *
 * @param what - what the error calls it, such as `what observe makes`.
 * @param size - N.
 * @returns the rows: a `Float64Array` of finite numbers, equally many for each device.
 * @throws OutOfDomainError naming what is wrong.
 */
export function requireRows(where: string, what: string, rows: unknown, size: number): Float64Array {
  const expected = 'a Float64Array of finite numbers, equally many for each device';
  if (!(rows instanceof Float64Array) || rows.length % size !== 0) {
    throw new OutOfDomainError({ where, what, got: rows, expected });
  }
  const wrong = rows.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new OutOfDomainError({ where, what: `${what}, [${wrong}]`, got: rows[wrong], expected });
  return rows;
}
