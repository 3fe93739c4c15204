/**
 * What stands between the caller's variables and the solver's.
 *
 * The caller has x, `count` of them. The solver has z: the free variables only, each divided by its length, and an
 * objective that is multiplied by `scale`. Lengths and scale are powers of two, so translating rounds nothing, and
 * z inside the solver's bounds is x inside the caller's, bit for bit. Everything that crosses is translated here.
 */
import type { Arena } from '../arena.js';
import type { BoundArrays } from '../bounds.js';
import { powerOfTwo } from './variable-lengths.js';
import { clamp } from '../vector-operations.js';

export class CallerView {
  /** Variables of the caller, and of the solver. */
  readonly count: number;
  readonly n: number;
  /** Positions of the free variables among all; undefined where all are free. */
  readonly free: Int32Array | undefined;
  /** Bounds of the solver's variables. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** What one unit of each of the solver's variables is in the caller's units. */
  readonly lengths: Float64Array;
  /** Whether someone has said how large each variable is: the lengths are then that, even where they are 1. */
  sized = false;
  /** The solver's objective is the caller's times this. */
  scale = 1;

  /** Whether a length is not 1. */
  private stretched = false;
  private bounds: BoundArrays;
  /** The start, from which fixed variables have their values. */
  private readonly start: Float64Array;

  constructor(bounds: BoundArrays, arena: Arena) {
    this.bounds = bounds;
    this.count = bounds.lower.length;
    this.free = freeVariables(bounds);
    this.n = this.free ? this.free.length : this.count;
    this.lower = arena.floats(this.n);
    this.upper = arena.floats(this.n);
    this.lengths = arena.floats(this.n).fill(1);
    this.start = arena.floats(this.count);
    this.deriveBounds();
  }

  /** Whether exactly the variables that are fixed here are fixed by these bounds too. */
  fits({ lower, upper }: BoundArrays): boolean {
    const { free, count } = this;
    for (let i = 0, k = 0; i < count; i++) {
      const isFree = !free || free[k] === i;
      if (isFree === (lower[i] === upper[i])) return false;
      if (isFree) k++;
    }
    return true;
  }

  /** Changes the bounds to others that fit. */
  setBounds(bounds: BoundArrays): void {
    this.bounds = bounds;
    this.deriveBounds();
  }

  /** Begins a run at `start` (all variables, inside the bounds), with the lengths given or none. */
  begin(start: Float64Array, lengths: Float64Array | undefined): void {
    this.scale = 1;
    this.start.set(start);
    if (lengths) this.setLengths(lengths);
    else if (this.sized) {
      this.lengths.fill(1);
      this.sized = false;
      this.stretched = false;
      this.deriveBounds();
    }
  }

  /**
   * Changes the lengths to the powers of two nearest to `lengths` (all variables), and the solver's bounds with them.
   * Whatever the solver holds in its own units is then out of date: take the caller's x with `full` before,
   * `gather` it after, and differentiate again.
   */
  setLengths(lengths: ArrayLike<number>): void {
    const { free, n } = this;
    this.stretched = false;
    for (let k = 0; k < n; k++) {
      this.lengths[k] = powerOfTwo(lengths[free ? free[k]! : k]!);
      if (this.lengths[k] !== 1) this.stretched = true;
    }
    this.sized = true;
    this.deriveBounds();
  }

  /** The place of the solver's k-th variable among all. */
  position(k: number): number {
    return this.free ? this.free[k]! : k;
  }

  /** The caller's value of the solver's k-th variable. */
  valueOf(k: number, z: number): number {
    if (!this.stretched) return z;
    const i = this.position(k);
    // The product is exact but where it leaves the range of numbers; a bound there must hold all the same.
    return clamp(z * this.lengths[k]!, this.bounds.lower[i]!, this.bounds.upper[i]!);
  }

  /** The solver's variables of a point. Fills `z`. */
  gather(x: ArrayLike<number>, z: Float64Array): void {
    const { free, n, lengths } = this;
    for (let k = 0; k < n; k++) z[k] = x[free ? free[k]! : k]! / lengths[k]!;
  }

  /** All variables of a point, the fixed ones at their values. Fills `x`. */
  scatter(z: Float64Array, x: Float64Array): void {
    const { free, n } = this;
    if (!free && !this.stretched) {
      for (let i = 0; i < n; i++) x[i] = z[i]!;
      return;
    }
    if (free) x.set(this.start);
    for (let k = 0; k < n; k++) x[free ? free[k]! : k] = this.valueOf(k, z[k]!);
  }

  /** All variables of a point, in a new array. */
  full(z: Float64Array): Float64Array {
    const x = new Float64Array(this.count);
    this.scatter(z, x);
    return x;
  }

  /** Euclidean length of a step of the solver, in the caller's units. */
  norm(step: Float64Array): number {
    let sum = 0;
    for (let k = 0; k < step.length; k++) sum += (step[k]! * this.lengths[k]!) ** 2;
    return Math.sqrt(sum);
  }

  /** The derivatives by the solver's variables of the solver's objective, from the caller's. Fills `out`. */
  gatherGradient(gradient: ArrayLike<number>, out: Float64Array): void {
    const { free, n, lengths, scale, stretched } = this;
    if (!free && !stretched) {
      for (let k = 0; k < n; k++) out[k] = gradient[k]! * scale;
      return;
    }
    for (let k = 0; k < n; k++) out[k] = gradient[free ? free[k]! : k]! * lengths[k]! * scale;
  }

  /** The derivatives of `rows` rows by the solver's variables, from the caller's. Fills `out` from row `first` on. */
  gatherRows(jacobian: Float64Array, rows: number, out: Float64Array, first: number): void {
    const { free, n, count, lengths, stretched } = this;
    if (!free && !stretched) {
      out.set(jacobian, first * n);
      return;
    }
    for (let row = 0, to = first * n; row < rows; row++)
      for (let k = 0; k < n; k++, to++) out[to] = jacobian[row * count + (free ? free[k]! : k)]! * lengths[k]!;
  }

  /** The diagonal Hessian of the solver's Lagrangian, from the caller's. Fills `out`, which may be `diagonal` itself. */
  gatherDiagonal(diagonal: Float64Array, out: Float64Array): void {
    const { n, lengths, scale } = this;
    for (let k = 0; k < n; k++) out[k] = diagonal[this.position(k)]! * lengths[k]! ** 2 * scale;
  }

  /** The Hessian of the solver's Lagrangian (n x n by rows), from the caller's. Fills `out`, which may be `hessian`. */
  gatherHessian(hessian: Float64Array, out: Float64Array): void {
    const { n, count, lengths, scale } = this;
    for (let k = 0; k < n; k++) {
      const row = this.position(k) * count;
      const factor = lengths[k]! * scale;
      for (let j = 0; j < n; j++) out[k * n + j] = hessian[row + this.position(j)]! * lengths[j]! * factor;
    }
  }

  /**
   * Spreads what the solver knows per variable of its objective (derivatives, multipliers of bounds) over all variables
   * in the caller's units. Fills `out` at the free variables.
   */
  spread(values: Float64Array, out: Float64Array): void {
    const { free, n, lengths, scale } = this;
    for (let k = 0; k < n; k++) out[free ? free[k]! : k] = values[k]! / (lengths[k]! * scale);
  }

  private deriveBounds(): void {
    this.gather(this.bounds.lower, this.lower);
    this.gather(this.bounds.upper, this.upper);
  }
}

function freeVariables({ lower, upper }: BoundArrays): Int32Array | undefined {
  let fixed = 0;
  for (let i = 0; i < lower.length; i++) if (lower[i] === upper[i]) fixed++;
  if (fixed === 0) return undefined;
  const free = new Int32Array(lower.length - fixed);
  for (let i = 0, k = 0; i < lower.length; i++) if (lower[i] !== upper[i]) free[k++] = i;
  return free;
}
