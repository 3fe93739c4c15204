/**
 * Linear constraints that were given as data, as rows a x - b that are zero (equalities) or not negative.
 */
import type { LinearConstraint, LinearRange } from '../constraint.js';
import { refuse } from '../errors.js';
import { isList } from '../list.js';
import { isMatrix, readMatrix, refuseFault } from './read-numbers.js';

/** Some linear rows of one constraint. */
export interface LinearRows {
  /** Their coefficients over all variables, rows x n. */
  readonly coefficients: Float64Array;
  /** b, one for each row. */
  readonly offsets: Float64Array;
  /** What each row is called after its constraint's name. */
  readonly labels: readonly string[];
}

/** A constraint's equalities and inequalities. */
export type LinearParts = Readonly<Record<'eq' | 'ineq', LinearRows>>;

/**
 * Reads a linear constraint over n variables.
 *
 * @throws InvalidArgumentError when a number is not finite, sides cross, or sizes do not fit.
 */
export function readLinearRows(
  where: string,
  what: string,
  constraint: LinearConstraint | LinearRange,
  n: number,
): LinearParts {
  const { matrix, rows } = readCoefficients(where, `${what}.A`, constraint.A, n);
  const parts = { eq: new RowList(), ineq: new RowList() };
  const label = (k: number): string => (rows === 1 ? '' : ` row ${k}`);
  const row = (k: number): Float64Array => matrix.subarray(k * n, (k + 1) * n);
  if (constraint.type !== 'linear') {
    const right = readSide(where, `${what}.b`, constraint.b, rows, undefined);
    for (let k = 0; k < rows; k++) parts[constraint.type].add(row(k), 1, right[k]!, label(k));
    return { eq: parts.eq.rows, ineq: parts.ineq.rows };
  }
  const lower = readSide(where, `${what}.lower`, constraint.lower, rows, -Infinity);
  const upper = readSide(where, `${what}.upper`, constraint.upper, rows, Infinity);
  for (let k = 0; k < rows; k++) {
    const [least, most] = [lower[k]!, upper[k]!];
    if (least > most || least === Infinity || most === -Infinity) {
      const expected = least > most ? `<= the upper side ${most}` : 'sides that some number meets';
      refuse(where, `${what}.lower[${k}]`, least, expected);
    }
    if (least === most) parts.eq.add(row(k), 1, least, label(k));
    else {
      if (least > -Infinity) parts.ineq.add(row(k), 1, least, `${label(k)} lower`);
      if (most < Infinity) parts.ineq.add(row(k), -1, most, `${label(k)} upper`);
    }
  }
  return { eq: parts.eq.rows, ineq: parts.ineq.rows };
}

/** Rows as they are collected. */
class RowList {
  private readonly entries: number[] = [];
  private readonly offsets: number[] = [];
  private readonly labels: string[] = [];

  add(row: Float64Array, sign: 1 | -1, offset: number, label: string): void {
    for (const entry of row) this.entries.push(sign * entry);
    this.offsets.push(sign * offset);
    this.labels.push(label);
  }

  get rows(): LinearRows {
    const { entries, offsets, labels } = this;
    return { coefficients: Float64Array.from(entries), offsets: Float64Array.from(offsets), labels };
  }
}

function readCoefficients(
  where: string,
  what: string,
  A: unknown,
  n: number,
): { readonly matrix: Float64Array; readonly rows: number } {
  let rows = 0;
  if (isMatrix(A)) rows = A.rows;
  else if (isList(A)) rows = isList(A[0]) ? A.length : A.length / n;
  if (!Number.isInteger(rows) || rows < 0 || !(isMatrix(A) || isList(A))) {
    const expected = `rows of ${n} numbers: an array of rows, row-major numbers, or a matrix`;
    refuse(where, what, A, expected);
  }
  const matrix = new Float64Array(rows * n);
  const fault = readMatrix(A, rows, n, matrix);
  if (fault) refuseFault(where, what, fault);
  const bad = matrix.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    const at = `[${Math.floor(bad / n)}][${bad % n}]`;
    refuse(where, what + at, matrix[bad], 'a finite number');
  }
  return { matrix, rows };
}

/** One number for each row; `absent` where a side is missing, which then may be infinite too. */
function readSide(where: string, what: string, side: unknown, rows: number, absent: number | undefined): Float64Array {
  const list = isList(side) ? side : new Array<unknown>(rows).fill(side);
  if (list.length !== rows) refuse(where, what, side, `${rows} numbers, or one for all rows`);
  return Float64Array.from(list, (value, k) => {
    if (absent !== undefined && (value === undefined || value === null)) return absent;
    const fits = typeof value === 'number' && (absent === undefined ? Number.isFinite(value) : !Number.isNaN(value));
    if (fits) return value;
    const at = isList(side) ? `[${k}]` : '';
    const expected = absent === undefined ? 'a finite number' : 'a number, null or an infinity';
    refuse(where, what + at, value, expected);
  });
}
