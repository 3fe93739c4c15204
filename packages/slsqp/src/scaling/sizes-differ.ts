/** Variables, or their slopes, whose sizes differ by more than this are taken to have units of their own. */
const RANGE = 1e4;
/** So are variables that are all smaller or larger than this. */
const SMALL = 1e-2;
const LARGE = 1e5;

/** Slopes by differences are error below this share of the steepest one. */
const ERROR = 1e-7;

/**
 * Whether a start says that its variables have units of their own: their sizes or their slopes differ by orders of
 * magnitude, or none is anywhere near 1.
 *
 * @param isDifferentiated - whether the gradient was taken by differences.
 */
export function sizesDiffer(x: Float64Array, gradient: Float64Array, isDifferentiated: boolean): boolean {
  const [least, most] = range(x, 0);
  if (most > 0 && (most > RANGE * least || most < SMALL || most > LARGE)) return true;
  const [flattest, steepest] = range(gradient, isDifferentiated ? ERROR * largest(gradient) : 0);
  return steepest > RANGE * flattest;
}

function largest(values: Float64Array): number {
  return range(values, 0)[1];
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
