import { Arena } from '../arena.js';
import { makeBounds, readBounds, type Bounds } from '../bounds.js';
import type { JacobianValue } from '../constraint.js';
import { refuse } from '../errors.js';
import { CallerView } from '../evaluation/caller-view.js';
import { differentiateBlock, evaluateBlock, layOutConstraints } from '../evaluation/constraint-block.js';
import { readConstraints } from '../evaluation/read-constraints.js';
import { isList } from '../list.js';
import { refuseUnknownKeys } from '../unknown-keys.js';
import { Differences } from './differences.js';
import type { Vector } from '../vector.js';

/** What `checkGradient` found: the entry that differs most from its difference quotient. */
export interface GradientCheck {
  /** Whether no entry differs by more than `tolerance`, relatively. */
  readonly ok: boolean;
  /** Largest difference relative to max(1, |given|, |expected|), and where: row 0 for an objective's gradient. */
  readonly worst: number;
  readonly row: number;
  readonly column: number;
  /** The entry as given, and as the difference quotient has it. */
  readonly given: number;
  readonly expected: number;
  readonly message: string;
}

/** Options of `checkGradient`. */
export interface GradientCheckOptions {
  /** Relative difference that still passes; default 1e-5, some hundred times the quotient's own error. */
  readonly tolerance?: number | undefined;
  /** Bounds that no evaluation may leave. */
  readonly bounds?: Bounds | undefined;
}

const OPTION_NAMES: ReadonlySet<string> = new Set(['tolerance', 'bounds']);

/**
 * Compares a gradient, or a constraint's Jacobian, with three-point differences.
 *
 * @param fun - a function of n variables with one value or m of them.
 * @param jac - its gradient or m x n Jacobian, in any of the shapes that `minimize` takes.
 * @param x - where to compare, n finite numbers. Generic points show more than zeros do.
 * @throws InvalidArgumentError when x is not finite or a shape is wrong.
 * @example
 * checkGradient(([x]) => x ** 2, ([x]) => [3 * x], [1]).message; // 'jac[0][0] is 3, differences give 2'
 */
export function checkGradient(
  fun: (x: Vector) => number | ArrayLike<number>,
  jac: (x: Vector, out: Float64Array) => JacobianValue | void,
  x: ArrayLike<number>,
  options: GradientCheckOptions = {},
): GradientCheck {
  const where = 'checkGradient';
  if (typeof options === 'object') refuseUnknownKeys(where, 'options', options, OPTION_NAMES);
  const at = readPoint(where, x);
  const n = at.length;
  const tolerance = options.tolerance ?? 1e-5;
  if (!(tolerance > 0)) refuse(where, 'tolerance', tolerance, 'a number > 0');
  const arena = new Arena(8 * n);
  const bounds = makeBounds(n, arena);
  readBounds(where, options.bounds, bounds);
  const view = new CallerView(bounds, arena);
  view.begin(at, undefined);
  const point = at.slice();
  const { blocks, rows, values } = layOutConstraints(
    where,
    readConstraints(where, { type: 'eq', fun, jac }, n),
    point,
    arena,
  );
  const block = blocks[0]!;
  point.set(at);
  differentiateBlock(where, block, point);
  const given = block.jacobian;
  const differences = new Differences(
    view,
    rows,
    {
      sample(_block, z, i, value, out) {
        view.scatter(z, point);
        point[view.position(i)] = value;
        evaluateBlock(where, block, point, out);
      },
    },
    undefined,
    arena,
  );
  differences.begin('3-point');
  const free = new Float64Array(view.n);
  view.gather(at, free);
  const quotients = new Float64Array(rows * view.n);
  differences.differentiate(block, free, values, quotients);
  let worst = { size: -1, row: 0, column: 0, given: 0, expected: 0 };
  for (let i = 0; i < view.n; i++) {
    const column = view.position(i);
    for (let k = 0; k < rows; k++) {
      const expected = quotients[k * view.n + i]!;
      const entry = given[k * n + column]!;
      const difference = Math.abs(entry - expected) / Math.max(1, Math.abs(entry), Math.abs(expected));
      const size = Number.isNaN(difference) ? Infinity : difference;
      if (size > worst.size) worst = { size, row: k, column, given: entry, expected };
    }
  }
  const ok = worst.size <= tolerance;
  const { row, column } = worst;
  const message = ok
    ? `No entry differs from its difference quotient by more than ${worst.size.toExponential(1)}`
    : `jac[${row}][${column}] is ${worst.given}, differences give ${Number(worst.expected.toPrecision(8))}`;
  return { ok, worst: Math.max(0, worst.size), row, column, given: worst.given, expected: worst.expected, message };
}

function readPoint(where: string, x: unknown): Float64Array {
  if (!isList(x) || x.length < 1) refuse(where, 'x', x, 'an array of 1 or more numbers');
  return Float64Array.from(x, (value, i) => {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    refuse(where, `x[${i}]`, value, 'a finite number');
  });
}
