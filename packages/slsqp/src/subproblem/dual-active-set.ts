/**
 * The quadratic subproblem: minimise g'd + d'Bd/2 where A d + c = 0 (first rows), A d + c >= 0 (the others),
 * lower <= d <= upper.
 *
 * Kraft turns it into a least-squares problem and that into NNLS; here it is solved by the dual active-set method of
 * Goldfarb and Idnani, Math. Programming 27 (1983) 1-33, on the factors of B. B is positive definite, so the minimiser
 * is unique and both give the same step (departure from Kraft 1988: the method, not the step).
 *
 * Rows are numbered 0..m-1 for A, m+i for d_i >= lower_i, m+n+i for -d_i >= -upper_i: a bound is a unit vector that is
 * never stored, and an absent one costs nothing. The rows in force at the end are the first guess of the next solve.
 */
import type { Arena } from '../arena.js';
import { inverseRoots, solveBackward, solveForward } from '../hessian/factor.js';
import { WorkingSet } from './working-set.js';
import { dot, largest, rowTimes } from '../vector-operations.js';

/** How a subproblem ended: solved, no point satisfies the rows, or the cap on changes was reached. */
export type SubproblemOutcome = 'solved' | 'inconsistent' | 'stalled';

/** The subproblem's data, all in the caller's arrays. */
export interface QuadraticProgram {
  /** Factors of B, `factorLength(n)` entries. */
  readonly factor: Float64Array;
  /** g, n entries. */
  readonly gradient: Float64Array;
  /** A, m x n by rows. */
  readonly jacobian: Float64Array;
  /** c, m entries: equalities first. */
  readonly values: Float64Array;
  /** Bounds of d, n entries each; -Infinity and Infinity where there are none. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Relative size below which a violation is rounding. */
const VIOLATION = 1e-12;
/** A row whose part outside the span of the active rows is smaller than this, relatively, depends on them. */
const DEPENDENT = 1e-10;
/** A dependent row that misses by less than this, relatively, is redundant rather than contradictory. */
const REDUNDANT = 1e-7;

export class DualActiveSet {
  /** The step d, n entries. */
  readonly step: Float64Array;
  /** Multipliers of the rows of A, m entries; equalities' have either sign, inequalities' are >= 0. */
  readonly multipliers: Float64Array;
  /** Multipliers of the bounds, n entries each, >= 0. */
  readonly lowerMultipliers: Float64Array;
  readonly upperMultipliers: Float64Array;
  /** After 'inconsistent': the row that could not be satisfied. */
  failedRow = -1;

  private readonly n: number;
  private readonly m: number;
  private readonly equalities: number;
  private readonly active: WorkingSet;
  /** 0 free, 1 active, 2 left out because it depends on the active rows. */
  private readonly state: Int32Array;
  private readonly norms: Float64Array;
  private readonly roots: Float64Array;
  private readonly transformed: Float64Array;
  private readonly candidate: Float64Array;
  /** Q'y of the row under way, and R^-1 Q'y: how fast the active rows' multipliers fall as its own rises. */
  private readonly inSpan: Float64Array;
  private readonly fall: Float64Array;
  private readonly guess: Int32Array;
  private guessSize = 0;
  /** The step's largest entry. */
  private reach = 0;
  private program!: QuadraticProgram;

  constructor(n: number, m: number, equalities: number, arena: Arena) {
    this.n = n;
    this.m = m;
    this.equalities = equalities;
    this.step = arena.floats(n);
    this.multipliers = arena.floats(m);
    this.lowerMultipliers = arena.floats(n);
    this.upperMultipliers = arena.floats(n);
    this.active = new WorkingSet(n, arena);
    this.state = arena.integers(m + 2 * n);
    this.norms = arena.floats(m);
    this.transformed = arena.floats(n);
    this.candidate = arena.floats(n);
    this.inSpan = arena.floats(n);
    this.fall = arena.floats(n);
    this.roots = arena.floats(n);
    this.guess = arena.integers(n);
  }

  /** Forgets the last active set: the next solve starts cold. */
  forget(): void {
    this.guessSize = 0;
  }

  /** Sets the answer to zero; the active set stays as a guess. */
  clear(): void {
    this.step.fill(0);
    this.multipliers.fill(0);
    this.lowerMultipliers.fill(0);
    this.upperMultipliers.fill(0);
  }

  /** Solves the program; the answer is in `step` and the multipliers. */
  solve(program: QuadraticProgram): SubproblemOutcome {
    this.program = program;
    this.start();
    this.takeGuess();
    const outcome = this.iterate();
    this.publish();
    return outcome;
  }

  /** The unconstrained minimiser in the coordinates u = D^(1/2) L' d, and the rows' norms. */
  private start(): void {
    const { n, m, transformed, norms, roots, state, program } = this;
    const { gradient, jacobian } = program;
    for (let i = 0; i < n; i++) transformed[i] = -gradient[i]!;
    inverseRoots(n, program.factor, roots);
    solveForward(n, program.factor, roots, transformed, 0);
    for (let k = 0; k < m; k++) {
      let sum = 0;
      for (let i = k * n, end = i + n; i < end; i++) sum += jacobian[i]! * jacobian[i]!;
      norms[k] = Math.sqrt(sum);
    }
    for (let row = 0; row < state.length; row++) state[row] = 0;
    this.active.clear();
    this.failedRow = -1;
  }

  /** Puts the equalities and the last active set in force at once, then drops what pulls the wrong way. */
  private takeGuess(): void {
    const { equalities, active, inSpan, guess } = this;
    for (let row = 0; row < equalities; row++) this.tryAppend(row);
    for (let k = 0; k < this.guessSize; k++) this.tryAppend(guess[k]!);
    while (active.size > 0) {
      for (let j = 0; j < active.size; j++) inSpan[j] = active.missing[j]!;
      active.solveTransposedR(inSpan);
      for (let j = 0; j < active.size; j++) active.multipliers[j] = inSpan[j]!;
      active.solveR(active.multipliers);
      let worst = -1;
      let least = 0;
      for (let j = 0; j < active.size; j++) {
        if (active.rows[j]! >= equalities && active.multipliers[j]! < least) {
          least = active.multipliers[j]!;
          worst = j;
        }
      }
      if (worst < 0) break;
      this.state[active.rows[worst]!] = 0;
      active.drop(worst);
    }
    if (active.size > 0) active.addCombination(inSpan, this.transformed);
    this.refreshStep();
  }

  private tryAppend(row: number): void {
    const { active, candidate, inSpan, transformed } = this;
    if (active.size === this.n) {
      if (row < this.equalities) this.state[row] = 2;
      return;
    }
    const norm = this.loadRow(row);
    let missing = -this.offset(row);
    for (let i = 0; i < this.n; i++) missing -= candidate[i]! * transformed[i]!;
    const rest = active.project(candidate, inSpan);
    if (rest > (DEPENDENT * norm) ** 2) {
      active.missing[active.size] = missing;
      active.append(row, 0, candidate, rest, inSpan);
      this.state[row] = 1;
    } else if (row < this.equalities) this.state[row] = 2;
  }

  private iterate(): SubproblemOutcome {
    const { n, m, equalities, state } = this;
    for (let row = 0; row < equalities; row++) {
      if (state[row] === 2 && Math.abs(this.slack(row)) > this.allowance(row, REDUNDANT)) {
        this.failedRow = row;
        return 'inconsistent';
      }
    }
    for (let changes = 10 * (n + m) + 50; changes > 0; changes--) {
      const row = this.mostViolated();
      if (row < 0) return 'solved';
      const outcome = this.enforce(row);
      if (outcome !== 'solved') return outcome;
    }
    return 'stalled';
  }

  /** Raises the multiplier of the violated `row` until it holds, dropping rows whose multipliers reach zero. */
  private enforce(row: number): SubproblemOutcome {
    const { n, equalities, active, candidate, inSpan, fall, transformed } = this;
    let own = 0;
    for (let drops = 0; drops <= n; drops++) {
      const norm = this.loadRow(row);
      const projected = active.project(candidate, inSpan);
      // No row is independent of n others, whatever rounding leaves of it.
      const rest = active.size === n ? 0 : projected;
      const dependent = rest <= (DEPENDENT * norm) ** 2;
      for (let j = 0; j < active.size; j++) fall[j] = inSpan[j]!;
      active.solveR(fall);
      let length = dependent ? Infinity : -this.slack(row) / rest;
      let blocking = -1;
      for (let j = 0; j < active.size; j++) {
        if (active.rows[j]! < equalities || !(fall[j]! > 0)) continue;
        const ratio = active.multipliers[j]! / fall[j]!;
        if (ratio < length) {
          length = ratio;
          blocking = j;
        }
      }
      if (length === Infinity) {
        if (-this.slack(row) <= this.allowance(row, REDUNDANT)) {
          this.state[row] = 2;
          return 'solved';
        }
        this.failedRow = row;
        return 'inconsistent';
      }
      own += length;
      for (let j = 0; j < active.size; j++) active.multipliers[j]! -= length * fall[j]!;
      if (!dependent) {
        for (let i = 0; i < n; i++) transformed[i]! += length * candidate[i]!;
        this.refreshStep();
      }
      if (blocking < 0) {
        active.append(row, own, candidate, rest, inSpan);
        this.state[row] = 1;
        return 'solved';
      }
      this.state[active.rows[blocking]!] = 0;
      active.drop(blocking);
    }
    return 'stalled';
  }

  /** The row furthest from holding, relative to its own size; -1 where all hold to rounding. */
  private mostViolated(): number {
    const { n, m, equalities, state, step, norms, reach } = this;
    const { lower, upper } = this.program;
    let worst = 0;
    let found = -1;
    for (let row = equalities; row < m; row++) {
      if (state[row] !== 0) continue;
      const slack = this.slack(row);
      if (slack < 0 && slack < worst * norms[row]! && -slack > this.allowance(row, VIOLATION)) {
        worst = slack / (norms[row]! || 1);
        found = row;
      }
    }
    for (let i = 0; i < n; i++) {
      const move = step[i]!;
      const below = move - lower[i]!;
      if (below < worst && state[m + i] === 0 && -below > VIOLATION * reach) {
        worst = below;
        found = m + i;
      }
      const above = upper[i]! - move;
      if (above < worst && state[m + n + i] === 0 && -above > VIOLATION * reach) {
        worst = above;
        found = m + n + i;
      }
    }
    return found;
  }

  /** What the row leaves at the present step: zero or more where it holds. */
  private slack(row: number): number {
    const { n, m, step, program } = this;
    if (row >= m + n) return program.upper[row - m - n]! - step[row - m - n]!;
    if (row >= m) return step[row - m]! - program.lower[row - m]!;
    return rowTimes(program.jacobian, row, step, program.values[row]);
  }

  /** The row's slack where the step is zero. */
  private offset(row: number): number {
    const { n, m, program } = this;
    if (row >= m + n) return program.upper[row - m - n]!;
    return row >= m ? -program.lower[row - m]! : program.values[row]!;
  }

  /** The slack that rounding of this relative size could explain: an entry of d is as inexact as the largest one. */
  private allowance(row: number, relative: number): number {
    const { m, norms, program, reach } = this;
    if (row >= m) return relative * (Math.abs(this.offset(row)) + reach);
    return relative * (Math.abs(program.values[row]!) + norms[row]! * reach);
  }

  /** Loads D^(-1/2) L^-1 a of the row into `candidate`; returns its norm. */
  private loadRow(row: number): number {
    const { n, m, candidate, roots, program } = this;
    let first = 0;
    if (row < m) {
      for (let i = 0, at = row * n; i < n; i++, at++) candidate[i] = program.jacobian[at]!;
    } else {
      for (let i = 0; i < n; i++) candidate[i] = 0;
      first = row < m + n ? row - m : row - m - n;
      candidate[first] = row < m + n ? 1 : -1;
    }
    solveForward(n, program.factor, roots, candidate, first);
    return Math.sqrt(dot(candidate, candidate));
  }

  private refreshStep(): void {
    const { n, step, transformed } = this;
    for (let i = 0; i < n; i++) step[i] = transformed[i]!;
    solveBackward(n, this.program.factor, this.roots, step);
    this.reach = largest(step);
  }

  /** Spreads the active rows' multipliers over the public arrays and keeps the set for the next solve. */
  private publish(): void {
    const { n, m, equalities, active, multipliers, lowerMultipliers, upperMultipliers, guess } = this;
    for (let k = 0; k < m; k++) multipliers[k] = 0;
    for (let i = 0; i < n; i++) {
      lowerMultipliers[i] = 0;
      upperMultipliers[i] = 0;
    }
    this.guessSize = 0;
    for (let j = 0; j < active.size; j++) {
      const row = active.rows[j]!;
      const value = active.multipliers[j]!;
      if (row < m) multipliers[row] = value;
      else if (row < m + n) lowerMultipliers[row - m] = value;
      else upperMultipliers[row - m - n] = value;
      if (row >= equalities) guess[this.guessSize++] = row;
    }
  }
}
