export { allLocal } from './fixed/all-local.js';
export { allOffload, type AllOffloadOptions } from './fixed/all-offload.js';
export { randomOffload, type RandomOffloadOptions } from './fixed/random-offload.js';
export { sizeThreshold, type SizeThresholdOptions } from './fixed/size-threshold.js';
export { coordinateDescent, type CoordinateDescentOptions } from './descent/coordinate-descent.js';
export { cdAverage, type CdAverageOptions } from './descent/cd-average.js';
export { cdSlsqp, type CdSlsqpOptions } from './descent/cd-slsqp.js';
export { greedy } from './descent/greedy.js';
export { simulatedAnnealing, type SimulatedAnnealingOptions } from './descent/simulated-annealing.js';
export type { Start, StartRule } from './descent/start.js';
export { relaxationRounding, type RelaxationStrategy, type RelaxedDecision } from './relaxation/relaxation-rounding.js';
export {
  clockAuction,
  type AuctionDecision,
  type ClockAuction,
  type ClockAuctionDecision,
  type ClockAuctionOptions,
} from './auction/clock-auction.js';
export { vcgAuction, type VcgAuction, type VcgAuctionOptions, type VcgDecision } from './auction/vcg-auction.js';
export {
  bestResponse,
  type BestResponse,
  type BestResponseOptions,
  type EquilibriumDecision,
} from './game/best-response.js';
export { selfishEqualShares, selfishRootShares, tolledRootShares, type GameRule } from './game/game-rule.js';
export { priceOfAnarchy, type PriceOfAnarchy } from './game/price-of-anarchy.js';
export { jointTableSize, qLearning, type QLearner, type QLearningOptions } from './learning/q-learning.js';
export { geneticAlgorithm, type GeneticAlgorithmOptions } from './metaheuristic/genetic-algorithm.js';
export { bruteForce, type BruteForceOptions } from './exact/brute-force.js';
export { exact, type ExactOptions, type ExactSolution, type ExactStrategy, type StopSignal } from './exact/exact.js';
export type { Interaction, InteractionOptions, InteractiveDecision, InteractiveStrategy } from './interaction.js';
