/**
 * Linear constraints that were given as data, as rows a x - b that are zero (equalities) or not negative.
 */
import type { LinearConstraint, LinearRange } from '../constraint.js';
import { refuse } from '../errors.js';
import { isList } from '../list.js';
import { isMatrix, readMatrix, refuseFault } from './read-numbers.js';
import { rowTimes } from '../vector-operations.js';

/** Some linear rows of one constraint, as functions, and what each is called after its constraint's name. */
interface LinearRows {
  readonly fun: (x: Float64Array) => Float64Array;
  readonly jac: (x: Float64Array, out: Float64Array) => void;
  readonly labels: readonly string[];
}

/** A constraint's equalities and inequalities. */
type LinearParts = Readonly<Record<'eq' | 'ineq', LinearRows>>;

interface LinearRow {
  readonly coefficients: Float64Array;
  readonly offset: number;
  readonly label: string;
}

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
  const [lower, upper] = readSides(where, what, constraint, rows);
  const isRange = constraint.type === 'linear';
  const eq: LinearRow[] = [];
  const ineq: LinearRow[] = [];
  for (let k = 0; k < rows; k++) {
    const [least, most] = [lower[k]!, upper[k]!];
    if (least > most || least === Infinity || most === -Infinity) {
      const expected = least > most ? `<= the upper side ${most}` : 'sides that some number meets';
      refuse(where, `${what}.lower[${k}]`, least, expected);
    }
    const coefficients = matrix.subarray(k * n, (k + 1) * n);
    const label = rows === 1 ? '' : ` row ${k}`;
    if (least === most) eq.push({ coefficients, offset: least, label });
    else {
      if (least > -Infinity) ineq.push({ coefficients, offset: least, label: isRange ? `${label} lower` : label });
      if (most < Infinity)
        ineq.push({ coefficients: coefficients.map((a) => -a), offset: -most, label: `${label} upper` });
    }
  }
  return { eq: asFunctions(n, eq), ineq: asFunctions(n, ineq) };
}

function asFunctions(n: number, rows: readonly LinearRow[]): LinearRows {
  const matrix = new Float64Array(rows.length * n);
  rows.forEach(({ coefficients }, k) => matrix.set(coefficients, k * n));
  const values = new Float64Array(rows.length);
  return {
    fun: (x) => {
      for (let k = 0; k < rows.length; k++) values[k] = rowTimes(matrix, k, x, -rows[k]!.offset);
      return values;
    },
    jac: (_x, out) => out.set(matrix),
    labels: rows.map(({ label }) => label),
  };
}

/** Both sides of every row: of an equality they are the same, of an inequality there is a lower one. */
function readSides(
  where: string,
  what: string,
  constraint: LinearConstraint | LinearRange,
  rows: number,
): [lower: Float64Array, upper: Float64Array] {
  if (constraint.type === 'linear') {
    const lower = readSide(where, `${what}.lower`, constraint.lower, rows, -Infinity);
    return [lower, readSide(where, `${what}.upper`, constraint.upper, rows, Infinity)];
  }
  const right = readSide(where, `${what}.b`, constraint.b, rows, undefined);
  return [right, constraint.type === 'eq' ? right : right.map(() => Infinity)];
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
