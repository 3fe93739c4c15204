/**
 * Multipliers of a point that no subproblem was solved at: non-negative least squares over the rows in force.
 *
 * minimise || grad f - A_W' lambda || with lambda >= 0 for inequalities and bounds. Rows enter one at a time, the one
 * that explains most of what is left first, and leave when their multiplier reaches zero; the factors of the rows
 * entered are updated, never made anew. Rows that depend on those entered are not needed.
 * Source: Lawson and Hanson, Solving Least Squares Problems, chapter 23; Nocedal and Wright, section 18.3.
 */
import { Arena } from '../arena.js';
import { WorkingSet } from '../subproblem/working-set.js';
import type { Multipliers } from './residual.js';

/** What is left of the gradient along a row, relative to the gradient, below which the row is not needed. */
const EXPLAINED = 1e-12;
/** A row whose part outside the span of the entered rows is smaller than this, relatively, depends on them. */
const DEPENDENT = 1e-10;

/** A point and the derivatives there. */
export interface ActivePoint {
  readonly x: Float64Array;
  readonly gradient: Float64Array;
  readonly values: Float64Array;
  readonly jacobian: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly equalities: number;
  /** Inequalities and bounds this close to zero count as in force. */
  readonly tolerance: number;
}

/** Least-squares multipliers with the right signs; new arrays. Dependent rows have some of many solutions. */
export function estimateMultipliers(point: ActivePoint): Multipliers {
  const n = point.x.length;
  const m = point.values.length;
  const result = {
    multipliers: new Float64Array(m),
    lowerMultipliers: new Float64Array(n),
    upperMultipliers: new Float64Array(n),
  };
  const { rows, multipliers, size } = new NonNegativeFit(point).solve();
  for (let j = 0; j < size; j++) {
    const row = rows[j]!;
    if (row < m) result.multipliers[row] = multipliers[j]!;
    else if (row < m + n) result.lowerMultipliers[row - m] = multipliers[j]!;
    else result.upperMultipliers[row - m - n] = multipliers[j]!;
  }
  return result;
}

/** Rows are numbered 0..m-1, m + i for the lower bound of x_i, m + n + i for its upper one. */
class NonNegativeFit {
  private readonly n: number;
  private readonly m: number;
  private readonly point: ActivePoint;
  private readonly entered: WorkingSet;
  /** Whether a row may enter: it is in force, and neither entered nor found useless. */
  private readonly waits: Int32Array;
  /** What the entered rows leave of the gradient, and their coordinates of the rest of it. */
  private readonly rest: Float64Array;
  private readonly inSpan: Float64Array;
  private readonly normal: Float64Array;

  constructor(point: ActivePoint) {
    const n = point.x.length;
    const m = point.values.length;
    this.n = n;
    this.m = m;
    this.point = point;
    const arena = new Arena(2 * n * n + 8 * n + m);
    this.entered = new WorkingSet(n, arena);
    this.waits = arena.integers(m + 2 * n);
    this.rest = arena.floats(n);
    this.inSpan = arena.floats(n);
    this.normal = arena.floats(n);
    this.findRowsInForce();
  }

  /** The rows that explain the gradient best, with their multipliers. */
  solve(): WorkingSet {
    const { entered, n, m } = this;
    const { equalities } = this.point;
    for (let row = 0; row < equalities; row++) this.enter(row);
    let last = -1;
    // Every change lowers what is left, so that no set of rows comes back; the cap is for rounding.
    for (let changes = 10 * (n + m) + 50; changes > 0; changes--) {
      const dropped = this.improve();
      if (dropped < 0) {
        last = this.mostUseful();
        if (last < 0 || entered.size === n) break;
        this.enter(last);
      } else this.waits[dropped] = dropped === last ? 0 : 1;
    }
    return entered;
  }

  private findRowsInForce(): void {
    const { n, m, waits } = this;
    const { x, values, jacobian, lower, upper, equalities, tolerance } = this.point;
    for (let k = equalities; k < m; k++) {
      let size = 1;
      for (let i = k * n, end = i + n; i < end; i++) size = Math.max(size, Math.abs(jacobian[i]!));
      if (values[k]! <= tolerance * size) waits[k] = 1;
    }
    for (let i = 0; i < n; i++) {
      const near = tolerance * Math.max(1, Math.abs(x[i]!));
      if (x[i]! - lower[i]! <= near) waits[m + i] = 1;
      if (upper[i]! - x[i]! <= near) waits[m + n + i] = 1;
    }
  }

  /** Lets a row enter with a multiplier of zero, unless it depends on those that have. */
  private enter(row: number): void {
    const { n, m, entered, normal, inSpan, waits } = this;
    const { jacobian } = this.point;
    let norm = 1;
    if (row < m) {
      norm = 0;
      for (let i = 0, at = row * n; i < n; i++, at++) {
        normal[i] = jacobian[at]!;
        norm += normal[i]! * normal[i]!;
      }
    } else {
      normal.fill(0);
      if (row < m + n) normal[row - m] = 1;
      else normal[row - m - n] = -1;
    }
    waits[row] = 0;
    if (entered.size === n) return;
    const rest = entered.project(normal, inSpan);
    if (rest > DEPENDENT * DEPENDENT * norm) entered.append(row, 0, normal, rest, inSpan);
  }

  /**
   * Moves the multipliers towards the best ones of the entered rows, as far as signs allow. Returns the row that had to
   * leave, or -1 where none had to.
   */
  private improve(): number {
    const { entered, rest, inSpan } = this;
    const { gradient, equalities } = this.point;
    const { multipliers, rows } = entered;
    for (let i = 0; i < rest.length; i++) rest[i] = gradient[i]!;
    entered.project(rest, inSpan);
    entered.solveR(inSpan);
    let share = 1;
    let blocking = -1;
    for (let j = 0; j < entered.size; j++) {
      if (rows[j]! < equalities || inSpan[j]! > 0) continue;
      const reached = multipliers[j]! > 0 ? multipliers[j]! / (multipliers[j]! - inSpan[j]!) : 0;
      if (blocking < 0 || reached < share) {
        share = reached;
        blocking = j;
      }
    }
    for (let j = 0; j < entered.size; j++) multipliers[j]! += share * (inSpan[j]! - multipliers[j]!);
    if (blocking < 0) return -1;
    const row = rows[blocking]!;
    entered.drop(blocking);
    return row;
  }

  /** The waiting row along which most is left of the gradient, relative to the row's length; -1 where nothing is. */
  private mostUseful(): number {
    const { n, m, waits, rest } = this;
    const { gradient, jacobian, equalities } = this.point;
    let size = 0;
    for (let i = 0; i < n; i++) size += gradient[i]! * gradient[i]!;
    let most = EXPLAINED * Math.sqrt(size);
    let found = -1;
    const offer = (row: number, gain: number): void => {
      if (gain > most) {
        most = gain;
        found = row;
      }
    };
    for (let k = equalities; k < m; k++) {
      if (waits[k] === 0) continue;
      let gain = 0;
      let norm = 0;
      for (let i = 0, at = k * n; i < n; i++, at++) {
        gain += jacobian[at]! * rest[i]!;
        norm += jacobian[at]! * jacobian[at]!;
      }
      if (norm > 0) offer(k, gain / Math.sqrt(norm));
    }
    for (let i = 0; i < n; i++) {
      if (waits[m + i] === 1) offer(m + i, rest[i]!);
      if (waits[m + n + i] === 1) offer(m + n + i, -rest[i]!);
    }
    return found;
  }
}
