/**
 * Whether a start says that its variables have units of their own.
 *
 * Values and slopes of well-scaled problems range over three orders of magnitude, seldom over more (of 72 problems of
 * Hock and Schittkowski two); those of fits in natural units range over five to twenty.
 */

/** Values that range over more than this, or are all below this, have units of their own. */
const RANGE_OF_VALUES = 1e5;
const SMALL = 1e-2;
/** So have slopes that range over more than this. */
const RANGE_OF_SLOPES = 1e4;
/** Slopes by differences are error below this share of the steepest one. */
const ERROR = 1e-7;

/** Whether the variables' values differ by orders of magnitude, or all are far below 1; zeros say nothing. */
export function valuesDiffer(x: Float64Array): boolean {
  const [least, most] = range(x, 0);
  return most > 0 && (most > RANGE_OF_VALUES * least || most < SMALL);
}

/**
 * Whether the objective's slopes differ by orders of magnitude; zeros say nothing.
 *
 * @param isDifferentiated - whether the gradient was taken by differences.
 */
export function slopesDiffer(gradient: Float64Array, isDifferentiated: boolean): boolean {
  const steepest = range(gradient, 0)[1];
  const [flattest] = range(gradient, isDifferentiated ? ERROR * steepest : 0);
  return steepest > RANGE_OF_SLOPES * flattest;
}

/** The smallest and the largest absolute value above `zero`. */
function range(values: Float64Array, zero: number): [least: number, most: number] {
  let least = Infinity;
  let most = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (!(size > zero)) continue;
    least = Math.min(least, size);
    most = Math.max(most, size);
  }
  return [least, most];
}
