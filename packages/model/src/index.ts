export {
  paperDevice,
  paperSystem,
  hasEqualDevices,
  validateSystem,
  type Device,
  type EdgeSystem,
} from './edge-system.js';
export { createProblem, type OffloadingProblem } from './problem.js';
export { localCost, offloadCost, type TaskCost } from './task-cost.js';
export { cost, breakdown, type Breakdown } from './cost.js';
export { offloadedTasks, withinCapacity, type Allocator } from './allocators/allocator.js';
export { closedFormAllocator } from './allocators/closed-form.js';
export { equalShareAllocator, type EqualShareOptions } from './allocators/equal-share.js';
export { slsqpAllocator, type SlsqpAllocatorOptions } from './allocators/slsqp.js';
export type { Decision, Strategy } from './strategy.js';
export {
  decisionProblem,
  observeTasks,
  type DecisionProblem,
  type Evaluation,
  type Observer,
} from './decision-problem.js';
export type { Workload, WorkloadEvent } from './workload/workload.js';
export { uniformWorkload, type UniformWorkloadOptions } from './workload/uniform.js';
export { differentDevicesWorkload, type DifferentDevicesOptions, type Range } from './workload/different-devices.js';
export { traceWorkload, type TraceWorkloadOptions } from './workload/trace.js';
export { scheduledWorkload, type EnvironmentChange } from './workload/scheduled.js';
export { sortedPrefixMinimum, type Minimum } from './minimum/sorted-prefix.js';
export { enumeratedMinimum, ENUMERATION_LIMIT } from './minimum/enumeration.js';
export { minimum } from './minimum/minimum.js';
export { createRandom, type Random } from './random.js';
export { requireOffload } from './offload-vector.js';
export { requireLength, requireNumber, type Domain } from './domain.js';
export { LengthMismatchError, OutOfDomainError, type LengthMismatchDetail, type OutOfDomainDetail } from './errors.js';
