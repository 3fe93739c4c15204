/**
 * Why a run ended. Codes up to 9 are scipy's and mean what they mean there; those that scipy does not have start at 10.
 */
export const Status = {
  /** Constraints met to `constraintTolerance`, the objective settled to `ftol`, KKT residual at most `gtol`. */
  converged: 0,
  /** The constraints cannot be met, as far as can be told near x, which violates them least (scipy: incompatible). */
  infeasible: 4,
  /** No step lowers the merit function, even with a fresh B and finer differences (scipy: positive derivative). */
  noDescent: 8,
  /** `maxiter` iterations were made. */
  maxIterations: 9,
  /** `maxfev` evaluations of the objective were made. */
  maxEvaluations: 10,
  /** A function or derivative is NaN or infinite, and no shorter step avoids it. */
  nonFinite: 11,
  /** `callback` returned true. */
  stoppedByCallback: 12,
  /** `signal` was aborted. */
  aborted: 13,
  /** The objective falls without end along feasible points. */
  unbounded: 14,
  /** `maxTime` milliseconds have passed. */
  maxTime: 15,
  /** The last step was no longer than `xtol`, and the KKT residual is above `gtol`. */
  shortStep: 16,
} as const;

/** One of the codes above. */
export type Status = (typeof Status)[keyof typeof Status];
