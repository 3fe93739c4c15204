/** Variables, or their slopes, whose sizes differ by more than this are taken to have units of their own. */
const RANGE = 1e4;
/** So are variables that are all smaller or larger than this. */
const SMALL = 1e-2;
const LARGE = 1e5;

/**
 * Whether a start says that its variables have units of their own: their sizes or their slopes differ by orders of
 * magnitude, or none is anywhere near 1.
 */
export function sizesDiffer(x: Float64Array, gradient: Float64Array): boolean {
  const [least, most] = range(x);
  if (most > 0 && (most > RANGE * least || most < SMALL || most > LARGE)) return true;
  const [flattest, steepest] = range(gradient);
  return steepest > RANGE * flattest;
}

/** The smallest and the largest absolute value other than zero. */
function range(values: Float64Array): [least: number, most: number] {
  let least = Infinity;
  let most = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size === 0) continue;
    least = Math.min(least, size);
    most = Math.max(most, size);
  }
  return [least, most];
}
