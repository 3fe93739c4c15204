export { describeStrategy, type DescribeStrategyOptions, type TestRunner } from './describe-strategy.js';
