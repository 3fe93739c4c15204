// The uplink divided among the offloaders, by time or by frequency.
export type { Access, ChannelShares, DividedUplinkCoefficients } from './division/coefficients.js';
export {
  dividedUplinkProblem,
  type DividedUplinkAllocation,
  type DividedUplinkOptions,
  type DividedUplinkProblem,
} from './division/divided-uplink-problem.js';
export { dividedUplinkWorkload, type DividedUplinkWorkloadOptions } from './division/divided-uplink-workload.js';
export { DIVIDED_UPLINK_FEATURES, observeDividedUplink } from './division/rows.js';

// One channel for all offloaders at once.
export type { InterferenceCoefficients } from './interference/coefficients.js';
export {
  interferenceProblem,
  type InterferenceAllocation,
  type InterferenceOptions,
  type InterferenceProblem,
  type RadioSystem,
} from './interference/interference-problem.js';
export { interferenceWorkload, type InterferenceWorkloadOptions } from './interference/interference-workload.js';
export { INTERFERENCE_FEATURES, observeInterference } from './interference/rows.js';
