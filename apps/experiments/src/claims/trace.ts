/** Values of one run over its iterations, and the windows of them that claims speak of. */

/** Values of one run with the iteration of each. */
export interface Trace {
  readonly iterations: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** A trace with one value per iteration, from 1. */
export function everyIteration(values: ArrayLike<number>): Trace {
  return { iterations: Array.from({ length: values.length }, (_, i) => i + 1), values };
}

/**
 * The values of the iterations after `from` up to `to`.
 *
 * A run too short to have any value there gives its nearest one: a quick run still ends with every claim measured.
 */
export function windowOf({ iterations, values }: Trace, from: number, to: number): Float64Array {
  const inside: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (iterations[i]! > from && iterations[i]! <= to) inside.push(values[i]!);
  }
  if (inside.length > 0) return Float64Array.from(inside);
  const centre = (from + to) / 2;
  let nearest = 0;
  for (let i = 1; i < values.length; i++) {
    if (Math.abs(iterations[i]! - centre) < Math.abs(iterations[nearest]! - centre)) nearest = i;
  }
  return Float64Array.of(values[nearest] ?? NaN);
}
