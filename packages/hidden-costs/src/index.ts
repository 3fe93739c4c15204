export { hiddenCosts, type AllocationOf, type HiddenCostsOptions, type HiddenCostsProblem } from './hidden-costs.js';
export { hiddenCostsWorkload, type HiddenCostsWorkloadOptions } from './hidden-costs-workload.js';
export { asTold } from './as-told.js';
export {
  measuredOutcomes,
  type ArrivedReport,
  type MeasuredOutcomes,
  type MeasuredOutcomesOptions,
} from './measured-outcomes.js';
export { identifiedRows } from './identified-rows.js';
