/** The best speed of an upload at a price of time. */

/** 1 + e^y (y - 1), by its series where the difference would lose digits: y^2 / 2 + y^3 / 3 + y^4 / 8 + ... */
export function speedCost(y: number): number {
  if (y > 0.05) return 1 + Math.exp(y) * (y - 1);
  return y * y * (1 / 2 + y * (1 / 3 + y * (1 / 8 + y * (1 / 30 + y * (1 / 144 + y / 840)))));
}

/** Newton's steps end when one moves y by less: the next would move it by about the square. */
const PRECISION = 1e-9;
const MOST_STEPS = 60;

/**
 * The y > 0 with 1 + e^y (y - 1) = c.
 *
 * Newton's method: below c = 4 on the equation itself, which is convex, from a point above; beyond on its logarithm,
 * y + ln(y - 1) = ln(c - 1), which is concave.
 *
 * @param c - > 0, finite.
 */
export function speedExponent(c: number): number {
  const large = c > 4;
  const log = large ? Math.log(c - 1) : 0;
  let y = large ? Math.max(1.5, log - Math.log(log)) : Math.sqrt(2 * c);
  for (let step = 0; step < MOST_STEPS; step++) {
    const moved = large ? (log - y - Math.log(y - 1)) / (1 + 1 / (y - 1)) : (c - speedCost(y)) / (y * Math.exp(y));
    y += moved;
    if (Math.abs(moved) <= PRECISION * y) break;
  }
  return y;
}
