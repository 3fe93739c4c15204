export { hiddenCosts, type AllocationOf, type HiddenCostsOptions, type HiddenCostsProblem } from './hidden-costs.js';
export { hiddenCostsWorkload, type HiddenCostsWorkloadOptions } from './hidden-costs-workload.js';
export { asTold } from './as-told.js';
export { identifiedRows } from './identified-rows.js';
