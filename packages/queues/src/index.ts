export { lydrooParameters, type QueueParameters } from './parameters.js';
export { lydrooWeights, queueProblem, type QueueProblemOptions } from './queue-problem.js';
export type { QueueAllocation, QueueObserver, QueueProblem } from './frame.js';
export type { Terms } from './terms.js';
export { observeEarnings, observeQueues, EARNING_FEATURES, QUEUE_FEATURES } from './rows.js';
export { queueMinimum, type QueueMinimum, type QueueMinimumOptions } from './minimum.js';
export { queueEnvironment, type QueueEnvironmentOptions } from './queue-environment.js';
export { ricianSlots, type QueueSlot, type RicianSlotsOptions } from './rician-slots.js';
