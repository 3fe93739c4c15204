// The contract: what every cost model, strategy, workload and environment is.
export * from './contract/index.js';
export type { StopSignal } from '@mec/slsqp';

// The paper's cost: one server shared among the offloaders.
export {
  paperDevice,
  paperSystem,
  COST_PARTS,
  hasEqualDevices,
  validateSystem,
  withCostFactors,
  type Device,
  type EdgeSystem,
} from './server-share/edge-system.js';
export { isOffloadingProblem, requireOffloadingProblem } from './server-share/offloading-problem.js';
export { createProblem } from './server-share/create-problem.js';
export { objective } from './server-share/objective.js';
export { localCost, offloadCost, type TaskCost } from './server-share/task-cost.js';
export { cost, breakdown, type Breakdown } from './server-share/cost.js';
export { offloadedTasks, type Allocator } from './server-share/allocators/allocator.js';
export { withinCapacity } from './server-share/allocators/within-capacity.js';
export { closedFormAllocator } from './server-share/allocators/closed-form.js';
export { equalShareAllocator, type EqualShareOptions } from './server-share/allocators/equal-share.js';
export { slsqpAllocator, type SlsqpAllocatorOptions } from './server-share/allocators/slsqp.js';
export { decisionProblem, observeTasks, type Observer } from './server-share/decision-problem.js';
export { uniformWorkload, type UniformWorkloadOptions } from './server-share/workloads/uniform.js';
export { differentDevicesWorkload, type DifferentDevicesOptions } from './server-share/workloads/different-devices.js';
export { traceWorkload, type TraceWorkloadOptions } from './server-share/workloads/trace.js';
export { scheduledWorkload, type EnvironmentChange } from './server-share/workloads/scheduled.js';
export { minimum } from './server-share/minimum/minimum.js';
export { sortedPrefixMinimum, type Minimum } from './server-share/minimum/sorted-prefix.js';
export { enumeratedMinimum, ENUMERATION_LIMIT } from './server-share/minimum/enumeration.js';
export {
  exactSolver,
  type ExactOptions,
  type ExactSolution,
  type ExactSolver,
} from './server-share/minimum/exact-solver.js';
export { relaxedMinimum, type RelaxedMinimum } from './server-share/minimum/relaxation.js';
