export type { Bound } from './bounds.js';
export type { Constraint, JacobianValue } from './constraint.js';
export { InvalidArgumentError, type InvalidArgumentDetail } from './errors.js';
export { minimize } from './minimize.js';
export type { DifferenceScheme, GradientFunction, IterationState, MinimizeOptions, Tolerances } from './options.js';
export type { BoundMultipliers, MinimizeResult } from './result.js';
export { Status } from './status.js';
