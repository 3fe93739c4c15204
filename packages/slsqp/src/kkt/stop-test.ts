/**
 * When a run has converged.
 *
 * Three things decide, none of which depends on the units of x, f or the rows, and all are of the iterate: what the
 * subproblem, or the last step, says that f will still change by, relative to f; the relative KKT residual; and the
 * rows' violations. The start enters only where f goes to zero, as what zero is compared with.
 */
import type { Iterate } from '../iterate.js';
import type { Limits } from '../options.js';
import type { StepFinder } from '../subproblem/step-finder.js';
import type { Workspace } from '../workspace.js';
import { kktResidual, variableSize, type Multipliers } from './residual.js';
import { dot, sumOfSizes } from '../vector-operations.js';

/** An objective below this share of `ftol` times its size at the start is zero. */
const ZERO = 1e-5;

/** On its way to zero f has slopes of its own size, or, where residuals turn away, of this share of it at least. */
const TOWARDS_ZERO = 1e-2;

/** A scaled objective below this, in units of the start's value, is falling without end. */
const UNBOUNDED = -1e20;
/** A change of f below this share of it is not worth a step, however long the step. */
const NOTHING = 1e-11;
/** In chosen units a residual is worth more, and variables that act alike need it: this share of the goal is asked for. */
const SIZED_SHARE = 1e-3;
/** Units chosen where f was larger than what it is now by more than this are too coarse to judge by. */
const FRESH = 1e-4;
/** A run that changed f by less than this share, though its gradient is not zero, may stand on a plateau. */
const HARDLY = 1e-2;
const FLAT = 1e-8;

/**
 * 'doubtful': f changes no more, but its gradient is small only beside what it was at the start. Units that differ too
 * much look like that, and so does an objective on its way to zero.
 */
export type Verdict = 'no' | 'doubtful' | 'yes';

/** What the last step says, in units of the scaled objective. */
export interface Progress {
  readonly nit: number;
  /** What the last step changed f by. */
  readonly change: number;
  /** What rounding can change the merit function by. */
  readonly noise: number;
}

export class StopTest {
  private readonly limits: Limits;
  private readonly space: Workspace;
  private readonly finder: StepFinder;
  /** Whether the variables' lengths were chosen. */
  private isSized = false;
  /** Whether these lengths are the last ones of the run, and whether they were chosen at a start that may be steep. */
  private isLast = false;
  private isSteep = false;
  private isMeasured = false;
  /** The objective's size where the run began, and where its present units began. */
  private startSize = 0;
  private size = 0;
  /** The objective at the start. */
  private startValue = 0;

  constructor(limits: Limits, space: Workspace, finder: StepFinder) {
    this.limits = limits;
    this.space = space;
    this.finder = finder;
  }

  /**
   * Begins a run at the iterate.
   *
   * @param isMeasured - whether the lengths were told by derivatives, at a start where f may be far larger than where it
   * is going.
   * @param least - what the objective's size is at least: f may start at zero, with a gradient that is only error.
   */
  begin(isSized: boolean, isMeasured: boolean, least: number): void {
    this.isSized = isSized;
    this.isLast = false;
    this.isMeasured = isMeasured;
    this.isSteep = isMeasured;
    this.size = Math.max(least, sizeAt(this.space.current, isSized));
    this.startSize = this.size;
    this.startValue = this.space.current.f;
  }

  /**
   * Goes on at the iterate in chosen lengths; the scaled objective is `ratio` times what it was.
   *
   * @param isLast - whether these are the last lengths of the run.
   * @param isSteep - whether f may be far larger here than where it is going.
   */
  changeUnits(ratio: number, isLast: boolean, isSteep: boolean): void {
    this.isLast = isLast;
    this.isSteep = isSteep;
    this.isSized = true;
    this.size = sizeAt(this.space.current, true);
    this.startSize *= ratio;
    this.startValue *= ratio;
  }

  /** @param scale - of the objective. */
  verdict({ nit, change, noise }: Progress, scale: number): Verdict {
    const { limits, space, finder } = this;
    const { current } = space;
    if (finder.delta > 0 || !current.isFeasible) return 'no';
    const left = Math.min(this.predicted(), change);
    // A first B is only a guess, and so is the change that it predicts.
    if (nit === 0 && left > Math.max(noise, limits.ftol * this.size)) return 'no';
    const precision = Math.max(noise, limits.ftol * Math.max(Math.abs(current.f), ZERO * this.size));
    if (limits.fatol > 0 && left <= limits.fatol * scale)
      return this.residual(finder.answer) <= limits.gtol ? 'yes' : 'no';
    if (left > precision || this.residual(finder.answer) > limits.kktGoal) return 'no';
    if (left > Math.max(noise, NOTHING * Math.abs(current.f)) && this.move() > limits.stepGoal) return 'no';
    const residual = this.residualOfPoint(finder.answer);
    if (this.isSized) {
      if (!this.isSteep && this.isZeroBeside(this.size)) return 'yes';
      const isFresh = Math.abs(current.f) >= FRESH * this.size || this.isLast;
      return isFresh && residual <= SIZED_SHARE * limits.kktGoal ? 'yes' : 'doubtful';
    }
    if (residual <= limits.kktGoal) return this.isOnPlateau(residual) ? 'doubtful' : 'yes';
    return this.isZeroBeside(this.size) ? 'yes' : 'doubtful';
  }

  /** The objective's size where the run began, in units of the scaled objective. */
  get sizeAtStart(): number {
    return this.startSize;
  }

  /** Whether f has fallen at a feasible point so far that it must be unbounded. */
  fallsWithoutEnd(): boolean {
    const { current } = this.space;
    return current.isFeasible && current.f < UNBOUNDED * Math.max(1, Math.abs(this.startValue));
  }

  /** Relative KKT residual of the iterate, measured against the objective's size at the start where f is small. */
  residual(multipliers: Multipliers): number {
    return kktResidual(this.space.current, multipliers, this.isSized, this.size);
  }

  /** Whether the iterate may be called a solution though no step makes progress any more. */
  isSolution(multipliers: Multipliers): boolean {
    const { gtol } = this.limits;
    if (this.residualOfPoint(multipliers) <= gtol) return true;
    // f may be zero by chance, so its gradient has to be small too, beside what it was.
    return this.isZeroFromStart() && kktResidual(this.space.current, multipliers, this.isSized, this.startSize) <= gtol;
  }

  /** Whether the step that led to the iterate was no longer than `xtol`. */
  isShortStep(): boolean {
    const { xtol } = this.limits;
    return xtol > 0 && this.move() <= xtol;
  }

  /** Whether f is zero beside what it was at the start of the run. */
  isZeroFromStart(): boolean {
    return this.isZeroBeside(this.startSize);
  }

  /**
   * Whether f is zero beside that, and on its way to zero in chosen units: a start may be so steep that every f is zero
   * beside it, but near a minimum that is not zero the slopes are small beside f.
   */
  isZero(): boolean {
    if (!this.isZeroFromStart()) return false;
    return !this.isSized || this.isMeasured || this.residualOfPoint(this.finder.answer) >= TOWARDS_ZERO;
  }

  /** The same residual measured against nothing but the iterate. */
  private residualOfPoint(multipliers: Multipliers): number {
    return kktResidual(this.space.current, multipliers, this.isSized, 0);
  }

  /** Whether f is about what it was at the start, where its gradient was small too: its variables may be far too small. */
  private isOnPlateau(residual: number): boolean {
    const { current, rows } = this.space;
    return rows === 0 && residual > FLAT && Math.abs(current.f - this.startValue) <= HARDLY * Math.abs(current.f);
  }

  private isZeroBeside(size: number): boolean {
    return Math.abs(this.space.current.f) <= ZERO * this.limits.ftol * size;
  }

  /** The longest move of a variable that the subproblem's step makes, relative to the variable's size. */
  private move(): number {
    const { current, step } = this.space;
    let longest = 0;
    for (let i = 0; i < step.length; i++) {
      longest = Math.max(longest, Math.abs(step[i]!) / variableSize(current.x[i]!, this.isSized));
    }
    return longest;
  }

  /** What the subproblem predicts: half of the linear decrease, and the rows that are not met yet by their prices. */
  private predicted(): number {
    const { current, step } = this.space;
    const { multipliers } = this.finder.answer;
    return Math.abs(dot(current.gradient, step)) / 2 + sumOfSizes(current.values, multipliers);
  }
}

/** The objective's value, or what it changes by when a variable moves by its size, where that is less. */
function sizeAt({ x, f, gradient }: Iterate, isSized: boolean): number {
  let promised = 0;
  for (let i = 0; i < x.length; i++) {
    promised = Math.max(promised, Math.abs(gradient[i]!) * variableSize(x[i]!, isSized));
  }
  return f === 0 ? promised : Math.min(Math.abs(f), promised);
}
