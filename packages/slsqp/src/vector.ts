/** Places that a destructured parameter may name; `noUncheckedIndexedAccess` takes them to be there. */
type Place =
  | (0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15)
  | (16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 29 | 30 | 31);

/** What arrays have and a Float64Array has not. */
type Missing = 'push' | 'pop' | 'shift' | 'unshift' | 'splice' | 'concat' | 'flat' | 'flatMap';

/**
 * What functions get: a Float64Array, typed so that functions fit as they are written.
 *
 * `([x, y]) => x * y` compiles under `noUncheckedIndexedAccess` (up to 32 variables), and so do functions of
 * `Float64Array`, `number[]`, `readonly number[]`, `ArrayLike<number>` and `Iterable<number>`. It is a Float64Array all
 * the same: it cannot grow, and `map` gives numbers.
 */
export type Vector = Float64Array & number[] & Record<Place, number> & Record<Missing, never>;

/** The array, typed as functions of the caller take it. */
export function asVector(x: Float64Array): Vector {
  return x as Vector;
}
