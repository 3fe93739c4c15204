/**
 * Numbers that a function of the caller returned, in any of the shapes allowed.
 *
 * Entries that are no numbers are found: a typed array would turn `undefined` into NaN and `null` into zero in silence.
 */
import type { MatrixLike } from '../constraint.js';
import { refuse } from '../errors.js';
import { isList } from '../list.js';

/** What was wrong: the place within the value, as in `[2][0]`, what was there, and what should have been. */
export interface Fault {
  readonly at: string;
  readonly got: unknown;
  readonly expected: string;
}

/** Throws an `InvalidArgumentError` for a fault in the value called `what`. */
export function refuseFault(where: string, what: string, { at, got, expected }: Fault): never {
  refuse(where, what + at, got, expected);
}

/** Copies `length` numbers into `out` from `offset` on; returns what was wrong, nothing where all is well. */
export function readVector(value: unknown, length: number, out: Float64Array, offset: number = 0): Fault | undefined {
  if (!isList(value) || value.length !== length) return { at: '', got: value, expected: `${length} numbers` };
  for (let i = 0; i < length; i++) {
    const entry = value[i];
    if (typeof entry !== 'number') return { at: `[${i}]`, got: entry, expected: 'a number' };
    out[offset + i] = entry;
  }
  return undefined;
}

/**
 * Copies a matrix into `out` (rows x columns, row-major) from row-major numbers, a list of rows, or a matrix object;
 * returns what was wrong, nothing where all is well.
 */
export function readMatrix(value: unknown, rows: number, columns: number, out: Float64Array): Fault | undefined {
  if (isMatrix(value)) {
    if (value.rows === rows && value.columns === columns) return readEntries(value, out);
  } else if (isList(value)) {
    if (value.length === rows * columns && !isList(value[0])) return readVector(value, rows * columns, out);
    if (areRows(value, rows, columns)) return readRows(value, columns, out);
  }
  const expected = `${rows} x ${columns} numbers: row-major, an array of rows, or a matrix`;
  return { at: '', got: value, expected };
}

/** An object with `rows`, `columns` and `get`. */
export function isMatrix(value: unknown): value is MatrixLike {
  return typeof value === 'object' && value !== null && 'columns' in value && 'get' in value;
}

function areRows(value: ArrayLike<unknown>, rows: number, columns: number): boolean {
  if (value.length !== rows) return false;
  for (let k = 0; k < rows; k++) {
    const row = value[k];
    if (!isList(row) || row.length !== columns) return false;
  }
  return true;
}

function readRows(value: ArrayLike<unknown>, columns: number, out: Float64Array): Fault | undefined {
  for (let k = 0; k < value.length; k++) {
    const fault = readVector(value[k], columns, out, k * columns);
    if (fault) return { ...fault, at: `[${k}]${fault.at}` };
  }
  return undefined;
}

function readEntries(value: MatrixLike, out: Float64Array): Fault | undefined {
  for (let k = 0, at = 0; k < value.rows; k++) {
    for (let i = 0; i < value.columns; i++, at++) {
      const entry: unknown = value.get(k, i);
      if (typeof entry !== 'number') return { at: `.get(${k}, ${i})`, got: entry, expected: 'a number' };
      out[at] = entry;
    }
  }
  return undefined;
}
