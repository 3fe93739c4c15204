export { describeStrategy, type DescribeStrategyOptions } from './describe-strategy.js';
export { describeAllocator, type DescribeAllocatorOptions } from './describe-allocator.js';
export { describeWorkload, type DescribeWorkloadOptions } from './describe-workload.js';
export type { TestRunner } from './runner.js';
export { describeProblem, type DescribeProblemOptions } from './describe-problem.js';
export { describeEnvironment, type DescribeEnvironmentOptions } from './describe-environment.js';
export { describeMeasuredStrategy, type DescribeMeasuredStrategyOptions } from './describe-measured-strategy.js';
