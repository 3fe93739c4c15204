/**
 * Where to sample a function around x_i so that no sample leaves [lower, upper].
 *
 * Steps are relative to max(1, |x_i|) and exactly representable: x + h - x === h. Sizes as in Nocedal and Wright,
 * Numerical Optimization, section 8.1: the square root of the machine precision for two points, the cube root for three.
 */

const FORWARD = Math.sqrt(Number.EPSILON);
const CENTRAL = Math.cbrt(Number.EPSILON);

/**
 * Signed step for a two-point difference: x + h lies inside the bounds.
 * 0 when the bounds leave no room, that is when x_i is fixed.
 */
export function forwardStep(x: number, lower: number, upper: number): number {
  const wanted = FORWARD * Math.max(1, Math.abs(x));
  const above = upper - x;
  const below = x - lower;
  // Away from zero, as scipy's differences go: the relative step then never shrinks.
  const preferred = x >= 0 ? wanted : -wanted;
  if (preferred > 0 ? above >= wanted : below >= wanted) return representable(x, preferred, lower, upper);
  if (preferred > 0 ? below >= wanted : above >= wanted) return representable(x, -preferred, lower, upper);
  return above >= below ? upper - x : lower - x;
}

/** The two other points of a three-point difference; both on one side where a bound is near. */
export interface CentralPoints {
  first: number;
  second: number;
}

/** Fills `points` with the two samples around x for a three-point difference inside the bounds. */
export function centralPoints(x: number, lower: number, upper: number, points: CentralPoints): void {
  const wanted = CENTRAL * Math.max(1, Math.abs(x));
  const above = upper - x;
  const below = x - lower;
  if (above >= wanted && below >= wanted) {
    points.first = x - wanted;
    points.second = x + wanted;
  } else if (above >= below) {
    const step = Math.min(wanted, above / 2);
    points.first = x + step;
    points.second = Math.min(upper, x + 2 * step);
  } else {
    const step = Math.min(wanted, below / 2);
    points.first = x - step;
    points.second = Math.max(lower, x - 2 * step);
  }
}

/** Derivative at x of the parabola through (x, f), (a, fa), (b, fb). */
export function parabolaSlope(x: number, f: number, a: number, fa: number, b: number, fb: number): number {
  const da = a - x;
  const db = b - x;
  return ((fa - f) / da) * (db / (db - da)) - ((fb - f) / db) * (da / (db - da));
}

function representable(x: number, step: number, lower: number, upper: number): number {
  const target = Math.min(upper, Math.max(lower, x + step));
  return target - x;
}
