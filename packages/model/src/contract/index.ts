// What every cost model, strategy, workload and environment is; no cost among it.
export {
  activeDevices,
  choicesOf,
  requireCost,
  requireProblem,
  requireTwoChoices,
  type CostWalk,
  type DecisionProblem,
  type Evaluation,
  type Sense,
} from './decision-problem.js';
export {
  requireAllocator,
  underRule,
  type AllocationRule,
  type AnyRule,
  type Reallocatable,
  type RuleSettings,
} from './allocation-rule.js';
export { requireFactors, underFactors, type CostFactors, type Rescalable } from './cost-factors.js';
export type { JsonObject, JsonValue } from './json.js';
export {
  deviceIds,
  measuredSlot,
  requireAdopted,
  type DeviceId,
  type DeviceNumbers,
  type MeasurableProblem,
  type MeasuredSlot,
  type MeasuredStrategy,
  type Measurement,
  type Proposal,
  type ResumableStrategy,
} from './measured-strategy.js';
export { readMeasurement, totalCost, type ReadMeasurement } from './measurement.js';
export { ProposalError, type ProposalErrorDetail } from './proposal-error.js';
export { createProposalLedger, type LedgerOptions, type ProposalLedger } from './proposal-ledger.js';
export { createSumTree, type SumTree } from './sum-tree.js';
export type { AnyCostStrategy, Decision, Strategy } from './strategy.js';
export { requireWorkload, type Workload, type WorkloadEvent } from './workload.js';
export { logRatio } from './log-ratio.js';
export type { Environment, Outcome } from './environment.js';
export { createRandom, requireRandom, type Random } from './random.js';
export { standardNormal } from './standard-normal.js';
export { requireRows } from './rows.js';
export { requireOffload } from './decision-vector.js';
export {
  requireFunction,
  requireLength,
  requireList,
  requireMethods,
  requireNumber,
  requireNumbers,
  requireOneOf,
  requireOptions,
  requireRange,
  type Domain,
  type Range,
} from './domain.js';
export {
  LengthMismatchError,
  OutOfDomainError,
  UnsupportedProblemError,
  type LengthMismatchDetail,
  type OutOfDomainDetail,
} from './errors.js';
/** The default of type parameters, so that `Strategy` alone is a strategy for the paper's problem. */
export type { OffloadingProblem } from '../server-share/offloading-problem.js';
