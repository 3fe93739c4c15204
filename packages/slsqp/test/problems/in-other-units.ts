import type { Constraint, MinimizeResult } from '../../src/index.js';
import type { MinimizeArguments } from './as-problem.js';
import type { TestFunction, TestProblem } from './test-problem.js';

/** What the new numbers are, in multiples of the old ones: f, each variable, each row (equalities first). */
export interface Units {
  readonly objective: number;
  readonly variables: readonly number[];
  readonly rows: readonly number[];
}

/** The problem with everything in other units, with exact gradients or without any. */
export function inOtherUnits(
  { objective, equalities, inequalities, bounds, start }: TestProblem,
  { objective: unit, variables, rows }: Units,
  gradients: 'exact' | 'differences',
): MinimizeArguments {
  const exact = gradients === 'exact';
  const old = (x: Float64Array): number[] => Array.from(x, (value, i) => value / variables[i]!);
  const slopes = (one: TestFunction, x: Float64Array, size: number): number[] =>
    one.gradient(...old(x)).map((slope, i) => (slope * size) / variables[i]!);
  const constraints: Constraint[] = [];
  const add = (type: 'eq' | 'ineq', functions: readonly TestFunction[], sizes: readonly number[]): void => {
    if (functions.length === 0) return;
    const fun = (x: Float64Array): number[] => functions.map((one, k) => one.fun(...old(x)) * sizes[k]!);
    const jac = (x: Float64Array): number[][] => functions.map((one, k) => slopes(one, x, sizes[k]!));
    constraints.push(exact ? { type, fun, jac } : { type, fun });
  };
  add('eq', equalities, rows);
  add('ineq', inequalities, rows.slice(equalities.length));
  const inUnits = (bound: number | null, i: number): number | null => (bound === null ? null : bound * variables[i]!);
  return {
    fun: (x) => objective.fun(...old(x)) * unit,
    start: start.map((value, i) => value * variables[i]!),
    options: {
      constraints,
      ...(bounds.length > 0 && {
        bounds: bounds.map(([lower, upper], i) => [inUnits(lower, i), inUnits(upper, i)] as const),
      }),
      ...(exact && { jac: (x: Float64Array) => slopes(objective, x, unit) }),
    },
  };
}

/** A result in the problem's own units. */
export interface OwnUnits {
  readonly x: number[];
  readonly fun: number;
  readonly multipliers: number[];
  readonly lower: number[];
  readonly upper: number[];
}

export function inOwnUnits(result: MinimizeResult, { objective, variables, rows }: Units): OwnUnits {
  const price = (value: number, i: number): number => (value * variables[i]!) / objective;
  return {
    x: Array.from(result.x, (value, i) => value / variables[i]!),
    fun: result.fun / objective,
    multipliers: Array.from(result.multipliers, (value, k) => (value * rows[k]!) / objective),
    lower: Array.from(result.boundMultipliers.lower, price),
    upper: Array.from(result.boundMultipliers.upper, price),
  };
}
