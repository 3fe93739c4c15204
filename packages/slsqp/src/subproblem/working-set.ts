import type { Arena } from '../arena.js';

/**
 * The thin factorisation of the constraints in force: Y = Q R, Y's columns D^(-1/2) L^-1 a_k of the active rows a_k.
 *
 * Only the q columns of Q that belong to active rows are kept, so a change costs O(n q) rather than O(n^2), and q is
 * small in most problems. Source: Daniel, Gragg, Kaufman and Stewart, "Reorthogonalization and stable algorithms for
 * updating the Gram-Schmidt QR factorization", Math. Comp. 30 (1976) 772-795.
 */
export class WorkingSet {
  /** Number of active rows. */
  size = 0;
  /** The active rows' numbers, in the order of the columns. */
  readonly rows: Int32Array;
  /** Lagrange multipliers of the active rows, in the order of the columns. */
  readonly multipliers: Float64Array;
  /** What each active row missed at the unconstrained minimiser, in the order of the columns. */
  readonly missing: Float64Array;
  private readonly n: number;
  private readonly q: Float64Array;
  private readonly r: Float64Array;

  constructor(n: number, arena: Arena) {
    this.n = n;
    this.rows = arena.integers(n);
    this.multipliers = arena.floats(n);
    this.missing = arena.floats(n);
    this.q = arena.floats(n * n);
    this.r = arena.floats(n * n);
  }

  clear(): void {
    this.size = 0;
  }

  /**
   * Splits `y` into its part in the span of Q and the rest, orthogonalised twice.
   * Leaves the rest in `y`, Q' y in `inSpan`; returns the rest's norm squared.
   */
  project(y: Float64Array, inSpan: Float64Array): number {
    const { n, q, size } = this;
    for (let j = 0; j < size; j++) inSpan[j] = 0;
    let before = 0;
    for (let i = 0; i < n; i++) before += y[i]! * y[i]!;
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < size; j++) {
        const start = j * n;
        let dot = 0;
        for (let i = 0; i < n; i++) dot += q[start + i]! * y[i]!;
        inSpan[j]! += dot;
        for (let i = 0; i < n; i++) y[i]! -= dot * q[start + i]!;
      }
      let after = 0;
      for (let i = 0; i < n; i++) after += y[i]! * y[i]!;
      // Nothing was cancelled: the first pass was orthogonal to working precision already.
      if (after > 0.5 * before) return after;
      before = after;
    }
    return before;
  }

  /** Appends the row whose `rest` (norm squared `normSquared`) and `inSpan` came from `project`. */
  append(row: number, multiplier: number, rest: Float64Array, normSquared: number, inSpan: Float64Array): void {
    const { n, q, r, size } = this;
    const norm = Math.sqrt(normSquared);
    const start = size * n;
    for (let i = 0; i < n; i++) q[start + i] = rest[i]! / norm;
    for (let j = 0; j < size; j++) r[start + j] = inSpan[j]!;
    r[start + size] = norm;
    this.rows[size] = row;
    this.multipliers[size] = multiplier;
    this.size++;
  }

  /** Drops column `index`: R is made triangular again by plane rotations, which Q follows. */
  drop(index: number): void {
    const { n, q, r, rows, multipliers, missing } = this;
    const last = this.size - 1;
    for (let j = index; j < last; j++) {
      rows[j] = rows[j + 1]!;
      multipliers[j] = multipliers[j + 1]!;
      missing[j] = missing[j + 1]!;
      const from = (j + 1) * n;
      const to = j * n;
      for (let i = 0; i <= j + 1; i++) r[to + i] = r[from + i]!;
    }
    this.size = last;
    for (let j = index; j < last; j++) {
      const diagonal = j * n + j;
      const a = r[diagonal]!;
      const b = r[diagonal + 1]!;
      const length = Math.hypot(a, b);
      const cosine = a / length;
      const sine = b / length;
      r[diagonal] = length;
      for (let k = j + 1; k < last; k++) {
        const at = k * n + j;
        const upper = r[at]!;
        const lower = r[at + 1]!;
        r[at] = cosine * upper + sine * lower;
        r[at + 1] = cosine * lower - sine * upper;
      }
      const left = j * n;
      const right = left + n;
      for (let i = 0; i < n; i++) {
        const upper = q[left + i]!;
        const lower = q[right + i]!;
        q[left + i] = cosine * upper + sine * lower;
        q[right + i] = cosine * lower - sine * upper;
      }
    }
  }

  /** Solves R x = vector in place. */
  solveR(vector: Float64Array): void {
    const { n, r } = this;
    for (let j = this.size - 1; j >= 0; j--) {
      const value = vector[j]! / r[j * n + j]!;
      vector[j] = value;
      for (let i = 0; i < j; i++) vector[i]! -= value * r[j * n + i]!;
    }
  }

  /** Solves R' x = vector in place. */
  solveTransposedR(vector: Float64Array): void {
    const { n, r, size } = this;
    for (let j = 0; j < size; j++) {
      let sum = vector[j]!;
      for (let i = 0; i < j; i++) sum -= r[j * n + i]! * vector[i]!;
      vector[j] = sum / r[j * n + j]!;
    }
  }

  /** target += Q vector. */
  addCombination(vector: Float64Array, target: Float64Array): void {
    const { n, q, size } = this;
    for (let j = 0; j < size; j++) {
      const factor = vector[j]!;
      const start = j * n;
      for (let i = 0; i < n; i++) target[i]! += factor * q[start + i]!;
    }
  }
}
