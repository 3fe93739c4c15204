import type { AnyConstraint, Constraint, LinearConstraint, LinearRange } from '../constraint.js';
import { refuse } from '../errors.js';
import { refuseUnknownKeys } from '../unknown-keys.js';
import { readLinearRows } from './linear-rows.js';
import { isPositive } from '../list.js';

/** Rows of one kind that a constraint of the caller gives, checked. */
export interface RowSource {
  /** The constraint's place in the caller's list, as in `constraints[2]`. */
  readonly name: string;
  readonly type: 'eq' | 'ineq';
  /** The rows' own tolerance, undefined where they have the common one. */
  readonly tolerance: number | undefined;
  readonly functions: Pick<Constraint, 'fun' | 'jac'>;
  /** What each row is called after `name`; undefined where the row's number is all there is to say. */
  readonly labels: readonly string[] | undefined;
}

const FUNCTION_KEYS: ReadonlySet<string> = new Set(['type', 'fun', 'jac', 'tolerance']);
const LINEAR_KEYS: ReadonlySet<string> = new Set(['type', 'A', 'b', 'tolerance']);
const RANGE_KEYS: ReadonlySet<string> = new Set(['type', 'A', 'lower', 'upper', 'tolerance']);

/**
 * Reads and checks the constraints over n variables.
 *
 * @throws InvalidArgumentError when one is of no known form, or has a key that nothing reads.
 */
export function readConstraints(where: string, constraints: unknown, n: number): readonly RowSource[] {
  if (constraints === undefined) return [];
  const list: readonly unknown[] = Array.isArray(constraints) ? constraints : [constraints];
  return list.flatMap((constraint, index) => readConstraint(where, `constraints[${index}]`, constraint, n));
}

function readConstraint(where: string, name: string, constraint: unknown, n: number): RowSource[] {
  const expect = (what: string, got: unknown, fits: boolean, expected: string): void => {
    if (!fits) refuse(where, name + what, got, expected);
  };
  const isObject = typeof constraint === 'object' && constraint !== null;
  expect('', constraint, isObject, "{ type: 'eq' | 'ineq', fun, jac? }, { type, A, b } or { type: 'linear', A }");
  const given = constraint as AnyConstraint;
  const { type, tolerance } = given;
  expect('.tolerance', tolerance, tolerance === undefined || isPositive(tolerance), 'a finite number > 0');
  const isRange = (type as unknown) === 'linear';
  expect('.type', type, type === 'eq' || type === 'ineq' || isRange, "'eq', 'ineq' or 'linear'");
  if (isRange || 'A' in given) {
    refuseUnknownKeys(where, name, given, isRange ? RANGE_KEYS : LINEAR_KEYS);
    const parts = readLinearRows(where, name, given as LinearConstraint | LinearRange, n);
    return (['eq', 'ineq'] as const)
      .filter((kind) => parts[kind].labels.length > 0)
      .map((kind) => ({ name, type: kind, tolerance, functions: parts[kind], labels: parts[kind].labels }));
  }
  refuseUnknownKeys(where, name, given, FUNCTION_KEYS);
  const { fun, jac } = given;
  expect('.fun', fun, typeof fun === 'function', 'a function');
  expect('.jac', jac, jac === undefined || typeof jac === 'function', 'a function or nothing');
  return [{ name, type: type as 'eq' | 'ineq', tolerance, functions: given as Constraint, labels: undefined }];
}
