export type { Bound, Bounds } from './bounds.js';
export type { Clock } from './clock.js';
export type {
  AnyConstraint,
  Constraint,
  InferredConstraint,
  JacobianValue,
  LinearConstraint,
  LinearRange,
  MatrixLike,
  MatrixValue,
} from './constraint.js';
export { InvalidArgumentError, type InvalidArgumentDetail } from './errors.js';
export type { Hessian, HessianFunction } from './hessian/user-hessian.js';
export type { IterationCallback, IterationState, StopSignal } from './hooks.js';
export type { XScale } from './evaluation/variable-lengths.js';
export type { FiniteDifferenceStep } from './differences/difference-option.js';
export { leastSquares, type LeastSquaresOptions, type LeastSquaresResult } from './least-squares/least-squares.js';
export type { ResidualJacobian } from './least-squares/residual-model.js';
export { multistart, type FoundMinimum, type MultistartOptions, type MultistartResult } from './multistart.js';
export { minimize } from './minimize.js';
export type { DifferenceScheme, GradientFunction, InferredScheme } from './gradient-function.js';
export type { MinimizeOptions, Tolerances } from './options.js';
export type { BoundMultipliers, MinimizeResult } from './result.js';
export { checkGradient, type GradientCheck, type GradientCheckOptions } from './differences/check-gradient.js';
export { createSolver, type SolveChanges, type Solver, type SolverOptions } from './solver.js';
export type { Vector } from './vector.js';
export { Status } from './status.js';
