/**
 * Where to sample a function around x_i so that no sample leaves [lower, upper], and all are different.
 *
 * Sizes as in Nocedal and Wright, Numerical Optimization, section 8.1: the square root of the machine precision for two
 * points, the cube root for three, times the size of the variable.
 */

/** Steps relative to the size of the variable. */
export const FORWARD: number = Math.sqrt(Number.EPSILON);
export const CENTRAL: number = Math.cbrt(Number.EPSILON);

/**
 * The sample for a two-point difference at x, inside the bounds; x itself only where these leave no room.
 * The slope's denominator is the sample minus x, never the step wanted: the two differ by rounding.
 */
export function forwardPoint(x: number, lower: number, upper: number, wanted: number): number {
  // Away from zero, as scipy's differences go, unless a bound is near.
  const preferred = x >= 0 ? x + wanted : x - wanted;
  if (preferred >= lower && preferred <= upper) return preferred;
  const other = x >= 0 ? x - wanted : x + wanted;
  if (other >= lower && other <= upper) return other;
  return upper - x >= x - lower ? upper : lower;
}

/** The two other points of a three-point difference; both on one side where a bound is near. */
export interface CentralPoints {
  first: number;
  second: number;
}

/**
 * Fills `points` with the two samples around x for a three-point difference inside the bounds.
 * Where these leave room for one other number only, both are that number.
 */
export function centralPoints(x: number, lower: number, upper: number, wanted: number, points: CentralPoints): void {
  const above = upper - x;
  const below = x - lower;
  if (above >= wanted && below >= wanted) {
    points.first = x - wanted;
    points.second = x + wanted;
  } else if (above >= below) {
    const step = Math.min(wanted, above / 2);
    points.first = Math.min(upper, x + step);
    points.second = Math.min(upper, x + 2 * step);
  } else {
    const step = Math.min(wanted, below / 2);
    points.first = Math.max(lower, x - step);
    points.second = Math.max(lower, x - 2 * step);
  }
  if (points.first !== x && points.first !== points.second) return;
  // The bounds are a few rounding errors apart.
  points.first = below > 0 ? lower : upper;
  points.second = above > 0 ? upper : lower;
}

/** Derivative at x of the parabola through (x, f), (a, fa), (b, fb), or of the line where a and b are the same. */
export function parabolaSlope(x: number, f: number, a: number, fa: number, b: number, fb: number): number {
  const da = a - x;
  if (a === b) return (fa - f) / da;
  const db = b - x;
  return ((fa - f) / da) * (db / (db - da)) - ((fb - f) / db) * (da / (db - da));
}

/** The step of a two-point difference at x where nothing else is known of the variable's size. */
export function forwardStep(x: number): number {
  return FORWARD * Math.max(1, Math.abs(x));
}
