export { allLocal } from './fixed/all-local.js';
export { allOffload, type AllOffloadOptions } from './fixed/all-offload.js';
export { coordinateDescent, type CoordinateDescentOptions } from './descent/coordinate-descent.js';
export { cdAverage, type CdAverageOptions } from './descent/cd-average.js';
export { cdSlsqp, type CdSlsqpOptions } from './descent/cd-slsqp.js';
export type { Start, StartRule } from './descent/start.js';
export { bruteForce, type BruteForceOptions } from './exact/brute-force.js';
export { exact, type ExactOptions, type ExactSolution, type ExactStrategy, type StopSignal } from './exact/exact.js';
