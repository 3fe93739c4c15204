/** Where the objective's gradient comes from. */

/** How gradients that the caller does not give are taken. */
export type DifferenceScheme = '2-point' | '3-point';

/** The objective's gradient: fill `out` (n entries, zeroed before each call) or return it. */
export type GradientFunction = (x: Float64Array, out: Float64Array) => ArrayLike<number> | void;
