export {
  runStrategies,
  type EnvironmentRunOptions,
  type RunOptions,
  type WorkloadRunOptions,
} from './run/run-strategies.js';
export type { StrategyRun } from './run/strategy-run.js';
export { compareRuns, type ComparableRun } from './run/compare-runs.js';
export { strategyRows, type StrategyTableOptions } from './tables/strategy-table.js';
export { longRun, type LongRun } from './statistics/long-run.js';
export { CostBelowMinimumError, type CostBelowMinimumDetail } from './run/cost-below-minimum-error.js';
export { timeDecisions, type Timing, type TimingOptions } from './run/time-decisions.js';
export { rollingWindow, type RollingWindow } from './statistics/rolling-window.js';
export { estimate, type Estimate, type EstimateOptions } from './statistics/estimate.js';
export type { Blocks, Cluster, Statistic } from './statistics/moments.js';
export { ratioOfMeans, type RatioOfMeansOptions } from './statistics/ratio-of-means.js';
export { medianOverRuns, type MedianOptions } from './statistics/median-over-runs.js';
export { settlingPoint, type SettlingOptions } from './statistics/settling.js';
export { studentQuantile } from './statistics/student-t.js';
export { interquartileMean } from './statistics/interquartile-mean.js';
export {
  probabilityOfImprovement,
  type Improvement,
  type ImprovementOptions,
} from './statistics/probability-of-improvement.js';
export {
  performanceProfiles,
  shareWithin,
  type PerformanceProfile,
  type ProfileStep,
  type SolverMeasure,
} from './statistics/performance-profile.js';
export { scalingExponent, type ScalingFit } from './statistics/scaling-exponent.js';
export { RECORD_EVERY, type RatioRun, ratioRows, recorded, toCsv, toJson, type Row } from './tables/records.js';
export { lineChart } from './charts/line-chart.js';
export type {
  Axis,
  ChartGuide,
  ChartMark,
  ChartTheme,
  LineChart,
  Point,
  Series,
  ValueAxis,
} from './charts/line-chart-model.js';
export { chartLegend, type LegendEntry } from './charts/curve-styles.js';
export type { ChartSpecification } from './charts/chart-specification.js';
export {
  performanceProfileChart,
  performanceProfileLines,
  type PerformanceProfileChartOptions,
} from './charts/performance-profile-chart.js';
