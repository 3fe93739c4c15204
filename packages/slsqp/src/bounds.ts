import type { Arena } from './arena.js';
import { InvalidArgumentError } from './errors.js';
import { isList } from './list.js';

/** [lower, upper] of one variable; `null`, `undefined` and infinities mean that there is none. */
export type Bound = readonly [lower: number | null | undefined, upper: number | null | undefined];

/** Lower and upper bounds, n entries each; -Infinity and Infinity where there is none. */
export interface BoundArrays {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Reads the caller's bounds.
 *
 * @throws InvalidArgumentError when their number is not `n`, one is NaN, or a lower one exceeds its upper one.
 */
export function readBounds(where: string, bounds: unknown, n: number, arena: Arena): BoundArrays {
  const lower = arena.floats(n).fill(-Infinity);
  const upper = arena.floats(n).fill(Infinity);
  if (bounds === undefined) return { lower, upper };
  if (!isList(bounds) || bounds.length !== n) {
    throw new InvalidArgumentError({
      where,
      what: 'bounds',
      got: bounds,
      expected: `an array of ${n} [lower, upper] pairs`,
    });
  }
  for (let i = 0; i < n; i++) {
    const pair: unknown = bounds[i];
    if (!isList(pair) || pair.length !== 2) {
      throw new InvalidArgumentError({ where, what: `bounds[${i}]`, got: pair, expected: 'a [lower, upper] pair' });
    }
    lower[i] = readBound(where, `bounds[${i}][0]`, pair[0], -Infinity);
    upper[i] = readBound(where, `bounds[${i}][1]`, pair[1], Infinity);
    if (lower[i]! > upper[i]!) {
      throw new InvalidArgumentError({
        where,
        what: `bounds[${i}][0]`,
        got: lower[i],
        expected: `<= the upper bound ${upper[i]!}`,
      });
    }
    if (lower[i] === Infinity || upper[i] === -Infinity) {
      throw new InvalidArgumentError({
        where,
        what: `bounds[${i}]`,
        got: pair,
        expected: 'bounds that some number meets',
      });
    }
  }
  return { lower, upper };
}

function readBound(where: string, what: string, value: unknown, absent: number): number {
  if (value === null || value === undefined) return absent;
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw new InvalidArgumentError({ where, what, got: value, expected: 'a number, null or an infinity' });
  }
  return value;
}
