export { drooParameters, type WirelessParameters } from './parameters.js';
export { alternatingWeights, wirelessPoweredProblem, type WirelessPoweredOptions } from './wireless-powered-problem.js';
export type { FrameAllocation, WirelessObserver, WirelessPoweredProblem } from './frame.js';
export type { Terms } from './terms.js';
export { observeGains, observePrices, PRICE_FEATURES } from './rows.js';
export { drooDistances, drooPathLoss, meanGain, type PathLoss } from './channel.js';
export { fadingWorkload, type FadingWorkloadOptions } from './fading-workload.js';
export { wirelessPoweredMinimum, type WirelessPoweredMinimum, type WirelessPoweredMinimumOptions } from './minimum.js';
