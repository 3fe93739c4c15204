export type { DeadlineCoefficients } from './coefficients.js';
export { deadlineProblem, type DeadlineOptions, type DeadlineProblem } from './deadline-problem.js';
export { deadlineWorkload, type DeadlineWorkloadOptions } from './deadline-workload.js';
export { DEADLINE_FEATURES, observeDeadlines } from './rows.js';
export { SHARE_RULES, type ShareRule } from './shares/share-rule.js';
