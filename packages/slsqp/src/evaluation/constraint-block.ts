import type { Arena } from '../arena.js';
import type { Constraint, JacobianValue, MatrixLike } from '../constraint.js';
import { InvalidArgumentError } from '../errors.js';
import { isList } from '../list.js';

/** One constraint of the caller with its place among all rows. */
export interface ConstraintBlock {
  readonly constraint: Constraint;
  /** Its position in the caller's list. */
  readonly index: number;
  /** Its first row and how many it has. */
  readonly first: number;
  readonly rows: number;
  /** Its Jacobian over all variables, rows x n. */
  readonly jacobian: Float64Array;
}

/** The caller's constraints as blocks of rows, equalities first, and their values at the start. */
export interface ConstraintRows {
  readonly blocks: readonly ConstraintBlock[];
  readonly rows: number;
  readonly equalities: number;
  readonly values: Float64Array;
}

/**
 * Evaluates every constraint at `x` once to learn how many rows it has.
 *
 * @throws InvalidArgumentError when a constraint returns neither a number nor an array of them.
 */
export function layOutConstraints(
  where: string,
  constraints: readonly Constraint[],
  x: Float64Array,
  arena: Arena,
): ConstraintRows {
  if (constraints.length === 0) return { blocks: [], rows: 0, equalities: 0, values: arena.floats(0) };
  const values = constraints.map((constraint, index) => readValues(where, index, constraint.fun(x)));
  const blocks: ConstraintBlock[] = [];
  let first = 0;
  let equalities = 0;
  for (const type of ['eq', 'ineq'] as const) {
    constraints.forEach((constraint, index) => {
      if (constraint.type !== type) return;
      const rows = values[index]!.length;
      blocks.push({ constraint, index, first, rows, jacobian: arena.floats(rows * x.length) });
      first += rows;
    });
    if (type === 'eq') equalities = first;
  }
  const all = arena.floats(first);
  for (const block of blocks) all.set(values[block.index]!, block.first);
  return { blocks, rows: first, equalities, values: all };
}

function readValues(where: string, index: number, value: unknown): ArrayLike<number> {
  if (typeof value === 'number') return [value];
  if (isList(value)) return Array.from(value, Number);
  throw new InvalidArgumentError({
    where,
    what: `constraints[${index}].fun(x)`,
    got: value,
    expected: 'a number or an array of numbers',
  });
}

/** Writes the block's values at `x` into `out` from its first row on. */
export function evaluateBlock(where: string, block: ConstraintBlock, x: Float64Array, out: Float64Array): void {
  const { constraint, first, rows, index } = block;
  const value: unknown = constraint.fun(x);
  if (typeof value === 'number') {
    out[first] = value;
    if (rows === 1) return;
  } else if (isList(value) && value.length === rows) {
    for (let k = 0; k < rows; k++) out[first + k] = value[k] as number;
    return;
  }
  throw new InvalidArgumentError({
    where,
    what: `constraints[${index}].fun(x)`,
    got: value,
    expected: `${rows} numbers, as at the start`,
  });
}

/** Copies what a Jacobian returned, in any of the shapes allowed, into `out` (rows x n). Nothing when it filled `out`. */
export function readJacobian(where: string, block: ConstraintBlock, value: JacobianValue | void, n: number): void {
  const { jacobian: out, rows } = block;
  if (value === undefined || value === out) return;
  if (isMatrix(value)) {
    if (value.rows === rows && value.columns === n) {
      for (let k = 0; k < rows; k++) for (let i = 0; i < n; i++) out[k * n + i] = value.get(k, i);
      return;
    }
  } else if (typeof value[0] === 'number' || rows * n === 0) {
    if (value.length === rows * n) {
      out.set(value as ArrayLike<number>);
      return;
    }
  } else if (value.length === rows) {
    const lists = value as ArrayLike<ArrayLike<number>>;
    let fits = true;
    for (let k = 0; k < rows && fits; k++) {
      const row = lists[k]!;
      fits = row.length === n;
      if (fits) out.set(row, k * n);
    }
    if (fits) return;
  }
  throw new InvalidArgumentError({
    where,
    what: `constraints[${block.index}].jac(x)`,
    got: value,
    expected: `${rows} x ${n} numbers: row-major, an array of rows, or a Matrix`,
  });
}

function isMatrix(value: JacobianValue): value is MatrixLike {
  return 'columns' in value && 'get' in value;
}
