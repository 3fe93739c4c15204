/**
 * Why a run ended. Codes 0-9 are scipy's (`optimize._slsqp_py`); those that scipy does not have start at 10.
 */
export const Status = {
  /** All tolerances hold at the returned point. */
  converged: 0,
  /** The rows of the linearised constraints depend on each other and contradict each other (scipy: singular C). */
  singularConstraints: 6,
  /** No direction lowers the merit function, even from a fresh Hessian and with better differences. */
  noDescent: 8,
  /** `maxiter` iterations were made. */
  maxIterations: 9,
  /** `maxfev` evaluations of the objective were made. */
  maxEvaluations: 10,
  /** The constraints cannot be met, as far as can be told near the returned point: it violates them least. */
  infeasible: 4,
  /** `fun`, a constraint or a gradient is NaN or infinite where the run cannot step around it. */
  nonFinite: 11,
  /** `callback` returned true. */
  stoppedByCallback: 12,
  /** `signal` was aborted. */
  aborted: 13,
  /** The objective falls without end along feasible points. */
  unbounded: 14,
} as const;

export type Status = (typeof Status)[keyof typeof Status];
