import type { Arena } from '../arena.js';
import { refuse } from '../errors.js';
import { isList } from '../list.js';
import type { RowSource } from './read-constraints.js';
import { readMatrix, readVector, refuseFault } from './read-numbers.js';
import { asVector } from '../vector.js';

/** Rows of one constraint of the caller with their place among all rows. */
export interface ConstraintBlock extends RowSource {
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
  sources: readonly RowSource[],
  x: Float64Array,
  arena: Arena,
): ConstraintRows {
  if (sources.length === 0) return { blocks: [], rows: 0, equalities: 0, values: arena.floats(0) };
  const values = sources.map((source) => valuesAtStart(where, source, x));
  const all = arena.floats(values.reduce((sum, { length }) => sum + length, 0));
  const blocks: ConstraintBlock[] = [];
  let first = 0;
  let equalities = 0;
  for (const type of ['eq', 'ineq'] as const) {
    sources.forEach((source, k) => {
      if (source.type !== type) return;
      const rows = values[k]!.length;
      blocks.push({ ...source, first, rows, jacobian: arena.floats(rows * x.length) });
      all.set(values[k]!, first);
      first += rows;
    });
    if (type === 'eq') equalities = first;
  }
  return { blocks, rows: first, equalities, values: all };
}

function valuesAtStart(where: string, { name, functions }: RowSource, x: Float64Array): Float64Array {
  const value: unknown = functions.fun(asVector(x));
  if (typeof value === 'number') return Float64Array.of(value);
  if (!isList(value)) refuse(where, `${name}.fun(x)`, value, 'a number or an array of numbers');
  const values = new Float64Array(value.length);
  const fault = readVector(value, value.length, values);
  if (fault) refuseFault(where, `${name}.fun(x)`, fault);
  return values;
}

/** Writes the block's values at `x` into `out` from its first row on. */
export function evaluateBlock(where: string, block: ConstraintBlock, x: Float64Array, out: Float64Array): void {
  const { functions, first, rows, name } = block;
  const value: unknown = functions.fun(asVector(x));
  if (typeof value === 'number' && rows === 1) {
    out[first] = value;
    return;
  }
  const fault = readVector(value, rows, out, first);
  if (fault?.at === '') refuse(where, `${name}.fun(x)`, value, `${rows} numbers, as at the start`);
  if (fault) refuseFault(where, `${name}.fun(x)`, fault);
}

/** The block's Jacobian at `x` over all variables, from the caller's function, into its buffer. */
export function differentiateBlock(where: string, block: ConstraintBlock, x: Float64Array): void {
  const { functions, jacobian, rows, name } = block;
  jacobian.fill(0);
  const value: unknown = functions.jac!(asVector(x), jacobian);
  if (value === undefined || value === jacobian) return;
  const fault = readMatrix(value, rows, x.length, jacobian);
  if (fault) refuseFault(where, `${name}.jac(x)`, fault);
}

/** The name of row `k` of all rows in the caller's terms. */
export function nameOfRow(blocks: readonly ConstraintBlock[], k: number): string {
  const block = blocks.find(({ first, rows }) => k >= first && k < first + rows);
  if (!block) return `row ${k}`;
  const { name, labels, rows, first } = block;
  if (labels) return name + labels[k - first]!;
  return rows === 1 ? name : `${name} row ${k - first}`;
}
