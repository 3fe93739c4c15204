/**
 * The caller's word on how large a typical change of each variable is.
 */
import { refuse } from '../errors.js';
import { isList, isPositive } from '../list.js';
import { clamp } from '../vector-operations.js';

/** One positive number per variable, or `'auto'`. */
export type XScale = ArrayLike<number> | 'auto' | (string & {});

/** Powers beyond this have no physical meaning and would overflow squares. */
const LARGEST_POWER = 300;

/** The power of two nearest to `size`, on a scale of ratios: multiplying by it never rounds. */
export function powerOfTwo(size: number): number {
  return 2 ** clamp(Math.round(Math.log2(size)), -LARGEST_POWER, LARGEST_POWER);
}

/**
 * Reads the option `xScale`: n powers of two, `'auto'`, or nothing where it is absent.
 *
 * @throws InvalidArgumentError when it is neither `'auto'` nor n positive finite numbers.
 */
export function readXScale(where: string, xScale: unknown, n: number): Float64Array | 'auto' | undefined {
  if (xScale === undefined || xScale === 'auto') return xScale;
  if (!isList(xScale) || xScale.length !== n) refuse(where, 'xScale', xScale, `${n} positive numbers or 'auto'`);
  return Float64Array.from(xScale, (value, i) => {
    if (isPositive(value)) return powerOfTwo(value);
    refuse(where, `xScale[${i}]`, value, 'a finite number > 0');
  });
}
