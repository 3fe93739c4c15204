import type { MinimizeOptions } from '../../src/index.js';

/** A drawn problem that is hard in one known way. */
export interface HardProblem {
  readonly fun: (x: Float64Array) => number;
  readonly start: readonly number[];
  readonly options: MinimizeOptions;
  /** The minimum, where it is known. */
  readonly minimum?: number;
}

/** `count` numbers, one call each. */
export const numbers = (count: number, one: (i: number) => number): number[] =>
  Array.from({ length: count }, (_, i) => one(i));

export const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};
