/** Sums and sizes of vectors that several phases need. Vectors of one call have the same length. */

/** a'b. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** `plus`, and one row of a matrix times x; the matrix is stored by rows, each as long as x. */
export function rowTimes(matrix: Float64Array, row: number, x: Float64Array, plus: number = 0): number {
  let sum = plus;
  for (let i = 0, at = row * x.length; i < x.length; i++, at++) sum += matrix[at]! * x[i]!;
  return sum;
}

/** The largest absolute value; 0 of no values. */
export function largest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]!));
  return most;
}

/** The number in [lower, upper] that is nearest to `value`. */
export function clamp(value: number, lower: number, upper: number): number {
  return Math.min(upper, Math.max(lower, value));
}

/** The sum of |a_i b_i|. */
export function sumOfSizes(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! * b[i]!);
  return sum;
}
