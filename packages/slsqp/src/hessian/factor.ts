/**
 * The quasi-Newton matrix B = L D L' as its factors.
 *
 * Storage: the columns of the unit lower triangle one after another in one `Float64Array` of n (n + 1) / 2 entries,
 * D_j in the place of the unit diagonal. Column j starts at j n - j (j - 1) / 2, so every loop below runs over
 * neighbouring entries.
 */

/** Entries that the factors of an n x n matrix take. */
export function factorLength(n: number): number {
  return (n * (n + 1)) / 2;
}

/** Sets B to the diagonal matrix `diagonal`, or to `value` times the identity. Fills `factor`. */
export function setDiagonal(n: number, factor: Float64Array, diagonal: Float64Array | number): void {
  factor.fill(0);
  for (let j = 0, start = 0; j < n; start += n - j, j++) {
    factor[start] = typeof diagonal === 'number' ? diagonal : diagonal[j]!;
  }
}

/** The diagonal of B, n entries. Fills `out`. */
export function diagonalOf(n: number, factor: Float64Array, out: Float64Array): void {
  out.fill(0, 0, n);
  for (let j = 0, start = 0; j < n; start += n - j, j++) {
    const pivot = factor[start]!;
    out[j]! += pivot;
    for (let i = j + 1, at = start + 1; i < n; i++, at++) out[i]! += pivot * factor[at]! ** 2;
  }
}

/** Drops all of B but its diagonal. `work`: n entries. */
export function keepDiagonal(n: number, factor: Float64Array, work: Float64Array): void {
  diagonalOf(n, factor, work);
  setDiagonal(n, factor, work);
}

/** roots_j = D_j^(-1/2): square roots and divisions are slow, so they are done once a subproblem. Fills `roots`. */
export function inverseRoots(n: number, factor: Float64Array, roots: Float64Array): void {
  for (let j = 0, start = 0; j < n; start += n - j, j++) roots[j] = 1 / Math.sqrt(factor[start]!);
}

/** Solves L D^(1/2) y = vector in place. Entries before `first` must be zero (a unit vector's are). */
export function solveForward(
  n: number,
  factor: Float64Array,
  roots: Float64Array,
  vector: Float64Array,
  first: number,
): void {
  for (let j = first, start = first * n - (first * (first - 1)) / 2; j < n; start += n - j, j++) {
    const pivot = vector[j]!;
    if (pivot !== 0) {
      for (let i = j + 1, at = start + 1; i < n; i++, at++) vector[i]! -= pivot * factor[at]!;
      vector[j] = pivot * roots[j]!;
    }
  }
}

/** Solves D^(1/2) L' x = right, in place. */
export function solveBackward(n: number, factor: Float64Array, roots: Float64Array, vector: Float64Array): void {
  for (let j = n - 1, start = factorLength(n) - 1; j >= 0; j--, start -= n - j) {
    let sum = vector[j]! * roots[j]!;
    for (let i = j + 1, at = start + 1; i < n; i++, at++) sum -= factor[at]! * vector[i]!;
    vector[j] = sum;
  }
}

/** out = D L' v, the first half of B v; returns v' B v. */
export function multiplyUpper(n: number, factor: Float64Array, v: Float64Array, out: Float64Array): number {
  let curvature = 0;
  for (let j = 0, start = 0; j < n; start += n - j, j++) {
    let sum = v[j]!;
    for (let i = j + 1, at = start + 1; i < n; i++, at++) sum += factor[at]! * v[i]!;
    const scaled = sum * factor[start]!;
    out[j] = scaled;
    curvature += sum * scaled;
  }
  return curvature;
}

/** Multiplies by L in place: the second half of B v. */
export function multiplyLower(n: number, factor: Float64Array, vector: Float64Array): void {
  for (let j = n - 1, start = factorLength(n) - 1; j >= 0; j--, start -= n - j) {
    const pivot = vector[j]!;
    for (let i = j + 1, at = start + 1; i < n; i++, at++) vector[i]! += pivot * factor[at]!;
  }
}
