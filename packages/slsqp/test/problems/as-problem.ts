import type { Constraint, MinimizeOptions } from '../../src/index.js';
import type { TestFunction, TestProblem } from './test-problem.js';

/** A test problem as `minimize` takes it. */
export interface MinimizeArguments {
  readonly fun: (x: Float64Array) => number;
  readonly start: readonly number[];
  readonly options: MinimizeOptions;
}

/** The problem with exact gradients, or without any. */
export function asArguments(problem: TestProblem, gradients: 'exact' | 'differences'): MinimizeArguments {
  const { objective, equalities, inequalities, bounds, start } = problem;
  const exact = gradients === 'exact';
  const constraints: Constraint[] = [];
  const add = (type: 'eq' | 'ineq', functions: readonly TestFunction[]): void => {
    if (functions.length === 0) return;
    const fun = (x: Float64Array): number[] => functions.map((one) => one.fun(...x));
    const jac = (x: Float64Array): (readonly number[])[] => functions.map((one) => one.gradient(...x));
    constraints.push(exact ? { type, fun, jac } : { type, fun });
  };
  add('eq', equalities);
  add('ineq', inequalities);
  return {
    fun: (x) => objective.fun(...x),
    start,
    options: {
      constraints,
      ...(bounds.length > 0 && { bounds }),
      ...(exact && { jac: (x: Float64Array) => objective.gradient(...x) }),
    },
  };
}

/** Largest violation of the problem's constraints and bounds, computed apart from the solver. */
export function violationOf({ equalities, inequalities, bounds }: TestProblem, x: ArrayLike<number>): number {
  const at = Array.from(x);
  return Math.max(
    0,
    ...equalities.map((one) => Math.abs(one.fun(...at))),
    ...inequalities.map((one) => -one.fun(...at)),
    ...bounds.map(([lower, upper], i) => Math.max((lower ?? -Infinity) - at[i]!, at[i]! - (upper ?? Infinity))),
  );
}
