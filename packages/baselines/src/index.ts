// For any cost: these need only the contract of a decision problem.
export { allLocal } from './any-cost/all-local.js';
export { sameChoice, type SameChoiceOptions } from './any-cost/same-choice.js';
export { randomOffload, type RandomOffloadOptions } from './any-cost/random-offload.js';
export { greedy } from './any-cost/greedy.js';
export { coordinateDescent, type CoordinateDescentOptions } from './any-cost/coordinate-descent.js';
export { simulatedAnnealing, type SimulatedAnnealingOptions } from './any-cost/simulated-annealing.js';
export { geneticAlgorithm, type GeneticAlgorithmOptions } from './any-cost/genetic-algorithm.js';
export { bruteForce, type BruteForceOptions } from './any-cost/brute-force.js';
export type { Start, StartRule } from './any-cost/start.js';
export { proposing } from './any-cost/measured/proposing.js';
export { randomProposals, type RandomProposalsOptions } from './any-cost/measured/random-proposals.js';
export { deviceBandits, type DeviceBanditsOptions } from './any-cost/measured/device-bandits.js';

// For the paper's cost.
export { allOffload, type AllOffloadOptions } from './server-share/all-offload.js';
export { sizeThreshold, type SizeThresholdOptions } from './server-share/size-threshold.js';
export { cdAverage, type CdAverageOptions } from './server-share/descent/cd-average.js';
export { cdSlsqp, type CdSlsqpOptions } from './server-share/descent/cd-slsqp.js';
export {
  relaxationRounding,
  type RelaxationStrategy,
  type RelaxedDecision,
} from './server-share/relaxation-rounding.js';
export {
  clockAuction,
  type AuctionDecision,
  type ClockAuction,
  type ClockAuctionDecision,
  type ClockAuctionOptions,
} from './server-share/auction/clock-auction.js';
export {
  vcgAuction,
  type VcgAuction,
  type VcgAuctionOptions,
  type VcgDecision,
} from './server-share/auction/vcg-auction.js';
export {
  bestResponse,
  type BestResponse,
  type BestResponseOptions,
  type EquilibriumDecision,
} from './server-share/game/best-response.js';
export {
  selfishEqualShares,
  selfishRootShares,
  tolledRootShares,
  type GameRule,
} from './server-share/game/game-rule.js';
export { priceOfAnarchy, type PriceOfAnarchy } from './server-share/game/price-of-anarchy.js';
export { jointTableSize, qLearning, type QLearner, type QLearningOptions } from './server-share/q-learning.js';
export { exact, type ExactStrategy } from './server-share/exact.js';
export type { ExactOptions, ExactSolution, StopSignal } from '@mec/model';
export type {
  Interaction,
  InteractionOptions,
  InteractiveDecision,
  InteractiveStrategy,
} from './server-share/interaction.js';
