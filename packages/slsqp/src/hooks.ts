import type { Vector } from './vector.js';

/** What a callback sees once an iteration. */
export interface IterationState {
  /** The iterate, a copy of its own. */
  readonly x: Vector;
  readonly fun: number;
  /** Iterations made, and evaluations of the objective so far (differences included). */
  readonly nit: number;
  readonly nfev: number;
  /** Largest constraint violation at x. */
  readonly maxcv: number;
  /** Merit function at x: objective plus weighted violations. This, not `fun`, falls in every iteration. */
  readonly merit: number;
  /** Euclidean length of the step that led here, and the share of the subproblem's step that it is. */
  readonly stepNorm: number;
  readonly stepLength: number;
  /** Relative KKT residual at x with the multipliers of the step that led here. */
  readonly kktResidual: number;
}

/** Called once an iteration; true stops the run. */
export type IterationCallback = (state: IterationState) => boolean | void;

/** What of an `AbortSignal` is used: an AbortSignal of any platform fits. */
export interface StopSignal {
  readonly aborted: boolean;
}

/** The caller's hooks into one run. */
export interface Hooks {
  readonly callback?: IterationCallback | undefined;
  readonly signal?: StopSignal | undefined;
}
