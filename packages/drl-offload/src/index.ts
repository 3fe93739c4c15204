export { createAgent } from './create-agent.js';
export type { Agent, AgentCounters } from './agent/agent.js';
export type { AgentSnapshot } from './agent/agent-snapshot.js';
export type { AgentOptions } from './agent/options.js';
export type { AdaptiveCount } from './agent/candidate-count.js';
export { generalComposition, type GeneralComposition } from './composition/general-composition.js';
export { paperComposition, type PaperComposition, type PaperNumbers } from './composition/paper-composition.js';
export { sharedComposition, type SharedComposition } from './composition/shared-composition.js';
export type { OffloadingAgent } from './persistence/offloading-agent.js';
export { loadAgent, type LoadOptions } from './persistence/load-agent.js';
export { AgentFileError, type AgentFileDetail } from './persistence/errors.js';
export { AgentDisposedError, type AgentDisposedDetail } from './agent/agent-disposed-error.js';
export { BACKENDS, type BackendName } from './trainer/backend-name.js';
export { BackendUnavailableError, type BackendUnavailableDetail } from './trainer/backend-unavailable-error.js';
export { openBackend, type BackendOptions } from './trainer/open-backend.js';
export type { Gradient, GradientOf, Trainer, TrainingRows } from './trainer/trainer.js';
export { guidedSearch } from './search/guided-search.js';
export { estimatePolicy, type EstimatePolicyOptions } from './policy/estimate-policy.js';
export { triedMemory, type TriedMemoryOptions } from './memory/tried-memory.js';
export type { TriedSlot } from './memory/tried-slot.js';
export type { SlotView } from './view/slot-view.js';
export type { Search, SearchSlot, Tries } from './search/search.js';
export type { Tried } from './search/tried.js';
export type { Experience } from './memory/experience.js';
export type { Policy, PolicyContext, PolicyPart } from './policy/policy.js';
export { densePolicy, type DensePolicyOptions } from './policy/dense.js';
export { sharedPolicy, type SharedPolicyOptions } from './policy/shared.js';
export { supervisedPolicy, type SupervisedOptions } from './policy/supervised.js';
export { observeOffloading, OFFLOADING_FEATURES } from './observation/offloading-features.js';
export { observeSlotRatios, SLOT_RATIOS } from './observation/slot-ratios.js';
export type { Exploration, Explorer } from './explorer/explorer.js';
export { perturb, type AnnealedFlips, type PerturbOptions } from './explorer/perturb.js';
export { orderLadder } from './explorer/order-ladder.js';
export { orderPreserving, type OrderPreservingOptions } from './explorer/order-preserving.js';
export { nearest } from './explorer/nearest.js';
export { union } from './explorer/union.js';
export type { Batch, MemoryPart, ReplayMemory } from './memory/replay-memory.js';
export { fifoMemory, type FifoMemoryOptions } from './memory/fifo.js';
export { prioritisedMemory, type PrioritisedMemoryOptions } from './memory/prioritised.js';
export { onlineBatchMemory, type OnlineBatchMemoryOptions } from './memory/online-batch.js';
export type { Network, Layer } from './network/network.js';
export type { JsonObject, JsonValue, NumberArray, PartDescription, Persistent, Snapshot } from './snapshot/snapshot.js';
export {
  measuredLearner,
  type MeasuredLearner,
  type MeasuredLearnerOptions,
  type MeasuredStatus,
} from './measured/measured-learner.js';
export type { MeasuredOptions } from './measured/options.js';
export type { DriftEvent } from './measured/cost-model.js';
export type { PageHinkleyOptions } from './measured/page-hinkley.js';
export {
  guard,
  type Guard,
  type GuardedProposal,
  type GuardOptions,
  type GuardReason,
  type GuardState,
} from './guard/guard.js';
