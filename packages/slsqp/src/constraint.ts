/** A matrix object, of ml-matrix or any other library: its size, and its entries by `get`. */
export interface MatrixLike {
  readonly rows: number;
  readonly columns: number;
  get(row: number, column: number): number;
}

/** What a Jacobian may return; nothing when it filled `out`. */
export type JacobianValue = ArrayLike<number> | ArrayLike<ArrayLike<number>> | MatrixLike;

/** 'eq': every entry of `fun(x)` is 0; 'ineq': every entry is >= 0. */
export interface Constraint {
  readonly type: 'eq' | 'ineq';
  /** One value or m of them; the number may not change from call to call. */
  readonly fun: (x: Float64Array) => number | ArrayLike<number>;
  /** Its m x n Jacobian: fill `out` (row-major, zeroed before each call) or return it. Differences where absent. */
  readonly jac?: ((x: Float64Array, out: Float64Array) => JacobianValue | void) | undefined;
}
