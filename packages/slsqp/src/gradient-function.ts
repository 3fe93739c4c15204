/** Where the objective's gradient comes from. */
import type { Vector } from './vector.js';

/** How gradients that the caller does not give are taken. */
export type DifferenceScheme = '2-point' | '3-point';

/** The same where it was put into a variable first, whose type is then any string; checked when the run begins. */
export type InferredScheme = DifferenceScheme | (string & {});

/** The objective's gradient: fill `out` (n entries, zeroed before each call) or return it. */
export type GradientFunction = (x: Vector, out: Float64Array) => ArrayLike<number> | void;
