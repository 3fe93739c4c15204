/** A function with its exact gradient, of as many arguments as the problem has variables. */
export interface TestFunction {
  readonly fun: (...x: number[]) => number;
  readonly gradient: (...x: number[]) => readonly number[];
}

/**
 * A published problem: minimise the objective where equalities = 0, inequalities >= 0, lower <= x <= upper.
 *
 * Variables are named as in the book, from x1 on. `bounds` is empty where there are none.
 */
export interface TestProblem {
  readonly name: string;
  readonly start: readonly number[];
  readonly bounds: readonly (readonly [number | null, number | null])[];
  readonly objective: TestFunction;
  readonly equalities: readonly TestFunction[];
  readonly inequalities: readonly TestFunction[];
  /** The best known solution. */
  readonly optimum: { readonly fun: number; readonly x: readonly number[] };
}
