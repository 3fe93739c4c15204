import type { Arena } from './arena.js';
import { refuse } from './errors.js';
import { isList } from './list.js';

/** [lower, upper] of one variable; `null`, `undefined` and infinities mean that there is none. */
export type Bound = readonly [lower: number | null | undefined, upper: number | null | undefined];

/** Pairs as they may be written: also those of a variable whose type was inferred, as in `(number | null)[][]`. */
export type Bounds = ArrayLike<Bound | ArrayLike<number | null | undefined>>;

/** Lower and upper bounds, n entries each; -Infinity and Infinity where there is none. */
export interface BoundArrays {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Room for the bounds of n variables. */
export function makeBounds(n: number, arena: Arena): BoundArrays {
  return { lower: arena.floats(n), upper: arena.floats(n) };
}

/**
 * Reads the caller's bounds. Fills `out`.
 *
 * @throws InvalidArgumentError when their number is not that of `out`, one is NaN, or a lower one exceeds its upper one.
 */
export function readBounds(where: string, bounds: unknown, { lower, upper }: BoundArrays): void {
  const n = lower.length;
  if (bounds === undefined) {
    lower.fill(-Infinity);
    upper.fill(Infinity);
    return;
  }
  if (!isList(bounds) || bounds.length !== n) refuse(where, 'bounds', bounds, `an array of ${n} [lower, upper] pairs`);
  for (let i = 0; i < n; i++) {
    const pair: unknown = bounds[i];
    if (!isList(pair) || pair.length !== 2) refuse(where, `bounds[${i}]`, pair, 'a [lower, upper] pair');
    lower[i] = readBound(where, i, 0, pair[0], -Infinity);
    upper[i] = readBound(where, i, 1, pair[1], Infinity);
    if (lower[i]! > upper[i]!) refuse(where, `bounds[${i}][0]`, lower[i], `<= the upper bound ${upper[i]!}`);
    if (lower[i] === Infinity || upper[i] === -Infinity)
      refuse(where, `bounds[${i}]`, pair, 'bounds that some number meets');
  }
}

function readBound(where: string, i: number, side: 0 | 1, value: unknown, absent: number): number {
  if (value === null || value === undefined) return absent;
  if (typeof value !== 'number' || Number.isNaN(value)) {
    const what = `bounds[${i}][${side}]`;
    refuse(where, what, value, 'a number, null or an infinity');
  }
  return value;
}
