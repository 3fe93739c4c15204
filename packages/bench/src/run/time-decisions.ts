/** How long decisions take. The clock is the caller's: this package reads none. */
import { OutOfDomainError, requireFunction, requireNumber, requireOptions, type OffloadingProblem } from '@mec/model';
import { quantileSorted } from 'simple-statistics';

export interface TimingOptions<P = OffloadingProblem> {
  /** What is timed: `(problem) => strategy.decide(problem)`, or an agent's `act`. Synchronous: no promise is awaited. */
  readonly decide: (problem: P) => unknown;
  /** One decision each. */
  readonly problems: readonly P[];
  /** Decisions before the clock runs, so that the code is compiled; taken from the start of `problems`. Default 50. */
  readonly warmup?: number;
  /** Milliseconds that only grow, such as `() => performance.now()`. */
  readonly clock: () => number;
}

/** Seconds. */
export interface Timing {
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly mean: number;
  /** One per problem, in their order. */
  readonly samples: Float64Array;
}

/**
 * Times one decision per problem.
 *
 * @throws OutOfDomainError when there is no problem, or warmup is not an integer >= 0.
 */
export function timeDecisions<P = OffloadingProblem>(options: TimingOptions<P>): Timing {
  requireOptions('timeDecisions', options);
  const { decide, problems, warmup = 50, clock } = options;
  requireNumber('timeDecisions', 'warmup', warmup, { min: 0, integer: true });
  requireFunction('timeDecisions', 'decide', decide);
  requireFunction('timeDecisions', 'clock', clock);
  // Callers from plain JavaScript may hand anything.
  const count: unknown = (problems as ArrayLike<P> | null | undefined)?.length;
  if (count === 0 || typeof count !== 'number') {
    throw new OutOfDomainError({ where: 'timeDecisions', what: 'problems', got: [], expected: 'at least one problem' });
  }
  for (let i = 0; i < warmup; i++) decide(problems[i % problems.length]!);
  const samples = Float64Array.from(problems, (problem) => {
    const start = clock();
    decide(problem);
    return (clock() - start) / 1000;
  });
  return summariseTiming(samples);
}

function summariseTiming(samples: Float64Array): Timing {
  const sorted = Array.from(samples).sort((a, b) => a - b);
  return {
    median: quantileSorted(sorted, 0.5),
    p95: quantileSorted(sorted, 0.95),
    p99: quantileSorted(sorted, 0.99),
    mean: samples.reduce((sum, sample) => sum + sample, 0) / samples.length,
    samples,
  };
}
