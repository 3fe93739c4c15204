import type { Vector } from './vector.js';

/** A matrix object, of ml-matrix or any other library: its size, and its entries by `get`. */
export interface MatrixLike {
  readonly rows: number;
  readonly columns: number;
  get(row: number, column: number): number;
}

/** A matrix as users write it: row-major numbers, a list of rows, or a matrix object. */
export type MatrixValue = ArrayLike<number> | ArrayLike<ArrayLike<number>> | MatrixLike;

/** What a Jacobian may return; nothing when it filled `out`. */
export type JacobianValue = MatrixValue;

/** What all constraints may say. */
interface ToleratedConstraint {
  /** Largest violation of its rows that still counts as met, > 0; default `constraintTolerance`. */
  readonly tolerance?: number | undefined;
}

/** 'eq': every entry of `fun(x)` is 0; 'ineq': every entry is >= 0. */
export interface Constraint extends ToleratedConstraint {
  readonly type: 'eq' | 'ineq';
  /** One value or m of them; the number may not change from call to call. */
  readonly fun: (x: Vector) => number | ArrayLike<number>;
  /** Its m x n Jacobian: fill `out` (row-major, zeroed before each call) or return it. Differences where absent. */
  readonly jac?: ((x: Vector, out: Float64Array) => JacobianValue | void) | undefined;
}

/** Linear rows as data. 'eq': A x = b; 'ineq': A x >= b. */
export interface LinearConstraint extends ToleratedConstraint {
  readonly type: 'eq' | 'ineq';
  /** m x n; one row may be n numbers. */
  readonly A: MatrixValue;
  /** m numbers, or one for all rows. */
  readonly b: number | ArrayLike<number>;
}

/**
 * Linear rows as data with two sides: lower <= A x <= upper.
 *
 * A side that is absent, `null` or infinite is none, and a row whose sides are equal is an equality. Among all
 * multipliers each row has one for every finite side, the lower one first, or one as an equality.
 */
export interface LinearRange extends ToleratedConstraint {
  readonly type: 'linear';
  readonly A: MatrixValue;
  /** m numbers, or one for all rows. */
  readonly lower?: number | null | undefined | ArrayLike<number | null | undefined>;
  readonly upper?: number | null | undefined | ArrayLike<number | null | undefined>;
}

/**
 * A constraint that was put into a variable first, so that TypeScript takes its `type` for any string. It is checked when
 * the run begins.
 */
export interface InferredConstraint extends ToleratedConstraint {
  readonly type: string;
  readonly fun?: Constraint['fun'] | undefined;
  readonly jac?: Constraint['jac'];
  readonly A?: MatrixValue | undefined;
  readonly b?: LinearConstraint['b'] | undefined;
  readonly lower?: LinearRange['lower'];
  readonly upper?: LinearRange['upper'];
}

/** Every form of constraint. */
export type AnyConstraint = Constraint | LinearConstraint | LinearRange | InferredConstraint;
