/**
 * Derivatives by difference quotients, in the solver's variables.
 *
 * A step is relative to the size of its variable: at least 1 in the solver's units where lengths were chosen, else at
 * least 1, or the distance of the bounds where that is less. A variable that has only been seen much smaller than that
 * may be small by nature (a capacitance in farads) or by chance (a start near zero). Which one is tried out, once for
 * each function: quotients with a long and a short step that differ by more than rounding say that the long one is too
 * long. Until that is known no step is longer than the variable itself.
 */
import type { Arena } from '../arena.js';
import type { CallerView } from '../evaluation/caller-view.js';
import type { DifferenceScheme } from '../gradient-function.js';
import type { DifferenceSteps } from './difference-option.js';
import { CENTRAL, centralPoints, FORWARD, forwardPoint, parabolaSlope, type CentralPoints } from './difference-step.js';

/**
 * Below this share of the typical size a variable may be small by nature. A variable near zero counts as large as this
 * share of the largest value it has had in the run.
 */
const SMALL = 1e-3;
/**
 * A chosen length is what a variable must move by to matter; it may be far less than its value. Steps stay above this
 * share of the value, so that they are not lost in its last digits.
 */
const FAINT = 1e-4;
/** Below this share it is zero but for rounding, unless lengths say otherwise. */
const NOTHING = 1e-13;
/** Shares of a function's value, and of what a typical change of a variable changes, that rounding may take. */
const ROUNDING = 100 * Number.EPSILON;
const ROUNDING_OF_TERMS = 16 * Number.EPSILON;
/** A difference this small, relative to max(1, |f|), may be nothing but the error of a forward difference. */
const SMALL_RISE = 1e-12;
/** What was found out about a small variable; 0: nothing yet. */
const BY_NATURE = 1;
const BY_CHANCE = 2;

/** A function with its place among the rows of values and derivatives. */
export interface Differentiated {
  readonly first: number;
  readonly rows: number;
  /** Whether it is the objective: chosen lengths are where the objective changes, and say nothing of other rows. */
  readonly isObjective?: boolean;
}

/** Evaluates functions at points that differ from z in one variable. */
export interface Sampler<F extends Differentiated> {
  /** Writes the source's values at z, with the i-th variable at `value`, into `out` from its first row on. */
  sample(source: F, z: Float64Array, i: number, value: number, out: Float64Array): void;
}

export class Differences<F extends Differentiated> {
  /** Two or three points. */
  scheme: DifferenceScheme = '2-point';

  private readonly view: CallerView;
  private readonly sampler: Sampler<F>;
  private readonly given: DifferenceSteps | undefined;
  /** Largest |z_i| of the run so far: a variable that passes through zero keeps its size. */
  private readonly seen: Float64Array;
  private readonly sample: Float64Array;
  private readonly sampleTwo: Float64Array;
  private readonly quotients: Float64Array;
  private readonly short: Float64Array;
  private readonly points: CentralPoints = { first: 0, second: 0 };
  private readonly natures: Map<F, Int32Array> = new Map<F, Int32Array>();

  /**
   * @param rows - of all functions that will be differentiated together.
   * @param given - the caller's steps, which replace the ones described above.
   */
  constructor(view: CallerView, rows: number, sampler: Sampler<F>, given: DifferenceSteps | undefined, arena: Arena) {
    this.view = view;
    this.sampler = sampler;
    this.given = given;
    this.seen = arena.floats(view.n);
    this.sample = arena.floats(rows);
    this.sampleTwo = arena.floats(rows);
    this.quotients = arena.floats(rows);
    this.short = arena.floats(rows);
  }

  /** Forgets the sizes seen: a run begins, or the lengths have changed. */
  begin(scheme: DifferenceScheme): void {
    this.scheme = scheme;
    this.seen.fill(0);
    if (this.natures.size > 0) this.natures.clear();
  }

  /** Evaluations that the derivatives of one function take, at least. */
  get cost(): number {
    return this.scheme === '2-point' ? this.view.n : 2 * this.view.n;
  }

  /** The derivatives of the source's rows at z, where the values are `values`. Fills the source's rows of `out` (n entries each). */
  differentiate(source: F, z: Float64Array, values: Float64Array, out: Float64Array): void {
    const { view, quotients, seen, given } = this;
    const { first, rows } = source;
    const { n } = view;
    for (let i = 0; i < n; i++) {
      const size = Math.abs(z[i]!);
      if (size > seen[i]!) seen[i] = size;
      if (size >= 1 && !given && !(view.sized && source.isObjective))
        this.column(source, z, i, size, values, quotients);
      else if (this.mayBeSmall(i) && this.natureOf(source)[i] === 0) this.tryOut(source, z, i, values);
      else this.column(source, z, i, this.sizeOf(source, z, i), values, quotients);
      for (let k = first; k < first + rows; k++) out[k * n + i] = quotients[k]!;
    }
  }

  /**
   * Where every forward difference of a function of one row rises a little, z may be a minimum and the gradient all
   * error: looks the other way as well, and stops at the first value that falls. Where none does, changes `gradient` to
   * central differences. Returns the largest second difference then, which says how f curves; 0 otherwise.
   *
   * @param values - f at z, at the function's row.
   * @param unit - what f is measured in.
   */
  lookBack(source: F, z: Float64Array, values: Float64Array, gradient: Float64Array, unit: number): number {
    const { n, lower, upper } = this.view;
    if (this.scheme !== '2-point') return 0;
    const f = values[source.first]!;
    const small = SMALL_RISE * Math.max(unit, Math.abs(f));
    for (let i = 0; i < n; i++) {
      const rise = gradient[i]! * this.forwardStep(source, z, i);
      if (rise < 0 || rise > small) return 0;
    }
    let curvature = 0;
    const change = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const step = this.forwardStep(source, z, i);
      const back = z[i]! - step;
      change[i] = gradient[i]!;
      if (back < lower[i]! || back > upper[i]!) continue;
      this.sampler.sample(source, z, i, back, this.sample);
      const rise = this.sample[source.first]! - f;
      if (!(rise >= 0)) return 0;
      curvature = Math.max(curvature, (gradient[i]! + rise / step) / step);
      change[i] = (gradient[i]! - rise / step) / 2;
    }
    gradient.set(change);
    return curvature;
  }

  /** The size that a variable is taken to have at least where nothing else is known. */
  private typical(i: number): number {
    const { view } = this;
    return view.sized ? 1 : Math.min(1, view.upper[i]! - view.lower[i]!);
  }

  /** Whether all that is known of a variable's size are values far below the typical one. */
  private mayBeSmall(i: number): boolean {
    const seen = this.seen[i]!;
    const typical = this.typical(i);
    return !this.view.sized && !this.given && seen > NOTHING * typical && seen < SMALL * typical;
  }

  /** The size that the steps of a variable are relative to. */
  private sizeOf(source: F, z: Float64Array, i: number): number {
    const size = Math.abs(z[i]!);
    if (this.mayBeSmall(i) && this.natureOf(source)[i] === BY_NATURE) return Math.max(size, SMALL * this.seen[i]!);
    if (this.view.sized && !this.given) return Math.max(1, FAINT * size);
    if (!this.given || this.view.sized || this.seen[i] === 0) return Math.max(this.typical(i), size);
    return Math.max(size, SMALL * this.seen[i]!);
  }

  /** What was found out about each small variable with this function. */
  private natureOf(source: F): Int32Array {
    const known = this.natures.get(source);
    if (known) return known;
    const natures = new Int32Array(this.view.n);
    this.natures.set(source, natures);
    return natures;
  }

  /** Distance of the samples for a variable of this size, in the solver's units. */
  private step(i: number, at: number, size: number): number {
    const { given, view, scheme } = this;
    if (!given) return (scheme === '2-point' ? FORWARD : CENTRAL) * size;
    const step = given.steps[view.position(i)]!;
    const wanted = given.absolute ? step / view.lengths[i]! : step * size;
    // Samples are different numbers, however short a step was asked for.
    return Math.max(wanted, 2 * Number.EPSILON * Math.abs(at), Number.MIN_VALUE);
  }

  private forwardStep(source: F, z: Float64Array, i: number): number {
    const { lower, upper } = this.view;
    const at = z[i]!;
    return forwardPoint(at, lower[i]!, upper[i]!, this.step(i, at, this.sizeOf(source, z, i))) - at;
  }

  /** Fills `quotients` at the source's rows with those for a variable of this size; returns the distance of a sample. */
  private column(
    source: F,
    z: Float64Array,
    i: number,
    size: number,
    values: Float64Array,
    quotients: Float64Array,
  ): number {
    const { view, sampler, sample, sampleTwo, points } = this;
    const { first, rows } = source;
    const at = z[i]!;
    const lower = view.lower[i]!;
    const upper = view.upper[i]!;
    const wanted = this.step(i, at, size);
    if (this.scheme === '2-point') {
      const point = forwardPoint(at, lower, upper, wanted);
      sampler.sample(source, z, i, point, sample);
      for (let k = first; k < first + rows; k++) quotients[k] = (sample[k]! - values[k]!) / (point - at);
      return Math.abs(point - at);
    }
    centralPoints(at, lower, upper, wanted, points);
    const { first: one, second: two } = points;
    sampler.sample(source, z, i, one, sample);
    sampler.sample(source, z, i, two, sampleTwo);
    for (let k = first; k < first + rows; k++) {
      quotients[k] = parabolaSlope(at, values[k]!, one, sample[k]!, two, sampleTwo[k]!);
    }
    return Math.abs(one - at);
  }

  /**
   * Fills `quotients` for a small variable, and finds out whether it is small by nature.
   *
   * The short step is the best one in ignorance: with the geometric mean of |z_i| and the typical size as the size, the
   * errors of truncation (if the variable is small by nature) and of rounding (if not) are alike. The long one is that
   * of the typical size, but not longer than |z_i| as long as nothing is known.
   */
  private tryOut(source: F, z: Float64Array, i: number, values: Float64Array): void {
    const { quotients, short, scheme } = this;
    const seen = this.seen[i]!;
    const typical = this.typical(i);
    const cautious = seen / (scheme === '2-point' ? FORWARD : 2 * CENTRAL);
    const size = scheme === '2-point' ? Math.sqrt(seen * typical) : Math.cbrt(seen * seen * typical);
    this.column(source, z, i, Math.min(cautious, typical), values, quotients);
    const step = this.column(source, z, i, size, values, short);
    let differ = false;
    for (let k = source.first; k < source.first + source.rows; k++) {
      const terms = Math.abs(quotients[k]!) * typical;
      const noise = Math.max(ROUNDING * Math.abs(values[k]!), ROUNDING_OF_TERMS * terms);
      if (!(Math.abs(short[k]! - quotients[k]!) * step <= noise)) differ = true;
    }
    this.natureOf(source)[i] = differ ? BY_NATURE : BY_CHANCE;
    if (differ) for (let k = source.first; k < source.first + source.rows; k++) quotients[k] = short[k]!;
    else if (cautious < typical) this.column(source, z, i, typical, values, quotients);
  }
}
