/** The unit of which all roots are whole multiples, where there is one: tasks in proportion 1 : 4 : 9 ..., or all alike. */
import type { Core } from './core.js';

/** How far a root may lie from a whole multiple of the unit, relative to itself: some rounding errors, no more. */
export const UNIT_TOLERANCE: number = 16 * Number.EPSILON;

/**
 * Euclid's algorithm on the roots of the open devices, rounding errors forgiven.
 *
 * @param most - largest multiple of interest, for the largest root.
 * @returns the unit, or undefined when the roots have none that fits.
 */
export function commonUnit(core: Core, most: number): number | undefined {
  const largest = core.root.reduce((a, b) => Math.max(a, b), 0);
  // Half of the smallest unit of interest: a remainder below it is a rounding error.
  const negligible = largest / (2 * most);
  let unit = 0;
  for (const root of core.root) {
    let [a, b] = [unit, root];
    while (b > negligible) [a, b] = [b, Math.abs(a - b * Math.round(a / b))];
    unit = a;
  }
  // The remainders gathered errors on the way; the largest root gives the unit without them.
  unit = largest / Math.round(largest / unit);
  const fits = core.root.every((root) => Math.abs(root - unit * Math.round(root / unit)) <= UNIT_TOLERANCE * root);
  return fits ? unit : undefined;
}
